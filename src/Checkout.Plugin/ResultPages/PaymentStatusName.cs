namespace LigdiCash.Checkout.ResultPages;

internal static class PaymentStatusName
{
    public static string Of(CheckoutPayment payment) => payment.Status switch
    {
        CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending => "pending",
        CheckoutPaymentStatus.Paid => "paid",
        CheckoutPaymentStatus.Expired => "expired",
        CheckoutPaymentStatus.Review => "review",
        CheckoutPaymentStatus.Unknown => "unknown",
        _ => "not-completed",
    };
}
