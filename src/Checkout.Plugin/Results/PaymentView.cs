namespace Checkout.Plugin;

/// How a payment stands, in the vocabulary that pages, scripts and tests share.
internal static class PaymentWord
{
    public static string Of(Payment payment) => payment.Status switch
    {
        PaymentStatus.Sending or PaymentStatus.Pending => "pending",
        PaymentStatus.Paid => "paid",
        PaymentStatus.Expired => "expired",
        PaymentStatus.Review => "review",
        _ => "not-completed",
    };
}

/// What the result page says of a payment.
internal sealed record PaymentView(Payment Payment, FulfillmentRow? Fulfillment, bool IsBusy, bool HasLeft, string? OrderLink)
{
    public string Word => PaymentWord.Of(Payment);

    public string Order => Fulfillment?.OrderNumber ?? Payment.Reference;

    public bool MayRetry => Payment.Status is PaymentStatus.NotCompleted or PaymentStatus.Expired or PaymentStatus.Refused or PaymentStatus.Abandoned;

    /// Another press leads to the same open invoice.
    public bool MayGoOn => Payment.Status == PaymentStatus.Pending;

    public string Title => Payment.Status switch
    {
        PaymentStatus.Refused or PaymentStatus.Abandoned => "result.stopped.title",
        PaymentStatus.Pending when HasLeft => "cancel.title",
        _ => $"result.{Word}.title",
    };

    public string Text => Payment.Status switch
    {
        PaymentStatus.Refused or PaymentStatus.Abandoned => "result.stopped.text",
        PaymentStatus.Pending when HasLeft => "result.left.text",
        PaymentStatus.Pending when !IsBusy => "result.pending-long.text",
        PaymentStatus.Paid when Payment.IsDuplicate => "result.paid-duplicate.text",
        PaymentStatus.Paid => Fulfillment?.Status switch
        {
            FulfillmentStatus.Done => "result.paid.text",
            FulfillmentStatus.Refused => "result.paid-refused.text",
            _ => "result.paid-waiting.text",
        },
        _ => $"result.{Word}.text",
    };
}
