using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin;

// The checkout as the shop's own code calls it.
internal sealed class CheckoutFromCode(PayDesk payDesk, CheckoutPages pages, PaymentStore payments, FulfillmentStore fulfillments, ReviewDesk reviews) : ICheckout
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

    public async Task<Payment?> FindAsync(string reference, CancellationToken cancellationToken = default) =>
        CanBeStored(reference) ? await payments.FindByReferenceAsync(reference, cancellationToken) : null;

    public Task<DecisionOutcome> ReleaseAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default) =>
        reviews.ReleaseAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public Task<DecisionOutcome> AcceptAsync(string paymentId, StaffMember who, string why, Money? confirmedAmount = null, CancellationToken cancellationToken = default) =>
        reviews.AcceptAsync(paymentId, confirmedAmount, Signature.Of(who, why), cancellationToken);

    public Task<DecisionOutcome> RejectAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default) =>
        reviews.RejectAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public Task<bool> HandOverAgainAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default) =>
        reviews.HandOverAgainAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public Task<bool> WithdrawFulfillmentAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default) =>
        reviews.WithdrawFulfillmentAsync(paymentId, Signature.Of(who, why), cancellationToken);

    public Task<bool> SettleAsync(string paymentId, PaymentConcernKind kind, StaffMember who, string why, CancellationToken cancellationToken = default) =>
        reviews.SettleAsync(paymentId, kind, Signature.Of(who, why), cancellationToken);

    public async Task<IReadOnlyList<PaymentConcern>> NeedsAPersonAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        var concerns = (await payments.AttentionAsync(limit, cancellationToken)).Select(payment => new PaymentConcern(payment, payment.Concern!.Value)).ToList();
        foreach (var stuck in await fulfillments.AttentionAsync(limit, cancellationToken))
        {
            concerns.Add(new((await payments.FindAsync(stuck.PaymentId, cancellationToken))!, stuck.Concern, stuck.Reason));
        }

        return [.. concerns, .. (await payments.HintedAsync(limit, cancellationToken)).Select(payment => new PaymentConcern(payment, payment.Concern!.Value))];
    }

    // PostgreSQL refuses a NUL and half a character.
    private static bool CanBeStored(string text) => !text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
