namespace LigdiCash.Checkout.Paying;

// Keeps one open invoice per purchase, even if Pay is pressed in two tabs or arrives at two nodes. The unique index checkout_payment_open
// decides; claims only save work. A changed cart supersedes the open invoice, and late money for it is compared with the new one.
internal sealed class InvoiceIssuer(
    PaymentStore payments, IIdempotencyStore claims, InvoiceSender sender, PriorPaymentChecker priorPayments,
    PromptRateLimiter prompts, KeyRateLimiter keys, RequestRateLimiter limits, TokenProtector protector,
    CurrentOptions settings, CheckoutTexts texts, DatabaseClock time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    public async Task<PayOutcome> IssueAsync(PayRequest request, CancellationToken cancellationToken) =>
        await ReplayAsync(request, cancellationToken)
        ?? (request.CartChanged
            ? new PayOutcome.Rejected(request.Cart, [new(texts["pay.price-changed"])])
            : await ClaimAsync(request, cancellationToken));

    // The outcome of an earlier press with the same key, or null if the key is new or older than a day.
    public async Task<PayOutcome?> ReplayAsync(PayRequest request, CancellationToken cancellationToken) =>
        await payments.FindByCheckoutKeyAsync(request.CheckoutKey, cancellationToken) switch
        {
            null => null,
            var payment when !request.Repeats(payment) => new PayOutcome.KeyReused(request.Cart),
            var payment => await OutcomeAsync(request, payment, cancellationToken) with { IsReplay = true },
        };

    // Other requests wait for the claim's owner. The wait is bounded, because the database alone prevents a second invoice.
    private async Task<PayOutcome> ClaimAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var (key, owner) = (IdempotencyKey.ForPay(request.CheckoutKey), CheckoutId.New());
        var started = time.GetTimestamp();
        while (!await claims.TryClaimAsync(key, owner, settings.Value.GatewayLease) && time.GetElapsedTime(started) < MaxWait)
        {
            if (await ReplayAsync(request, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            await Task.Delay(PollInterval, time, cancellationToken);
        }

        try
        {
            CrashPoint.Reach("pay.claimed");
            return await StartAsync(request, cancellationToken);
        }
        finally
        {
            await claims.ReleaseAsync(key, owner);
        }
    }

    // A lost insert means a concurrent write, which the next attempt reads.
    private async Task<PayOutcome> StartAsync(PayRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var current = await payments.FindByReferenceAsync(request.Cart.Reference, cancellationToken);
            if (current is not null && await JoinAsync(request, current, cancellationToken) is { } joined)
            {
                return joined;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (limits.OnPay(request.Subject) is { } wait)
            {
                return new PayOutcome.TooMany(request.Cart, wait);
            }

            if ((await RecordAsync(request, current) ?? await ReplayAsync(request, cancellationToken)) is { } outcome)
            {
                return outcome;
            }
        }

        return new PayOutcome.StillRunning(null);
    }

    // Not cancellable: a stored row without its request would look like a lost answer. Null if the insert was lost.
    private async Task<PayOutcome?> RecordAsync(PayRequest request, CheckoutPayment? current)
    {
        var duration = settings.Value.GatewayLease;
        var lease = new Lease(duration, time);
        var payment = request.CreatePayment(time.GetUtcNow(), duration);
        var superseded = current is { IsOpen: true } ? current : null;
        var isAllowed = true;
        async Task<bool> AllowsAsync(DbTransaction transaction) =>
            isAllowed = request.Choice.Phone is null || await prompts.AllowsAsync(request.Choice, request.Subject, transaction);
        CrashPoint.Reach("pay.before-row");
        if (!await payments.InsertAsync(payment, request.CheckoutKey, superseded, CancellationToken.None, AllowsAsync))
        {
            return isAllowed ? null : new PayOutcome.Rejected(request.Cart, [new(texts["method.too-often"], "phone")]);
        }

        CrashPoint.Reach("pay.after-row");
        return await SendAsync(payment, request, lease);
    }

    // Null if the current payment allows a new invoice.
    private async Task<PayOutcome?> JoinAsync(PayRequest request, CheckoutPayment current, CancellationToken cancellationToken)
    {
        // A prompt may have been sent. Until its answer is stored, no other payment starts.
        current = current is { MayHavePrompted: true, IsOpen: true } ? await WaitForAnswerAsync(current, cancellationToken) : current;
        return current switch
        {
            { BlocksNewAttempt: true } => PayOutcome.ShowTo(request.CartFingerprint, current),
            { Status: CheckoutPaymentStatus.Sending, MayHavePrompted: true } => new PayOutcome.StillRunning(current),
            { IsOpen: true } when request.Matches(current) && !IsStale(current) => await JoinOpenAsync(request, current, cancellationToken),
            _ => await FindPriorAsync(request, cancellationToken),
        };
    }

    private async Task<PayOutcome?> FindPriorAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var prior = await priorPayments.CheckAsync(request.Cart.Reference, cancellationToken);
        return prior is null ? null : PayOutcome.ShowTo(request.CartFingerprint, prior);
    }

    private async Task<PayOutcome> JoinOpenAsync(PayRequest request, CheckoutPayment current, CancellationToken cancellationToken)
    {
        var isAllowed = true;
        async Task<bool> AllowsAsync(DbTransaction transaction) =>
            isAllowed = await keys.AllowsAsync(current, request.Subject, transaction);
        var browser = Digest.Of(request.Subject.BrowserId);
        var isReplay = request.Repeats(current)
            && !await payments.StoreKeyAsync(request.CheckoutKey, browser, current, AllowsAsync, cancellationToken);
        if (!isAllowed)
        {
            return new PayOutcome.TooMany(request.Cart, HourlyLimiter.Window);
        }

        // Another browser may join the invoice, but the shop's data for it stay those of the browser that began it.
        var shown = current.WasBegunBy(browser) ? request.Cart : request.Cart with { Data = current.Cart.Data, Label = current.Cart.Label };
        if (current.Row.Cart != CheckoutPayment.Serialize(shown))
        {
            await payments.ShowCartAsync(current, shown, request.CartFingerprint.Language, request.Fingerprint, cancellationToken);
        }

        return await OutcomeAsync(request, current, cancellationToken) with { IsReplay = isReplay };
    }

    // A payment that a press in another tab superseded never forwards.
    private async Task<PayOutcome> SendAsync(CheckoutPayment payment, PayRequest request, Lease lease)
    {
        var (sent, textKey) = await sender.SendAsync(payment, request, lease);
        return sent switch
        {
            { Status: CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned } =>
                new PayOutcome.TryAgain(request.Cart, Problem.Of(textKey ?? "pay.again", texts)),
            { Status: CheckoutPaymentStatus.Pending, Row.PaymentPage: not null, IsSuperseded: false } => Forward(sent),
            _ => new PayOutcome.Show(sent),
        };
    }

    // If the page cannot be unprotected, the shopper sees the payment's status. A new invoice could charge twice.
    private PayOutcome Forward(CheckoutPayment payment) =>
        protector.Unprotect(ProtectedValue.PaymentPage, payment.Id, payment.Row.PaymentPage!) is { } page
            ? new PayOutcome.Forward(payment, page) : new PayOutcome.Show(payment);

    private async Task<PayOutcome> OutcomeAsync(PayRequest request, CheckoutPayment sent, CancellationToken cancellationToken) =>
        await WaitForAnswerAsync(sent, cancellationToken) switch
        {
            { Status: CheckoutPaymentStatus.Sending } payment => new PayOutcome.StillRunning(payment),
            { Status: CheckoutPaymentStatus.Pending, Row: { SupersededAt: null, PaymentPage: not null } } payment when !IsStale(payment) =>
                Forward(payment),
            { Status: CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned } payment =>
                TryAgain(request, await payments.FindShopperTextAsync(payment.Id, cancellationToken)),
            var payment => new PayOutcome.Show(payment),
        };

    // The refused code may differ from the code in this request, so the text refers to the earlier one.
    private PayOutcome.TryAgain TryAgain(PayRequest request, string? key) => new(request.Cart, Problem.Of(
        key is "method.code-wrong" or "method.code-expired" && request.Choice.Otp is not null ? "method.code-before" : key ?? "pay.again",
        texts));

    private async Task<CheckoutPayment> WaitForAnswerAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (payment.Status == CheckoutPaymentStatus.Sending && time.GetElapsedTime(started) < MaxWait)
        {
            await Task.Delay(PollInterval, time, cancellationToken);
            payment = (await payments.FindAsync(payment.Id, cancellationToken))!;
        }

        return payment;
    }

    // The gateway closes its page after a while, and a prompt expires within minutes.
    private bool IsStale(CheckoutPayment payment) => time.GetUtcNow() - payment.CreatedAt >=
        (payment.MayHavePrompted ? CheckoutPayment.MaxPromptAge : settings.Value.Reconciliation.ExpireAfter);
}
