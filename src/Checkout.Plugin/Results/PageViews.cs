namespace Checkout.Plugin;

/// <summary>The page on the way to the gateway's.</summary>
/// <param name="PaymentPage">The gateway's page, where the link leads.</param>
/// <param name="Amount">What is paid, as people write it.</param>
public sealed record ForwardingView(string PaymentPage, string Amount);

/// <summary>The page on the way back from the gateway's.</summary>
/// <param name="Which"><c>return</c>, or <c>cancel</c> when the payer turned back: the beginning of the texts' keys.</param>
/// <param name="Next">The payment's own page, where the link leads.</param>
public sealed record ReturnInterstitialView(string Which, string Next);

/// <summary>A page that only says something.</summary>
/// <param name="Title">The key of its title.</param>
/// <param name="Text">The key of its text.</param>
public sealed record MessageView(string Title, string Text);

/// <summary>The page where a cart changed after its reference was paid, and the shop says nothing of the rest.</summary>
/// <param name="Reference">The reference that is paid.</param>
/// <param name="Payment">The page of the payment, with its receipt.</param>
public sealed record PaidBeforeView(string Reference, string Payment);

/// <summary>The page while the database is away.</summary>
/// <param name="Again">Where to look again: the same address, or the summary where a form was posted.</param>
public sealed record UnavailableView(string Again);

/// <summary>The page while the same press is still being worked on: it posts itself again.</summary>
/// <param name="Again">The fields to post again, by name.</param>
/// <param name="WithoutScript">Where the page leads where no script runs.</param>
public sealed record RunningView(IReadOnlyList<KeyValuePair<string, string>> Again, string WithoutScript);
