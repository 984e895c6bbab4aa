using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// One create for one recorded payment, and its answer written down before anybody sees it. Never repeated.
internal sealed partial class InvoiceSender(
    PaymentStore payments,
    LigdiCashClient gateway,
    CheckoutUrls urls,
    SettingsInForce settings,
    TimeProvider time,
    CheckoutMetrics metrics,
    ILogger<InvoiceSender> logger)
{
    /// The payment as the answer left it; null when it had been given up meanwhile, so that its page must not be shown.
    /// The browser's patience has no say here: what was sent must be written down.
    public async Task<Payment?> SendAsync(Payment payment)
    {
        var change = await CreateAsync(payment);
        var now = time.GetUtcNow();
        if (payment.Status == PaymentStatus.Pending)
        {
            payment.LookAgainAt(CheckSchedule.Next(payment.CreatedAt, now, settings.Value.Reconciliation), now);
        }

        if (!await payments.SaveAsync(payment, change, CancellationToken.None))
        {
            Log.AnswerCameTooLate(logger, payment.Id);
            return null;
        }

        metrics.Moved(payment.Status);
        return payment;
    }

    private async Task<PaymentEvent> CreateAsync(Payment payment)
    {
        try
        {
            var invoice = await gateway.CreateInvoiceAsync(Describe(payment), CancellationToken.None);
            Log.Issued(logger, payment.Id, payment.Reference, payment.Amount);
            return payment.Issue(invoice, time.GetUtcNow());
        }
        catch (LigdiCashException exception) when (exception.Reason == LigdiCashFailure.Refused)
        {
            Log.Refused(logger, payment.Id, exception.SubCode, exception.Message, exception.Wiki);
            return payment.Refuse(exception.SubCode, time.GetUtcNow());
        }
        catch (LigdiCashException exception)
        {
            Log.NoAnswer(logger, payment.Id, exception.Reason, exception.Message);
            return payment.Abandon($"the gateway gave no usable answer ({exception.Reason})", time.GetUtcNow());
        }
    }

    private NewInvoice Describe(Payment payment) => new()
    {
        TransactionId = payment.Id,
        StoreName = settings.Value.StoreName,
        StoreWebsite = settings.Value.PublicBaseUrl!,
        Description = payment.Cart.Description ?? $"{settings.Value.StoreName} {payment.Reference}",
        TotalXof = payment.Amount.Amount,
        Items = Items(payment.Cart),
        ReturnUrl = urls.Return(payment.Id),
        CancelUrl = urls.Cancel(payment.Id),
        CallbackUrl = urls.Callback(),
        CustomerFirstName = payment.Payer.FirstName,
        CustomerLastName = payment.Payer.LastName,
        CustomerEmail = payment.Payer.Email,
    };

    /// The gateway knows no discount: with one, the lines would not add up on its page, so only the total speaks.
    private static IReadOnlyList<InvoiceItem> Items(Cart cart) =>
        cart.Discount > Money.Zero ? [] : [.. cart.Lines.Select(line => new InvoiceItem(line.Name, line.Sku ?? "", line.Quantity, line.UnitPrice.Amount))];

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "Payment {PaymentId} was issued for reference {Reference}: {Amount}.")]
        public static partial void Issued(ILogger logger, string paymentId, string reference, Money amount);

        [LoggerMessage(1002, LogLevel.Warning, "The gateway refused an invoice for payment {PaymentId} (sub-code {SubCode}): {Reason} See {Wiki}.")]
        public static partial void Refused(ILogger logger, string paymentId, string? subCode, string reason, Uri? wiki);

        [LoggerMessage(1003, LogLevel.Warning, "The gateway gave no usable answer for payment {PaymentId} ({Failure}): {Reason} Its payment page was never shown; the shopper may try again.")]
        public static partial void NoAnswer(ILogger logger, string paymentId, LigdiCashFailure failure, string reason);

        [LoggerMessage(1004, LogLevel.Warning, "The gateway's answer for payment {PaymentId} came after it had been given up; its page was not shown.")]
        public static partial void AnswerCameTooLate(ILogger logger, string paymentId);
    }
}
