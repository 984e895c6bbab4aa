using LigdiCash.Client;

namespace Checkout.Plugin;

/// How the shopper wants to pay. Phone and code are only passed on: no log shows them, and no row keeps more than the ends of the number.
internal sealed record WayToPay(PaymentMethods Method, PhoneNumber? Phone = null, Operator? Operator = null, Secret? Otp = null)
{
    public static readonly WayToPay Hosted = new(PaymentMethods.Hosted);

    public string Name => Method.ToString().ToLowerInvariant();

    /// What tells two wishes apart. Not the code: a corrected one is the same wish.
    public string Digest => Phone is null ? Name : Payment.Digest($"{Name} {Operator?.Name} {Phone.Digits}");
}
