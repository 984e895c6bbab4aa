using LigdiCash.Client;

namespace Checkout.Plugin;

// How the shopper wants to pay. Phone and code are only passed on: no log shows them, and no row keeps more than the ends of the number.
internal sealed record PaymentChoice(PaymentMethods Method, PhoneNumber? Phone = null, Operator? Operator = null, Secret? Otp = null)
{
    public static readonly PaymentChoice Hosted = new(PaymentMethods.Hosted);

    // What tells two wishes apart: for a phone the way and the number, and nothing else, or the same phone would be rung twice for one purchase.
    public string Digest { get; init; } = nameof(PaymentMethods.Hosted);
}
