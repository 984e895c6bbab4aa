using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

/// From a press of Pay to an invoice: one row, one create, whatever is pressed twice, in two tabs or on two nodes.
internal sealed class InvoiceIssuer(
    PaymentStore payments,
    IIdempotencyStore claims,
    InvoiceSender sender,
    IOptionsMonitor<CheckoutOptions> options,
    CheckoutTexts texts,
    TimeProvider time)
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

    private async Task<PayOutcome> ClaimAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var key = IdempotencyKey.ForPay(request.CheckoutKey);
        var owner = CheckoutId.New();
        if (!await claims.TryClaimAsync(key, owner, options.CurrentValue.GatewayLease))
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
            await payments.RememberKeyAsync(request.CheckoutKey, open, cancellationToken);
            return await FollowAsync(request, open, cancellationToken);
        }

        var payment = Payment.Begin(request.Cart, request.Payer, request.Fingerprint, time.GetUtcNow(), options.CurrentValue.GatewayLease);
        return await payments.InsertAsync(payment, request.CheckoutKey, superseded: open, cancellationToken)
            ? Answer(request, await sender.SendAsync(payment))
            : await FollowAsync(request, null, cancellationToken);
    }

    private static PayOutcome Answer(PayRequest request, Payment? sent) =>
        sent is { Status: PaymentStatus.Pending } ? new PayOutcome.Forward(sent, Replayed: false) : new PayOutcome.TryAgain(request.Cart);

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
}
