using LigdiCash.Client;

namespace Checkout.Plugin.Tests.Hosting;

internal sealed class RefundClerk(IPayouts payouts)
{
    public Task<PayoutOutcome> DraftAsync(CheckoutPayment payment, PhoneNumber buyer, StaffMember clerk) => payouts.DraftAsync(
        new PayoutDraft
        {
            Recipient = buyer,
            Amount = payment.ConfirmedAmount!.Value, // every paid payment has one
            Reason = $"Refund of {payment.Reference}",
            PaymentId = payment.Id,
        },
        clerk);

    // seen: the Fingerprint of the payout as the page showed it to the manager
    public async Task<PayoutOutcome> PayOutAsync(string id, string seen, StaffMember manager) =>
        await payouts.ApproveAsync(id, seen, manager) is PayoutOutcome.NotDone obstacle ? obstacle : await payouts.SendAsync(id, manager);
}
