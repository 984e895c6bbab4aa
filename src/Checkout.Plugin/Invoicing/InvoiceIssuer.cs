
using System.Data.Common;

namespace Checkout.Plugin;

/// From a press of Pay to an invoice: one row, one create, whatever is pressed twice, in two tabs or on two nodes.
internal sealed class InvoiceIssuer(
    PaymentStore payments,
    IIdempotencyStore claims,
    InvoiceSender sender,
    RingLimit rings,
    SettingsInForce settings,
    CheckoutTexts texts,
    SharedClock time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public async Task<PayOutcome> IssueAsync(PayRequest request, CancellationToken cancellationToken)
    {
        if (await payments.FindByCheckoutKeyAsync(request.CheckoutKey, cancellationToken) is { } earlier)
        {
            return await FollowAsync(request, earlier, cancellationToken);
        }

        return request.ShowedAnotherCart
            ? new PayOutcome.Rejected(request.Cart, [texts["pay.price-changed"]])
            : await ClaimAsync(request, cancellationToken);
    }

    /// Whoever gets the claim begins. The others wait for what the first one writes; but not for ever, as only the database decides.
    private async Task<PayOutcome> ClaimAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var (key, owner) = (IdempotencyKey.ForPay(request.CheckoutKey), CheckoutId.New());
        for (var until = time.GetUtcNow() + LongestWait; !await claims.TryClaimAsync(key, owner, settings.Value.GatewayLease) && time.GetUtcNow() < until;)
        {
            if (await payments.FindByCheckoutKeyAsync(request.CheckoutKey, cancellationToken) is { } earlier)
            {
                return await FollowAsync(request, earlier, cancellationToken);
            }

            await Task.Delay(Glance, time, cancellationToken);
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

    /// A lost insert means that somebody else wrote meanwhile, and another look finds what.
    private async Task<PayOutcome> BeginAsync(PayRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var current = await payments.FindByReferenceAsync(request.Cart.Reference, cancellationToken);
            if (current is not null && await JoinAsync(request, current, cancellationToken) is { } joined)
            {
                return joined;
            }

            var payment = Payment.Begin(request, time.GetUtcNow(), settings.Value.GatewayLease);
            var tooOften = false;
            async Task<bool> AllowsAsync(DbTransaction transaction) => !(tooOften = request.Way.Phone is not null && !await rings.AllowsAsync(request.Way, request.Visitor, transaction));
            if (await payments.InsertAsync(payment, request.CheckoutKey, superseded: current is { IsOpen: true } ? current : null, cancellationToken, AllowsAsync))
            {
                return await SendAsync(payment, request);
            }

            if (tooOften)
            {
                return new PayOutcome.Rejected(request.Cart, [texts["way.too-often"]]);
            }

            if (await payments.FindByCheckoutKeyAsync(request.CheckoutKey, cancellationToken) is { } earlier)
            {
                return await FollowAsync(request, earlier, cancellationToken);
            }
        }

        return new PayOutcome.StillRunning();
    }

    /// Null: what is there does not stand in the way of a new invoice.
    private async Task<PayOutcome?> JoinAsync(PayRequest request, Payment current, CancellationToken cancellationToken)
    {
        if (current is { Status: PaymentStatus.Sending, IsOpen: true } && current.Method != PaymentMethods.Hosted)
        {
            // Whether a phone rings is not known yet; until it is, nothing else is begun.
            current = await AnsweredAsync(current, cancellationToken);
        }

        if (current.IsSettled)
        {
            return new PayOutcome.Show(current);
        }

        if (current is { Status: PaymentStatus.Sending } && current.Method != PaymentMethods.Hosted)
        {
            return new PayOutcome.StillRunning();
        }

        if (!current.IsOpen || current.Row.Fingerprint != request.Fingerprint || IsStale(current))
        {
            return null;
        }

        await payments.RememberKeyAsync(request.CheckoutKey, current, cancellationToken);
        return await FollowAsync(request, current, cancellationToken);
    }

    /// Read once more before anybody is sent on: a press in another tab may have replaced it meanwhile.
    private async Task<PayOutcome> SendAsync(Payment payment, PayRequest request)
    {
        var (sent, problem) = await sender.SendAsync(payment, request);
        return sent switch
        {
            { Status: PaymentStatus.Refused or PaymentStatus.Abandoned } => new PayOutcome.TryAgain(request.Cart, problem ?? texts["pay.again"]),
            { Status: PaymentStatus.Pending, Row.PaymentPage: not null } when await payments.FindAsync(sent.Id, CancellationToken.None) is { IsReplaced: false } =>
                new PayOutcome.Forward(sent, Replayed: false),
            _ => new PayOutcome.Show(sent),
        };
    }

    /// Somebody else has sent it: wait for what they are told, but not for ever.
    private async Task<PayOutcome> FollowAsync(PayRequest request, Payment earlier, CancellationToken cancellationToken)
    {
        if (earlier.Row.Fingerprint != request.Fingerprint)
        {
            return new PayOutcome.KeyReused(request.Cart);
        }

        return await AnsweredAsync(earlier, cancellationToken) is { Status: not PaymentStatus.Sending } answered ? Replay(request, answered) : new PayOutcome.StillRunning();
    }

    /// Still being sent when the patience is over.
    private async Task<Payment> AnsweredAsync(Payment payment, CancellationToken cancellationToken)
    {
        for (var until = time.GetUtcNow() + LongestWait; payment.Status == PaymentStatus.Sending && time.GetUtcNow() < until;)
        {
            await Task.Delay(Glance, time, cancellationToken);
            payment = (await payments.FindAsync(payment.Id, cancellationToken))!;
        }

        return payment;
    }

    /// No page of the gateway is shown as old as that: a payer would find it closed. A prompt leaves the phone within minutes.
    private bool IsStale(Payment payment) =>
        time.GetUtcNow() - payment.CreatedAt >= (payment.Method == PaymentMethods.Hosted ? settings.Value.Reconciliation.ExpireAfter : PhoneInstruction.LongestPrompt);

    private PayOutcome Replay(PayRequest request, Payment earlier) => earlier switch
    {
        { Status: PaymentStatus.Pending, Row: { SupersededAt: null, PaymentPage: not null } } when !IsStale(earlier) => new PayOutcome.Forward(earlier, Replayed: true),
        { Status: PaymentStatus.Refused or PaymentStatus.Abandoned } => new PayOutcome.TryAgain(request.Cart, texts["pay.again"]),
        _ => new PayOutcome.Show(earlier),
    };
}
