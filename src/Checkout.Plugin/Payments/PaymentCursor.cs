namespace LigdiCash.Checkout.Payments;

// The place of a payment in a list that is ordered by time, then by id.
internal sealed record PaymentCursor(long CreatedAt, string Id)
{
    public static PaymentCursor Of(CheckoutPayment payment) => new(payment.Row.CreatedAt, payment.Id);

    public static PaymentCursor Before(DateTimeOffset? time) => new(time?.ToUnixTimeMilliseconds() ?? long.MaxValue, "");

    public static PaymentCursor Parse(string text) =>
        text.Split('-') is [var time, var id] && CheckoutId.IsId(id)
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var createdAt)
            ? new(createdAt, id)
            : throw new ArgumentException($"PaymentQuery.After is \"{text}\": pass the Next of the page before, unchanged.", nameof(text));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt}-{Id}");
}
