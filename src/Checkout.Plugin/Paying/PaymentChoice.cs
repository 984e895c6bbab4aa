namespace LigdiCash.Checkout.Paying;

// Phone number and code are never logged. The database stores only the ends of the number.
internal sealed record PaymentChoice(PaymentMethods Method, PhoneNumber? Phone = null, Operator? Operator = null, Secret? Otp = null)
{
    public static readonly PaymentChoice Hosted = new(PaymentMethods.Hosted);

    // Covers method and number only: any further value would allow a second prompt to the same phone for one purchase.
    public string Digest { get; init; } = nameof(PaymentMethods.Hosted);
}
