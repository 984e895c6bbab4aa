using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// One create for one recorded payment, and its answer written down before anybody sees it. Never repeated.
internal sealed partial class InvoiceSender(
    PaymentStore payments,
    LigdiCashClient gateway,
    CheckoutUrls urls,
    WorkSignals signals,
    PromptRateLimiter prompts,
    TokenProtector seal,
    CurrentOptions settings,
    CheckoutTexts texts,
    DatabaseClock time,
    CheckoutMetrics metrics,
    ILogger<InvoiceSender> logger)
{
    private const int MaxSaveAttempts = 5;

    // What the answer made of the payment; the problem where nobody can pay it.
    // The browser's patience has no say here: what was sent must be written down.
    public async Task<(CheckoutPayment Payment, Problem? Problem)> SendAsync(CheckoutPayment payment, PayRequest request, Lease lease)
    {
        var (change, problem) = await (lease.IsValid ? CreateAsync(payment, request) : LeaveAsync(payment, request));
        var now = time.GetUtcNow();
        if (payment.Status == CheckoutPaymentStatus.Pending)
        {
            payment.ScheduleCheck(CheckSchedule.Next(payment.CreatedAt, now, settings.Value.Reconciliation), now);
        }

        CrashPoint.Reach("pay.before-token");
        var mayRing = payment.Method != PaymentMethods.Hosted;
        var stored = await EssentialWrite.PersistWithRetryAsync(() => StoreAsync(payment, change), mayRing, exception => Log.NotStored(logger, exception, payment.Id), time);
        return (stored, stored.Status == payment.Status && stored.Row.TokenHash == payment.Row.TokenHash ? problem : Problem.Of("pay.try-again", texts));
    }

    private async Task<CheckoutPayment> StoreAsync(CheckoutPayment payment, PaymentEvent change)
    {
        if (!await payments.SaveAsync(payment, change, CancellationToken.None))
        {
            Log.AnswerCameTooLate(logger, payment.Id);
            return await RescueAsync(payment);
        }

        CrashPoint.Reach("pay.after-token");
        // A callback may have overtaken the answer; it could make nothing due while the create was under way.
        signals.Checks.Wake();
        metrics.Moved(payment.Status);
        return payment;
    }

    // Given up meanwhile: a page that nobody saw stays unseen, but a prompt that did go out is watched from now on, whatever a person has decided.
    private async Task<CheckoutPayment> RescueAsync(CheckoutPayment answered)
    {
        for (var attempt = 1; ; attempt++)
        {
            var given = (await payments.FindAsync(answered.Id, CancellationToken.None))!;
            if (given.Method == PaymentMethods.Hosted || given.Token is not null || answered.Token is not { } token)
            {
                return given;
            }

            var change = given.IssueLate(token, answered.Row.PaymentPage, time.GetUtcNow());
            if (await payments.SaveAsync(given, change, CancellationToken.None))
            {
                signals.Checks.Wake();
                return given;
            }

            if (attempt == MaxSaveAttempts)
            {
                throw new InvalidOperationException($"The gateway's answer for payment {given.Id} could not be stored: somebody else decided about it again and again.");
            }
        }
    }

    private async Task<(PaymentEvent Change, Problem? Problem)> CreateAsync(CheckoutPayment payment, PayRequest request)
    {
        try
        {
            var (token, page) = await AskAsync(payment, request.Choice);
            Log.Issued(logger, payment.Id, payment.Reference, payment.Amount);
            return (payment.Issue(token, page, time.GetUtcNow()), null);
        }
        catch (LigdiCashException exception) when (IsDefinite(exception, payment))
        {
            Log.Refused(logger, payment.Id, exception.SubCode, exception.Message, exception.Wiki);
            return Told(ProblemKey(exception, payment), payment.Refuse(exception.SubCode, time.GetUtcNow(), exception.PayerMayCorrectCode));
        }
        catch (LigdiCashException exception) when (exception.NothingWasSent)
        {
            Log.NoAnswer(logger, payment.Id, exception.Reason, exception.Message);
            await ForgiveAsync(payment, request);
            return Told("pay.try-again", payment.Abandon("the gateway could not be reached, nothing was sent", time.GetUtcNow()));
        }
        catch (LigdiCashException exception) when (exception.RefusedPage is { } page)
        {
            Log.PageRefused(logger, payment.Id, page);
            return Told("pay.try-again", payment.GiveUp("the gateway's payment page is on an unknown host", time.GetUtcNow()));
        }
        catch (LigdiCashException exception)
        {
            Log.NoAnswer(logger, payment.Id, exception.Reason, exception.Message);
            return Told("pay.try-again", payment.GiveUp($"the gateway gave no usable answer ({exception.Reason})", time.GetUtcNow()));
        }
    }

    // Somebody else may take the payment for given up soon, or has: what left now would surprise whoever decided about it.
    private async Task<(PaymentEvent Change, Problem? Problem)> LeaveAsync(CheckoutPayment payment, PayRequest request)
    {
        Log.TooLateToSend(logger, payment.Id);
        await ForgiveAsync(payment, request);
        return Told("pay.try-again", payment.Abandon("too much time had passed since it was recorded, nothing was sent", time.GetUtcNow()));
    }

    // What is counted too much is no reason to forget what became of the payment.
    private async Task ForgiveAsync(CheckoutPayment payment, PayRequest request)
    {
        try
        {
            await (request.Choice.Phone is null ? Task.CompletedTask : prompts.UncountAsync(request));
        }
        catch (Exception exception) when (exception.IsOfDatabase())
        {
            Log.NotStored(logger, exception, payment.Id);
        }
    }

    // Journalled, so that the same press again reads the same, on whichever node. Of a payment in doubt the page itself speaks.
    private (PaymentEvent Change, Problem Problem) Told(string key, PaymentEvent change) =>
        (change.ToStatus == nameof(CheckoutPaymentStatus.Unknown) ? change : change with { Evidence = key }, Problem.Of(key, texts));

    private async Task<(ProtectedToken Token, string? Page)> AskAsync(CheckoutPayment payment, PaymentChoice way)
    {
        if (way.Method == PaymentMethods.Hosted)
        {
            CrashPoint.Reach("pay.before-send");
            var invoice = await gateway.CreateInvoiceAsync(Describe(payment), CancellationToken.None);
            CrashPoint.Reach("pay.after-answer");
            return Close(payment, invoice.Token, invoice.PaymentPage);
        }

        var payin = DescribeDirect(payment, way);
        CrashPoint.Reach(way.Method == PaymentMethods.Wallet ? "wallet.before-send" : "payin.before-send");
        var started = await (way.Method == PaymentMethods.Wallet ? gateway.DebitWalletAsync(payin, CancellationToken.None) : gateway.StartPayinAsync(payin, CancellationToken.None));
        CrashPoint.Reach(way.Method == PaymentMethods.Wallet ? "wallet.after-answer" : "payin.after-answer");
        ReportRefused(payment, started.RefusedPage);
        return Close(payment, started.Token, started.PaymentPage);
    }

    // The payer may have been asked, so the token is worth keeping.
    private void ReportRefused(CheckoutPayment payment, string? page)
    {
        if (page is not null)
        {
            Log.PageRefused(logger, payment.Id, page);
        }
    }

    // The page's address holds the token.
    private (ProtectedToken Token, string? Page) Close(CheckoutPayment payment, Secret token, Uri? page) =>
        (seal.Protect(ProtectedValue.PaymentToken, payment.Id, token), page is null ? null : seal.Protect(ProtectedValue.PaymentPage, payment.Id, page.AbsoluteUri));

    // A refusal means that nothing exists; but where the operator may have been asked already, trouble on the way, or a reason that we do not know, is no refusal.
    private static bool IsDefinite(LigdiCashException exception, CheckoutPayment payment) => exception.Reason == LigdiCashFailure.Refused
        && (payment.Method == PaymentMethods.Hosted || exception.Kind is not (LigdiCashErrorKind.GatewayFailure or LigdiCashErrorKind.AlreadyUsed or LigdiCashErrorKind.Unknown));

    private static string ProblemKey(LigdiCashException exception, CheckoutPayment payment) => exception.Kind switch
    {
        LigdiCashErrorKind.WrongOtp => "way.code-wrong",
        LigdiCashErrorKind.ExpiredOtp => "way.code-expired",
        LigdiCashErrorKind.MissingOtp => "way.code",
        // The operator is not set up, or not this way; everything else of this kind is the shop's own trouble.
        _ when payment.Method != PaymentMethods.Hosted && exception.SubCode is "07" or "13" => "way.not-here",
        _ => "pay.try-again",
    };

    private NewInvoice Describe(CheckoutPayment payment) => new()
    {
        TransactionId = payment.Id,
        StoreName = settings.Value.StoreName,
        StoreWebsite = settings.Value.PublicBaseUrl!,
        Description = Description(payment),
        TotalXof = payment.Amount.Amount,
        Items = Items(payment.Cart),
        ReturnUrl = urls.Return(payment.Id),
        CancelUrl = urls.Cancel(payment.Id),
        CallbackUrl = urls.Callback(),
        CustomerFirstName = payment.Payer.FirstName,
        CustomerLastName = payment.Payer.LastName,
        CustomerEmail = payment.Payer.Email,
    };

    private NewPayin DescribeDirect(CheckoutPayment payment, PaymentChoice way) => new()
    {
        TransactionId = payment.Id,
        StoreName = settings.Value.StoreName,
        StoreWebsite = settings.Value.PublicBaseUrl!,
        Description = Description(payment),
        TotalXof = payment.Amount.Amount,
        Items = Items(payment.Cart),
        ReturnUrl = urls.Return(payment.Id),
        CancelUrl = urls.Cancel(payment.Id),
        CallbackUrl = urls.Callback(),
        Customer = way.Phone!,
        OperatorPageHosts = way.Operator?.PaymentPageHosts ?? [],
        Otp = way.Otp,
        CustomerFirstName = payment.Payer.FirstName,
        CustomerLastName = payment.Payer.LastName,
        CustomerEmail = payment.Payer.Email,
    };

    private string Description(CheckoutPayment payment) => payment.Cart.Description ?? $"{settings.Value.StoreName} {payment.Reference}";

    // The gateway knows no discount: with one, the lines would not add up on its page, so only the total speaks.
    private static IReadOnlyList<InvoiceItem> Items(CheckoutCart cart) =>
        cart.Discount > Money.Zero ? [] : [.. cart.Lines.Select(line => new InvoiceItem(line.Name, $"{line.Sku} {line.Variant}".Trim(), line.Quantity, line.UnitPrice.Amount))];

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "Payment {PaymentId} was issued for reference {Reference}: {Amount}.")]
        public static partial void Issued(ILogger logger, string paymentId, string reference, Money amount);

        [LoggerMessage(1002, LogLevel.Warning, "The gateway refused an invoice for payment {PaymentId} (sub-code {SubCode}): {Reason} See {Wiki}.")]
        public static partial void Refused(ILogger logger, string paymentId, string? subCode, string reason, Uri? wiki);

        [LoggerMessage(1003, LogLevel.Warning, "The gateway gave no usable answer for payment {PaymentId} ({Failure}): {Reason} Hosted: its payment page was never shown, the shopper may try again. Direct: the payer may have been asked; nothing more is asked until a person has looked.")]
        public static partial void NoAnswer(ILogger logger, string paymentId, LigdiCashFailure failure, string reason);

        [LoggerMessage(1006, LogLevel.Error, "The gateway's answer for payment {PaymentId} could not be stored; it is tried again for a few seconds.")]
        public static partial void NotStored(ILogger logger, Exception exception, string paymentId);

        [LoggerMessage(1007, LogLevel.Warning, "Payment {PaymentId} was not sent to the gateway: the database or the process took too long after it had been recorded.")]
        public static partial void TooLateToSend(ILogger logger, string paymentId);

        [LoggerMessage(1008, LogLevel.Warning, "The gateway named a payment page for payment {PaymentId} on {Page}, which is not a known host: the page is not shown. If it is the gateway's or the operator's, add its host to Checkout:LigdiCash:PaymentPageHosts.")]
        public static partial void PageRefused(ILogger logger, string paymentId, string page);

        [LoggerMessage(1004, LogLevel.Warning, "The gateway's answer for payment {PaymentId} came after it had been given up; a page is not shown, a prompt is watched.")]
        public static partial void AnswerCameTooLate(ILogger logger, string paymentId);
    }
}
