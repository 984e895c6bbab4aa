namespace LigdiCash.Checkout;

/// <summary>The page between the summary and the gateway's payment page, with that page's address and the formatted amount.</summary>
public sealed record ForwardingView(string PaymentPage, string Amount);

/// <summary>The page between the gateway's payment page and the result page.</summary>
/// <param name="Which"><c>return</c>, or <c>cancel</c> when the payer canceled: the prefix of the text keys.</param>
/// <param name="Next">The address of the result page.</param>
public sealed record ReturnInterstitialView(string Which, string Next);

/// <summary>A page with a message only: the keys of its title and its text.</summary>
public sealed record MessageView(string Title, string Text);

/// <summary>The page for a cart that changed after the payment of its reference, with the address of the receipt.</summary>
public sealed record PaidBeforeView(string Reference, string Payment);

/// <summary>The page while the database is unavailable. The address to retry is the same one, or the summary page after a post.</summary>
public sealed record UnavailableView(string Again);

/// <summary>The page while an earlier post of the same form is processed. It posts itself again.</summary>
/// <param name="Again">The form fields to post again, by name.</param>
/// <param name="WithoutScript">The address of the link for browsers without scripts.</param>
public sealed record RunningView(IReadOnlyList<KeyValuePair<string, string>> Again, string WithoutScript);

/// <summary>The lines of a cart, and its total under the label with this text key.</summary>
public sealed record LinesView(CheckoutCart Cart, string Total);
