
namespace Checkout.Plugin;

/// From a press of Pay to an invoice: one row, one create, whatever is pressed twice, in two tabs or on two nodes.
internal sealed class InvoiceIssuer(
    PaymentStore payments,
    IIdempotencyStore claims,
    InvoiceSender sender,
    RingLimit rings,
    SettingsInForce settings,
    CheckoutTexts texts,
    TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestPrompt = TimeSpan.FromMinutes(10);
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

            if (attempt == 0 && request.Way.Phone is { } phone && !await rings.AllowsAsync(phone, request.Visitor, cancellationToken))
            {
                return new PayOutcome.Rejected(request.Cart, [texts["way.too-often"]]);
            }

            var payment = Payment.Begin(request, time.GetUtcNow(), settings.Value.GatewayLease);
            if (await payments.InsertAsync(payment, request.CheckoutKey, superseded: current is { IsOpen: true } ? current : null, cancellationToken))
            {
                return await SendAsync(payment, request);
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
        if (current is { Status: PaymentStatus.Paid or PaymentStatus.Review or PaymentStatus.Unknown })
        {
            return new PayOutcome.Show(current);
        }

        if (!current.IsOpen || current.Row.Fingerprint != request.Fingerprint || IsStale(current))
        {
            return null;
        }

        await payments.RememberKeyAsync(request.CheckoutKey, current, cancellationToken);
        return await FollowAsync(request, current, cancellationToken);
    }

    private async Task<PayOutcome> SendAsync(Payment payment, PayRequest request) => await sender.SendAsync(payment, request) switch
    {
        ({ Status: PaymentStatus.Pending, Row.PaymentPage: not null } sent, _) => new PayOutcome.Forward(sent, Replayed: false),
        ({ Status: PaymentStatus.Refused or PaymentStatus.Abandoned }, { } problem) => new PayOutcome.TryAgain(request.Cart, problem),
        var (sent, _) => new PayOutcome.Show(sent),
    };

    /// Somebody else has sent it: wait for what they are told, but not for ever.
    private async Task<PayOutcome> FollowAsync(PayRequest request, Payment earlier, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + LongestWait;
        while (earlier.Status == PaymentStatus.Sending && earlier.Row.Fingerprint == request.Fingerprint)
        {
            if (time.GetUtcNow() >= until)
            {
                return new PayOutcome.StillRunning();
            }

            await Task.Delay(Glance, time, cancellationToken);
            earlier = (await payments.FindAsync(earlier.Id, cancellationToken))!;
        }

        return Replay(request, earlier);
    }

    /// No page of the gateway is shown as old as that: a payer would find it closed. A prompt leaves the phone within minutes.
    private bool IsStale(Payment payment) =>
        time.GetUtcNow() - payment.CreatedAt >= (payment.Method == PaymentMethods.Hosted ? settings.Value.Reconciliation.ExpireAfter : LongestPrompt);

    private PayOutcome Replay(PayRequest request, Payment earlier) => earlier switch
    {
        _ when earlier.Row.Fingerprint != request.Fingerprint => new PayOutcome.KeyReused(request.Cart),
        { Status: PaymentStatus.Pending, Row: { SupersededAt: null, PaymentPage: not null } } when !IsStale(earlier) => new PayOutcome.Forward(earlier, Replayed: true),
        { Status: PaymentStatus.Refused or PaymentStatus.Abandoned } => new PayOutcome.TryAgain(request.Cart, texts["pay.try-again"]),
        _ => new PayOutcome.Show(earlier),
    };
}
