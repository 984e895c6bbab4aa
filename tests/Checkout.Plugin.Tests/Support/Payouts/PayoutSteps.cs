using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// The steps of a payout: Awa drafts, Issa approves and sends.
internal static class PayoutSteps
{
    public const string Number = "22670000000";
    public static readonly StaffMember Clerk = Staff.Member("Awa");
    public static readonly StaffMember Manager = Staff.Member("Issa");

    public static ShopSettings RepeatedPayoutsAllowed => new() { Emulator = ["--Emulator:RefuseRepeatedPayouts=false"] };

    public static IPayouts Payouts(this Shop shop) => shop.Services.GetRequired<IPayouts>();

    public static PayoutDraft Draft(
        long amount = 5_000, PayoutMethod method = PayoutMethod.MobileMoney, string number = Number, string? paymentId = null)
    {
        CanaryDetector.ForProcess.Known.Add(CanaryKind.Number, number);
        return new()
        {
            Recipient = PhoneNumber.Parse(number),
            Amount = Money.Xof(amount),
            Reason = "Remboursement",
            Method = method,
            PaymentId = paymentId,
        };
    }

    public static CheckoutPayout Done(PayoutOutcome outcome) => Assert.IsType<PayoutOutcome.Done>(outcome).Payout;

    public static PayoutObstacle Obstacle(PayoutOutcome outcome) => Assert.IsType<PayoutOutcome.NotDone>(outcome).Obstacle;

    public static async Task<CheckoutPayout> DraftsAsync(this Shop shop, PayoutDraft? draft = null) =>
        Done(await shop.Payouts().DraftAsync(draft ?? Draft(), Clerk));

    public static async Task<CheckoutPayout> ApprovesAsync(this Shop shop, PayoutDraft? draft = null)
    {
        var drafted = await shop.DraftsAsync(draft);
        return Done(await shop.Payouts().ApproveAsync(drafted.Id, drafted.Fingerprint, Manager));
    }

    public static async Task<CheckoutPayout> SendsAsync(this Shop shop, PayoutDraft? draft = null) =>
        Done(await shop.Payouts().SendAsync((await shop.ApprovesAsync(draft)).Id, Manager));

    public static async Task<CheckoutPayout> PayoutAsync(this Shop shop, string id) => (await shop.Payouts().FindAsync(id))!;

    public static async Task<CheckoutPayoutStatus> PayoutStatusAsync(this Shop shop, string id) => (await shop.PayoutAsync(id)).Status;

    public static async Task<string> PaidAsync(this Shop shop, long amount = 12_500)
    {
        var cart = Some.Cart(amount);
        await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        return id;
    }

    public static async Task AdvancesAsync(this Shop shop, TimeSpan time, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            await shop.WaitsAsync(step);
        }
    }
}
