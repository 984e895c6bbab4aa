using LigdiCash.Client;

namespace Checkout.Plugin.Tests.LigdiCash;

internal static class Payouts
{
    public static PayoutOrder Refund() => new()
    {
        TransactionId = "PAYOUT-ORD-2024-001",
        AmountXof = 5_000,
        Description = "Remboursement",
        Recipient = PhoneNumber.Parse("22670000000"),
        CallbackUrl = new("https://fasomode.example/payouts/callback/1"),
    };
}
