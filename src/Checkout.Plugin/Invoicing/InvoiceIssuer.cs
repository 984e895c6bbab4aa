using System.Data.Common;

namespace Checkout.Plugin;

// From a press of Pay to an invoice: one row, one create, whatever is pressed twice, in two tabs or on two nodes.
internal sealed class InvoiceIssuer(
    PaymentStore payments,
    IIdempotencyStore claims,
    InvoiceSender sender,
    PriorPaymentChecker priorPayments,
    RingLimit rings,
    KeyLimit keys,
    Seal seal,
    Limits limits,
    SettingsInForce settings,
    CheckoutTexts texts,
    SharedClock time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

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
        while (!await claims.TryClaimAsync(key, owner, settings.Value.GatewayLease) && time.GetElapsedTime(begun) < LongestWait)
        {
            if (await ReplayAsync(request, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            await Task.Delay(Glance, time, cancellationToken);
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
            if (limits.OnPay(request.Visitor) is { } wait)
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
    private async Task<PayOutcome?> RecordAsync(PayRequest request, Payment? current)
    {
        var lease = settings.Value.GatewayLease;
        var watch = new LeaseWatch(lease, time);
        var payment = Payment.Begin(request, time.GetUtcNow(), lease);
        var tooOften = false;
        async Task<bool> AllowsAsync(DbTransaction transaction) => !(tooOften = request.Way.Phone is not null && !await rings.AllowsAsync(request.Way, request.Visitor, transaction));
        CrashPoint.Reach("pay.before-row");
        if (!await payments.InsertAsync(payment, request.CheckoutKey, superseded: current is { IsOpen: true } ? current : null, CancellationToken.None, AllowsAsync))
        {
            return tooOften ? new PayOutcome.Rejected(request.Cart, [new(texts["way.too-often"], "phone")]) : null;
        }

        CrashPoint.Reach("pay.after-row");
        return await SendAsync(payment, request, watch);
    }

    // Null: what is there does not stand in the way of a new invoice.
    private async Task<PayOutcome?> JoinAsync(PayRequest request, Payment current, CancellationToken cancellationToken)
    {
        if (current is { Status: PaymentStatus.Sending, IsOpen: true } && current.Method != PaymentMethods.Hosted)
        {
            // Whether a phone rings is not known yet; until it is, nothing else is begun.
            current = await AnsweredAsync(current, cancellationToken);
        }

        if (current.IsSettled)
        {
            return PayOutcome.ShowTo(request.CartFingerprint, current);
        }

        if (current is { Status: PaymentStatus.Sending } && current.Method != PaymentMethods.Hosted)
        {
            return new PayOutcome.StillRunning(current);
        }

        if (current.IsOpen && request.Wants(current) && !IsStale(current))
        {
            return await JoinOpenAsync(request, current, cancellationToken);
        }

        return await priorPayments.CheckAsync(current.Reference, cancellationToken) is { } prior ? PayOutcome.ShowTo(request.CartFingerprint, prior) : null;
    }

    private async Task<PayOutcome> JoinOpenAsync(PayRequest request, Payment current, CancellationToken cancellationToken)
    {
        var tooMany = false;
        async Task<bool> AllowsAsync(DbTransaction transaction) => !(tooMany = !await keys.AllowsAsync(current, request.Visitor, transaction));
        var isReplay = request.Began(current) && !await payments.RememberKeyAsync(request.CheckoutKey, Payment.Digest(request.Visitor.Name), current, AllowsAsync, cancellationToken);
        if (tooMany)
        {
            return new PayOutcome.TooMany(request.Cart, KeyLimit.Window);
        }

        if (current.Row.Language != request.CartFingerprint.Language)
        {
            await payments.ShowCartAsync(current, request, cancellationToken);
        }

        return Told(await OutcomeAsync(request, current, cancellationToken), isReplay);
    }

    // Nobody is sent on to one that a press in another tab has replaced meanwhile, which whoever stored the answer has seen.
    private async Task<PayOutcome> SendAsync(Payment payment, PayRequest request, LeaseWatch lease)
    {
        var (sent, problem) = await sender.SendAsync(payment, request, lease);
        return sent switch
        {
            { Status: PaymentStatus.Refused or PaymentStatus.Abandoned } => new PayOutcome.TryAgain(request.Cart, problem ?? Problem.Of("pay.again", texts)),
            { Status: PaymentStatus.Pending, Row.PaymentPage: not null, IsReplaced: false } => Forward(sent),
            _ => new PayOutcome.Show(sent),
        };
    }

    // Who can't be sent on, because the page's address can't be opened, is told how it stands: they may have paid, and nothing else is begun.
    private PayOutcome Forward(Payment payment) =>
        seal.Open(Sealed.PaymentPage, payment.Id, payment.Row.PaymentPage!) is { } page ? new PayOutcome.Forward(payment, page) : new PayOutcome.Show(payment);

    private async Task<PayOutcome> FollowAsync(PayRequest request, Payment earlier, CancellationToken cancellationToken)
    {
        if (!request.Began(earlier))
        {
            return new PayOutcome.KeyReused(request.Cart);
        }

        return Told(await OutcomeAsync(request, earlier, cancellationToken), isReplay: true);
    }

    private static PayOutcome Told(PayOutcome outcome, bool isReplay) => outcome is PayOutcome.StillRunning ? outcome : outcome with { IsReplay = isReplay };

    // Somebody else has sent it: wait for what they are told, but not for ever.
    private async Task<PayOutcome> OutcomeAsync(PayRequest request, Payment sent, CancellationToken cancellationToken) => await AnsweredAsync(sent, cancellationToken) switch
    {
        { Status: PaymentStatus.Sending } unanswered => new PayOutcome.StillRunning(unanswered),
        { Status: PaymentStatus.Pending, Row: { SupersededAt: null, PaymentPage: not null } } open when !IsStale(open) => Forward(open),
        { Status: PaymentStatus.Refused or PaymentStatus.Abandoned } closed => new PayOutcome.TryAgain(request.Cart, Problem.Of(Retold(await payments.ToldAsync(closed.Id, cancellationToken), request), texts)),
        var further => new PayOutcome.Show(further),
    };

    // A code that comes now may be another than the one that was refused: of this one nobody may say that it is wrong.
    private static string Retold(string? told, PayRequest request) =>
        told is "way.code-wrong" or "way.code-expired" && request.Way.Otp is not null ? "way.code-before" : told ?? "pay.again";

    // Still being sent when the patience is over.
    private async Task<Payment> AnsweredAsync(Payment payment, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (payment.Status == PaymentStatus.Sending && time.GetElapsedTime(begun) < LongestWait)
        {
            await Task.Delay(Glance, time, cancellationToken);
            payment = (await payments.FindAsync(payment.Id, cancellationToken))!;
        }

        return payment;
    }

    // No page of the gateway is shown as old as that: a payer would find it closed. A prompt leaves the phone within minutes.
    private bool IsStale(Payment payment) =>
        time.GetUtcNow() - payment.CreatedAt >= (payment.Method == PaymentMethods.Hosted ? settings.Value.Reconciliation.ExpireAfter : PhoneInstruction.LongestPrompt);
}
