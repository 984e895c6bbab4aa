namespace LigdiCash.Checkout;

/// <summary>The page between the summary and the gateway's payment page.</summary>
/// <param name="PaymentPage">The address of the gateway's payment page.</param>
/// <param name="Amount">The formatted amount.</param>
public sealed record ForwardingView(string PaymentPage, string Amount);

/// <summary>The page between the gateway's payment page and the result page.</summary>
/// <param name="Which"><c>return</c>, or <c>cancel</c> when the payer canceled: the prefix of the text keys.</param>
/// <param name="Next">The address of the result page.</param>
public sealed record ReturnInterstitialView(string Which, string Next);

/// <summary>A page with a message only.</summary>
/// <param name="Title">The key of its title.</param>
/// <param name="Text">The key of its text.</param>
public sealed record MessageView(string Title, string Text);

/// <summary>The page for a cart that changed after the payment of its reference.</summary>
/// <param name="Reference">The paid reference.</param>
/// <param name="Payment">The address of the payment's page with its receipt.</param>
public sealed record PaidBeforeView(string Reference, string Payment);

/// <summary>The page while the database is unavailable.</summary>
/// <param name="Again">The address to retry: the same one, or the summary page after a post.</param>
public sealed record UnavailableView(string Again);

/// <summary>The page while an earlier post of the same form is processed. It posts itself again.</summary>
/// <param name="Again">The form fields to post again, by name.</param>
/// <param name="WithoutScript">The address of the link for browsers without scripts.</param>
public sealed record RunningView(IReadOnlyList<KeyValuePair<string, string>> Again, string WithoutScript);

/// <summary>The lines and the total of a cart.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Total">The text key of the total's label.</param>
public sealed record LinesView(CheckoutCart Cart, string Total);
