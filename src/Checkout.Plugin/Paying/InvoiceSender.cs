namespace LigdiCash.Checkout.Paying;

// Sends one create per recorded payment and stores the answer before it is shown. A create is never retried.
internal sealed partial class InvoiceSender(
    SentAnswerStore<CheckoutPayment> answers, LigdiCashClient gateway, CheckoutUrls urls, WorkSignals signals, PromptRateLimiter prompts,
    TokenProtector protector, CurrentOptions settings, CheckoutTexts texts, DatabaseClock time, CheckoutMetrics metrics,
    ILogger<InvoiceSender> logger)
{
    // Further lines are sent as one.
    private const int MaxItems = 100;
    private const string TryAgain = "pay.try-again";

    // Not cancellable: the answer to a sent request must be stored. The text says why a payment cannot be paid.
    public async Task<(CheckoutPayment Payment, string? TextKey)> SendAsync(CheckoutPayment payment, PayRequest request, Lease lease)
    {
        var change = await (lease.IsValid ? CreateAsync(payment, request) : AbandonLateAsync(payment, request));
        var now = time.GetUtcNow();
        if (payment.Status == CheckoutPaymentStatus.Pending)
        {
            payment.ScheduleCheck(CheckSchedule.Next(payment.CreatedAt, now, settings.Value.Reconciliation), now);
        }

        CrashPoint.Reach("pay.before-token");
        var stored = await answers.StoreAsync(
            payment, change, payment.MayHavePrompted, late => IssueLate(late, payment), Report,
            failure => LogNotStored(failure, payment.Id));
        var isUnchanged = stored.Status == payment.Status && stored.Row.TokenHash == payment.Row.TokenHash;
        return (stored, isUnchanged ? change.ShopperText : TryAgain);
    }

    // The payment changed during the create. A hosted page stays hidden. A prompt gets status checks, even after a staff decision.
    private JournalEntry? IssueLate(CheckoutPayment stored, CheckoutPayment answered)
    {
        LogAnswerCameTooLate(stored.Id);
        return stored.MayHavePrompted && answered.Token is { } token
            ? stored.IssueLate(token, answered.Row.PaymentPage, time.GetUtcNow()) : null;
    }

    // A callback that arrived before the answer could not schedule a check.
    private void Report(CheckoutPayment payment, JournalEntry change)
    {
        CrashPoint.Reach("pay.after-token");
        signals.Checks.Wake();
        if (change.FromStatus != change.ToStatus)
        {
            metrics.PaymentMoved(payment.Status);
        }
    }

    private async Task<JournalEntry> CreateAsync(CheckoutPayment payment, PayRequest request)
    {
        try
        {
            var (token, page) = await (request.Choice.Method switch
            {
                PaymentMethods.Hosted => CreateInvoiceAsync(payment),
                PaymentMethods.Mobile or PaymentMethods.Wallet => StartPayinAsync(payment, request.Choice),
                var unknown => throw new InvalidOperationException($"The payment method {unknown} has no request."),
            });
            LogIssued(payment.Id, payment.Reference, payment.Amount);
            return payment.Issue(token, page, time.GetUtcNow());
        }
        catch (LigdiCashException exception) when (IsDefinite(exception, payment))
        {
            LogRefused(payment.Id, exception.SubCode, exception.Message, exception.Wiki);
            var change = payment.Refuse(exception.SubCode, time.GetUtcNow(), exception.PayerMayCorrectCode);
            return change with { ShopperText = TextKeyOf(exception, payment) };
        }
        catch (LigdiCashException exception) when (exception.NothingWasSent)
        {
            LogNotSent(payment.Id, exception.Reason, exception.Message);
            return await AbandonAsync(payment, request, "the gateway could not be reached; nothing was sent");
        }
        catch (LigdiCashException exception) when (exception.RefusedPage is { } page)
        {
            LogPageRefused(payment.Id, page);
            return GiveUp(payment, "the gateway's payment page is on an unknown host");
        }
        catch (LigdiCashException exception)
        {
            LogNoAnswer(payment.Id, exception.Reason, exception.Message);
            return GiveUp(payment, $"the gateway gave no usable answer ({exception.Reason})");
        }
    }

    // Another node may abandon the payment before an answer comes, so nothing may be sent.
    private Task<JournalEntry> AbandonLateAsync(CheckoutPayment payment, PayRequest request)
    {
        LogTooLateToSend(payment.Id);
        return AbandonAsync(payment, request, "too much of the lease was used up; nothing was sent");
    }

    private async Task<JournalEntry> AbandonAsync(CheckoutPayment payment, PayRequest request, string why)
    {
        try
        {
            await (request.Choice.Phone is null ? Task.CompletedTask : prompts.UncountAsync(request));
        }
        catch (Exception exception) when (exception.IsOfDatabase())
        {
            // The count stays too high, but the outcome must be stored.
            LogNotStored(exception, payment.Id);
        }

        return payment.Abandon(why, time.GetUtcNow()) with { ShopperText = TryAgain };
    }

    // An unknown payment has its own page.
    private JournalEntry GiveUp(CheckoutPayment payment, string why)
    {
        var change = payment.GiveUp(why, time.GetUtcNow());
        return payment.Status == CheckoutPaymentStatus.Unknown ? change : change with { ShopperText = TryAgain };
    }

    private async Task<(ProtectedToken Token, string? Page)> CreateInvoiceAsync(CheckoutPayment payment)
    {
        CrashPoint.Reach("pay.before-send");
        var invoice = await gateway.CreateInvoiceAsync(Order(payment), CancellationToken.None);
        CrashPoint.Reach("pay.after-answer");
        return Protect(payment, invoice.Token, invoice.PaymentPage);
    }

    private async Task<(ProtectedToken Token, string? Page)> StartPayinAsync(CheckoutPayment payment, PaymentChoice choice)
    {
        var isWallet = choice.Method == PaymentMethods.Wallet;
        var payin = new DirectPayin
        {
            Order = Order(payment), Customer = choice.Phone!, Otp = choice.Otp, OperatorPageHosts = choice.Operator?.PaymentPageHosts ?? [],
        };
        CrashPoint.Reach(isWallet ? "wallet.before-send" : "payin.before-send");
        var started = await (isWallet
            ? gateway.DebitWalletAsync(payin, CancellationToken.None) : gateway.StartPayinAsync(payin, CancellationToken.None));
        CrashPoint.Reach(isWallet ? "wallet.after-answer" : "payin.after-answer");
        // The payer may have received a prompt, so the token is stored even without a page.
        if (started.RefusedPage is { } refused)
        {
            LogPageRefused(payment.Id, refused);
        }

        return Protect(payment, started.Token, started.PaymentPage);
    }

    // The page's address contains the token.
    private (ProtectedToken Token, string? Page) Protect(CheckoutPayment payment, Secret token, Uri? page) => (
        protector.Protect(ProtectedValue.PaymentToken, payment.Id, token),
        page is null ? null : protector.Protect(ProtectedValue.PaymentPage, payment.Id, page.AbsoluteUri));

    // A refusal of a direct payment is definite only for known reasons: otherwise the operator may have sent a prompt.
    private static bool IsDefinite(LigdiCashException exception, CheckoutPayment payment) =>
        exception.Reason == LigdiCashFailure.Refused && (!payment.MayHavePrompted || exception.IsFinalRefusal);

    private static string TextKeyOf(LigdiCashException exception, CheckoutPayment payment) => exception.Kind switch
    {
        LigdiCashErrorKind.WrongOtp => "method.code-wrong",
        LigdiCashErrorKind.ExpiredOtp => "method.code-expired",
        LigdiCashErrorKind.MissingOtp => "method.code",
        // The operator is not enabled, or not for direct payments. The payer cannot correct other refusals.
        _ when payment.MayHavePrompted && exception.SubCode is "07" or "13" => "method.not-here",
        _ => TryAgain,
    };

    private PayinOrder Order(CheckoutPayment payment) => new()
    {
        TransactionId = payment.Id,
        StoreName = settings.Value.StoreName,
        StoreWebsite = settings.Value.PublicBaseUrl!,
        Description = payment.Cart.Description ?? $"{settings.Value.StoreName} {payment.Label}",
        TotalXof = payment.Amount.Amount,
        Items = Items(payment.Cart),
        ReturnUrl = urls.Return(payment.Id),
        CancelUrl = urls.Cancel(payment.Id),
        CallbackUrl = urls.Callback(payment.Id),
        CustomerFirstName = payment.Payer.FirstName,
        CustomerLastName = payment.Payer.LastName,
        CustomerEmail = payment.Payer.Email,
    };

    // The gateway has no discounts: its page would show lines whose sum differs from the total.
    private IReadOnlyList<InvoiceItem> Items(CheckoutCart cart)
    {
        var named = cart.Discount > Money.Zero ? 0 : cart.Lines.Count > MaxItems ? MaxItems - 1 : MaxItems;
        var rest = named == 0 ? [] : cart.Lines.Skip(named).ToList();
        InvoiceItem[] sum = rest.Count == 0 ? []
            : [new(texts.Format("cart.more-lines", rest.Count), "", 1, rest.Sum(line => line.Total.Amount))];
        return [.. cart.Lines.Take(named).Select(line =>
            new InvoiceItem(line.Name, $"{line.Sku} {line.Variant}".Trim(), line.Quantity, line.UnitPrice.Amount)), .. sum];
    }

    [LoggerMessage(1001, LogLevel.Information, "Payment {PaymentId} was issued for reference {Reference}: {Amount}.")]
    private partial void LogIssued(string paymentId, string reference, Money amount);
    [LoggerMessage(1002, LogLevel.Warning, "The gateway refused payment {PaymentId} (sub-code {SubCode}): {Reason} See {Wiki}.")]
    private partial void LogRefused(string paymentId, string? subCode, string reason, Uri? wiki);
    [LoggerMessage(1003, LogLevel.Warning, "The gateway gave no usable answer for payment {PaymentId} ({Failure}): {Reason} "
        + "A hosted payment was never shown, so the shopper can try again. A direct payment may have caused a prompt; "
        + "no other prompt is sent until staff decide.")]
    private partial void LogNoAnswer(string paymentId, LigdiCashFailure failure, string reason);
    [LoggerMessage(1009, LogLevel.Warning, "The gateway could not be reached for payment {PaymentId} ({Failure}): {Reason} "
        + "Nothing was sent, and the shopper can try again.")]
    private partial void LogNotSent(string paymentId, LigdiCashFailure failure, string reason);
    [LoggerMessage(1006, LogLevel.Error, "The gateway's answer for payment {PaymentId} could not be stored. The write is retried.")]
    private partial void LogNotStored(Exception exception, string paymentId);
    [LoggerMessage(1007, LogLevel.Warning, "Payment {PaymentId} was not sent to the gateway: too much of its lease was used up.")]
    private partial void LogTooLateToSend(string paymentId);
    [LoggerMessage(1008, LogLevel.Warning, "The payment page of payment {PaymentId} is on an unknown host and is not shown: {Page}. "
        + "If the host belongs to the gateway or the operator, add it to Checkout:LigdiCash:PaymentPageHosts.")]
    private partial void LogPageRefused(string paymentId, string page);
    [LoggerMessage(1004, LogLevel.Warning, "The gateway's answer for payment {PaymentId} arrived after the payment was given up. "
        + "Its page is not shown; a prompt gets status checks.")]
    private partial void LogAnswerCameTooLate(string paymentId);
}
