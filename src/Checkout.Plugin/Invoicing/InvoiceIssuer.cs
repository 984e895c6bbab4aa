using LigdiCash.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

/// From a press of Pay to an invoice: one row, one create, whatever is pressed twice, in two tabs or on two nodes.
internal sealed partial class InvoiceIssuer(
    PaymentStore payments,
    IIdempotencyStore claims,
    LigdiCashClient gateway,
    CheckoutUrls urls,
    IOptionsMonitor<CheckoutOptions> options,
    CheckoutTexts texts,
    TimeProvider time,
    CheckoutMetrics metrics,
    ILogger<InvoiceIssuer> logger)
{
    private static readonly TimeSpan SendLease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public async Task<PayOutcome> IssueAsync(PayRequest request, CancellationToken cancellationToken)
    {
        if (await payments.FindByCheckoutKeyAsync(request.CheckoutKey, cancellationToken) is { } earlier)
        {
            return await FollowAsync(request, earlier, cancellationToken);
        }

        if (request.ShowedAnotherCart)
        {
            return new PayOutcome.Rejected(request.Cart, [texts["pay.price-changed"]]);
        }

        var key = IdempotencyKey.ForPay(request.CheckoutKey);
        var owner = CheckoutId.New();
        if (!await claims.TryClaimAsync(key, owner, SendLease))
        {
            return await FollowAsync(request, null, cancellationToken);
        }

        try
        {
            return await BeginAsync(request, cancellationToken);
        }
        finally
        {
            await claims.ReleaseAsync(key, owner);
        }
    }

    private async Task<PayOutcome> BeginAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var current = await payments.FindByReferenceAsync(request.Cart.Reference, cancellationToken);
        if (current is { Status: PaymentStatus.Paid or PaymentStatus.Review })
        {
            return new PayOutcome.Show(current);
        }

        var open = current is { IsOpen: true } ? current : null;
        if (open is not null && open.Row.Fingerprint == request.Fingerprint)
        {
            return await FollowAsync(request, open, cancellationToken);
        }

        var payment = Payment.Begin(request.Cart, request.Payer, request.CheckoutKey, request.Fingerprint, time.GetUtcNow(), SendLease);
        return await payments.InsertAsync(payment, superseded: open, cancellationToken)
            ? await SendAsync(payment, request)
            : await FollowAsync(request, null, cancellationToken);
    }

    /// From here on the browser's patience has no say: what was sent must be written down.
    private async Task<PayOutcome> SendAsync(Payment payment, PayRequest request)
    {
        var change = await CreateAsync(payment);
        var now = time.GetUtcNow();
        if (payment.Status == PaymentStatus.Pending)
        {
            payment.LookAgainAt(CheckSchedule.Next(payment.CreatedAt, now, options.CurrentValue.Reconciliation), now);
        }

        if (!await payments.SaveAsync(payment, change, CancellationToken.None))
        {
            Log.AnswerCameTooLate(logger, payment.Id);
            return new PayOutcome.TryAgain(request.Cart);
        }

        metrics.Moved(payment.Status);
        return payment.Status == PaymentStatus.Pending ? new PayOutcome.Forward(payment, Replayed: false) : new PayOutcome.TryAgain(request.Cart);
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
        StoreName = options.CurrentValue.StoreName,
        StoreWebsite = options.CurrentValue.PublicBaseUrl!,
        Description = payment.Cart.Description ?? $"{options.CurrentValue.StoreName} {payment.Reference}",
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

    /// Somebody else holds the pen: wait for what they write, but not for ever.
    private async Task<PayOutcome> FollowAsync(PayRequest request, Payment? earlier, CancellationToken cancellationToken)
    {
        for (var until = time.GetUtcNow() + LongestWait; earlier is null or { Status: PaymentStatus.Sending }; earlier = await FindAsync(request, cancellationToken))
        {
            if (earlier is not null && earlier.Row.Fingerprint != request.Fingerprint)
            {
                break;
            }

            if (time.GetUtcNow() >= until)
            {
                return new PayOutcome.StillRunning();
            }

            await Task.Delay(Glance, time, cancellationToken);
        }

        return Replay(request, earlier);
    }

    private async Task<Payment?> FindAsync(PayRequest request, CancellationToken cancellationToken) =>
        await payments.FindByCheckoutKeyAsync(request.CheckoutKey, cancellationToken)
        ?? (await payments.FindByReferenceAsync(request.Cart.Reference, cancellationToken) is { IsOpen: true } open && open.Row.Fingerprint == request.Fingerprint ? open : null);

    private static PayOutcome Replay(PayRequest request, Payment earlier) => earlier switch
    {
        _ when earlier.Row.Fingerprint != request.Fingerprint => new PayOutcome.KeyReused(request.Cart),
        { Status: PaymentStatus.Pending, Row.SupersededAt: null } => new PayOutcome.Forward(earlier, Replayed: true),
        { Status: PaymentStatus.Refused or PaymentStatus.Abandoned } => new PayOutcome.TryAgain(request.Cart),
        _ => new PayOutcome.Show(earlier),
    };

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
