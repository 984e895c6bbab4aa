using System.Data.Common;

namespace Checkout.Plugin;

// From a press of Pay to an invoice: one row, one create, whatever is pressed twice, in two tabs or on two nodes.
internal sealed class InvoiceIssuer(
    PaymentStore payments,
    IIdempotencyStore claims,
    InvoiceSender sender,
    PriorPaymentChecker priorPayments,
    PromptRateLimiter prompts,
    KeyRateLimiter keys,
    TokenProtector seal,
    RequestRateLimiter limits,
    CurrentOptions settings,
    CheckoutTexts texts,
    DatabaseClock time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    public async Task<PayOutcome> IssueAsync(PayRequest request, CancellationToken cancellationToken) =>
        await ReplayAsync(request, cancellationToken)
        ?? (request.ShowedAnotherCart ? new PayOutcome.Rejected(request.Cart, [new(texts["pay.price-changed"])]) : await ClaimAsync(request, cancellationToken));

    // What an earlier press with the same key has come to. Null: there was none within a day.
    public async Task<PayOutcome?> ReplayAsync(PayRequest request, CancellationToken cancellationToken) =>
        await payments.FindByCheckoutKeyAsync(request.CheckoutKey, cancellationToken) is { } earlier ? await FollowAsync(request, earlier, cancellationToken) : null;

    // Whoever gets the claim begins. The others wait for what the first one writes; but not for ever, as only the database decides.
    private async Task<PayOutcome> ClaimAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var (key, owner) = (IdempotencyKey.ForPay(request.CheckoutKey), CheckoutId.New());
        var begun = time.GetTimestamp();
        while (!await claims.TryClaimAsync(key, owner, settings.Value.GatewayLease) && time.GetElapsedTime(begun) < MaxWait)
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
            return await BeginAsync(request, cancellationToken);
        }
        finally
        {
            await claims.ReleaseAsync(key, owner);
        }
    }

    // A lost insert means that somebody else wrote meanwhile, and another look finds what.
    private async Task<PayOutcome> BeginAsync(PayRequest request, CancellationToken cancellationToken)
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

            if (await RecordAsync(request, current) is { } recorded)
            {
                return recorded;
            }

            if (await ReplayAsync(request, cancellationToken) is { } earlier)
            {
                return earlier;
            }
        }

        return new PayOutcome.StillRunning(null);
    }

    // From here on the browser's patience has no say: a mark that was stored but not followed by its request would look like one whose answer was lost. Null: the insert was lost.
    private async Task<PayOutcome?> RecordAsync(PayRequest request, CheckoutPayment? current)
    {
        var lease = settings.Value.GatewayLease;
        var watch = new Lease(lease, time);
        var payment = CheckoutPayment.Begin(request, time.GetUtcNow(), lease);
        var tooOften = false;
        async Task<bool> AllowsAsync(DbTransaction transaction) => !(tooOften = request.Choice.Phone is not null && !await prompts.AllowsAsync(request.Choice, request.Subject, transaction));
        CrashPoint.Reach("pay.before-row");
        if (!await payments.InsertAsync(payment, request.CheckoutKey, superseded: current is { IsOpen: true } ? current : null, CancellationToken.None, AllowsAsync))
        {
            return tooOften ? new PayOutcome.Rejected(request.Cart, [new(texts["way.too-often"], "phone")]) : null;
        }

        CrashPoint.Reach("pay.after-row");
        return await SendAsync(payment, request, watch);
    }

    // Null: what is there does not stand in the way of a new invoice.
    private async Task<PayOutcome?> JoinAsync(PayRequest request, CheckoutPayment current, CancellationToken cancellationToken)
    {
        if (current is { Status: CheckoutPaymentStatus.Sending, IsOpen: true } && current.Method != PaymentMethods.Hosted)
        {
            // Whether a phone rings is not known yet; until it is, nothing else is begun.
            current = await WaitForAnswerAsync(current, cancellationToken);
        }

        if (current.IsSettled)
        {
            return PayOutcome.ShowTo(request.CartFingerprint, current);
        }

        if (current is { Status: CheckoutPaymentStatus.Sending } && current.Method != PaymentMethods.Hosted)
        {
            return new PayOutcome.StillRunning(current);
        }

        if (current.IsOpen && request.Wants(current) && !IsStale(current))
        {
            return await JoinOpenAsync(request, current, cancellationToken);
        }

        return await priorPayments.CheckAsync(current.Reference, cancellationToken) is { } prior ? PayOutcome.ShowTo(request.CartFingerprint, prior) : null;
    }

    private async Task<PayOutcome> JoinOpenAsync(PayRequest request, CheckoutPayment current, CancellationToken cancellationToken)
    {
        var tooMany = false;
        async Task<bool> AllowsAsync(DbTransaction transaction) => !(tooMany = !await keys.AllowsAsync(current, request.Subject, transaction));
        var isReplay = request.Began(current) && !await payments.StoreKeyAsync(request.CheckoutKey, CheckoutPayment.Digest(request.Subject.Name), current, AllowsAsync, cancellationToken);
        if (tooMany)
        {
            return new PayOutcome.TooMany(request.Cart, KeyRateLimiter.Window);
        }

        if (current.Row.Language != request.CartFingerprint.Language)
        {
            await payments.ShowCartAsync(current, request, cancellationToken);
        }

        return MarkReplay(await OutcomeAsync(request, current, cancellationToken), isReplay);
    }

    // Nobody is sent on to one that a press in another tab has replaced meanwhile, which whoever stored the answer has seen.
    private async Task<PayOutcome> SendAsync(CheckoutPayment payment, PayRequest request, Lease lease)
    {
        var (sent, problem) = await sender.SendAsync(payment, request, lease);
        return sent switch
        {
            { Status: CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned } => new PayOutcome.TryAgain(request.Cart, problem ?? Problem.Of("pay.again", texts)),
            { Status: CheckoutPaymentStatus.Pending, Row.PaymentPage: not null, IsSuperseded: false } => Forward(sent),
            _ => new PayOutcome.Show(sent),
        };
    }

    // Who can't be sent on, because the page's address can't be opened, is told how it stands: they may have paid, and nothing else is begun.
    private PayOutcome Forward(CheckoutPayment payment) =>
        seal.Unprotect(ProtectedValue.PaymentPage, payment.Id, payment.Row.PaymentPage!) is { } page ? new PayOutcome.Forward(payment, page) : new PayOutcome.Show(payment);

    private async Task<PayOutcome> FollowAsync(PayRequest request, CheckoutPayment earlier, CancellationToken cancellationToken)
    {
        if (!request.Began(earlier))
        {
            return new PayOutcome.KeyReused(request.Cart);
        }

        return MarkReplay(await OutcomeAsync(request, earlier, cancellationToken), isReplay: true);
    }

    private static PayOutcome MarkReplay(PayOutcome outcome, bool isReplay) => outcome is PayOutcome.StillRunning ? outcome : outcome with { IsReplay = isReplay };

    // Somebody else has sent it: wait for what they are told, but not for ever.
    private async Task<PayOutcome> OutcomeAsync(PayRequest request, CheckoutPayment sent, CancellationToken cancellationToken) => await WaitForAnswerAsync(sent, cancellationToken) switch
    {
        { Status: CheckoutPaymentStatus.Sending } unanswered => new PayOutcome.StillRunning(unanswered),
        { Status: CheckoutPaymentStatus.Pending, Row: { SupersededAt: null, PaymentPage: not null } } open when !IsStale(open) => Forward(open),
        { Status: CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned } closed => new PayOutcome.TryAgain(request.Cart, Problem.Of(RefusalText(await payments.FindRefusalTextAsync(closed.Id, cancellationToken), request), texts)),
        var further => new PayOutcome.Show(further),
    };

    // A code that comes now may be another than the one that was refused: of this one nobody may say that it is wrong.
    private static string RefusalText(string? told, PayRequest request) =>
        told is "way.code-wrong" or "way.code-expired" && request.Choice.Otp is not null ? "way.code-before" : told ?? "pay.again";

    // Still being sent when the patience is over.
    private async Task<CheckoutPayment> WaitForAnswerAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (payment.Status == CheckoutPaymentStatus.Sending && time.GetElapsedTime(begun) < MaxWait)
        {
            await Task.Delay(PollInterval, time, cancellationToken);
            payment = (await payments.FindAsync(payment.Id, cancellationToken))!;
        }

        return payment;
    }

    // No page of the gateway is shown as old as that: a payer would find it closed. A prompt leaves the phone within minutes.
    private bool IsStale(CheckoutPayment payment) =>
        time.GetUtcNow() - payment.CreatedAt >= (payment.Method == PaymentMethods.Hosted ? settings.Value.Reconciliation.ExpireAfter : PhoneInstruction.MaxPromptAge);
}
