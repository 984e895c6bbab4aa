using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin;

/// The checkout as the shop's own code calls it.
internal sealed class CheckoutFromCode(PayDesk payDesk, CheckoutPages pages, PaymentStore payments, FulfillmentStore fulfillments, ReviewDesk reviews, SharedClock time) : ICheckout
{
    public async Task<IActionResult> StartAsync(string reference, Payer? payer, HttpContext context)
    {
        try
        {
            var form = new PayForm(reference, CheckoutId.New(), CartSeen: null, payer ?? Payer.Nobody);
            return pages.For(context, form, await payDesk.PayAsync(form, context));
        }
        catch (Exception exception) when (exception.IsOfDatabase())
        {
            return pages.Unavailable(context, exception);
        }
    }

    public Task<Payment?> FindAsync(string reference, CancellationToken cancellationToken = default) => payments.FindByReferenceAsync(reference, cancellationToken);

    public async Task<bool> ReleaseAsync(string paymentId, string who, string why, CancellationToken cancellationToken = default) =>
        await payments.FindAsync(paymentId, cancellationToken) is { Status: PaymentStatus.Unknown } payment
        && await payments.SaveAsync(payment, payment.Abandon($"released by {who}: {why}", time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> AcceptAsync(string paymentId, string who, string why, CancellationToken cancellationToken = default) =>
        reviews.AcceptAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public Task<DecisionOutcome> RejectAsync(string paymentId, string who, string why, CancellationToken cancellationToken = default) =>
        reviews.RejectAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public Task<bool> HandOverAgainAsync(string paymentId, string who, string why, CancellationToken cancellationToken = default) =>
        reviews.HandOverAgainAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public Task<bool> SettleAsync(string paymentId, string who, string why, CancellationToken cancellationToken = default) =>
        reviews.SettleAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public async Task<IReadOnlyList<PaymentConcern>> NeedsAPersonAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        var concerns = (await payments.AttentionAsync(limit, cancellationToken)).Select(payment => new PaymentConcern(payment, KindOf(payment))).ToList();
        foreach (var stuck in await fulfillments.AttentionAsync(limit, cancellationToken))
        {
            var kind = stuck.Status == FulfillmentStatus.Refused ? PaymentConcernKind.Refused : PaymentConcernKind.NotFulfilled;
            concerns.Add(new((await payments.FindAsync(stuck.PaymentId, cancellationToken))!, kind));
        }

        return concerns;
    }

    private static PaymentConcernKind KindOf(Payment payment) => payment switch
    {
        { Status: PaymentStatus.Unknown } => PaymentConcernKind.Unknown,
        { IsDuplicate: true } => PaymentConcernKind.Duplicate,
        { IsContradicted: true } => PaymentConcernKind.Contradicted,
        _ => PaymentConcernKind.Disagreement,
    };
}
