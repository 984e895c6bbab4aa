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
        PaymentStatus.Unknown => "unknown",
        _ => "not-completed",
    };
}

/// What the result page says of a payment.
internal sealed record PaymentView(Payment Payment, FulfillmentRow? Fulfillment, bool IsBusy, bool HasLeft, string? OrderLink)
{
    /// What the payer has to do on their phone, in a sentence. Null: nothing that we know of.
    public string? Instruction { get; init; }

    public string Word => PaymentWord.Of(Payment);

    public string Order => Fulfillment?.OrderNumber ?? Payment.Reference;

    public bool MayRetry => Payment.Status is PaymentStatus.NotCompleted or PaymentStatus.Expired or PaymentStatus.Refused or PaymentStatus.Abandoned or PaymentStatus.Rejected;

    /// Another press leads to the same open invoice.
    public bool MayGoOn => Payment is { Status: PaymentStatus.Pending, IsReplaced: false };

    /// Nothing came to the phone, or the payer thought better of it: the way back to the choice.
    public string GoOn => Payment.Method == PaymentMethods.Hosted ? "result.pending-open" : "result.pending-other";

    public string Title => Payment.Status switch
    {
        PaymentStatus.Pending when Payment.IsReplaced => "result.replaced.title",
        PaymentStatus.Refused or PaymentStatus.Abandoned => "result.stopped.title",
        PaymentStatus.Rejected => "result.rejected.title",
        PaymentStatus.Pending when HasLeft => "cancel.title",
        _ => $"result.{Word}.title",
    };

    public string Text => Payment.Status switch
    {
        PaymentStatus.Pending when Payment.IsReplaced => "result.replaced.text",
        PaymentStatus.Refused or PaymentStatus.Abandoned => "result.stopped.text",
        PaymentStatus.Rejected => "result.rejected.text",
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
