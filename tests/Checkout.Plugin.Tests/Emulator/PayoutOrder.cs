using System.Text.Json.Nodes;

namespace Checkout.Plugin.Tests.Emulator;

// The documented payout requests (reference/endpoints/straight-payout and withdrawal-create).
internal static class PayoutOrder
{
    public const string StraightPath = "/pay/v01/straight/payout";
    public const string WalletPath = "/pay/v01/withdrawal/create";
    public const string ConfirmPath = "/pay/v01/withdrawal/confirm";
    public const string AliasPath = "/pay/v01/straight/payout/confirm";
    public const string TransactionId = "PAYOUT-ORD-2024-001";
    public const string Orange = "22670000000";
    public const string Moov = "22660000000";

    public static string PathOf(bool toWallet) => toWallet ? WalletPath : StraightPath;

    public static JsonObject To(string customer, JsonNode amount, bool toWallet, string transactionId = TransactionId)
    {
        var commande = new JsonObject
        {
            ["amount"] = amount,
            ["description"] = "Remboursement",
            ["customer"] = customer,
            ["callback_url"] = "http://localhost/checkout/payouts/1",
            ["custom_data"] = new JsonObject { ["transaction_id"] = transactionId },
        };
        if (toWallet)
        {
            commande["top_up_wallet"] = 1;
        }

        return new JsonObject { ["commande"] = commande };
    }

    public static Task<JsonObject> PayOutAsync(
        this EmulatorHost gateway, bool toWallet, string customer = Orange, long amount = 1_000, string transactionId = TransactionId) =>
        gateway.PostAsync(PathOf(toWallet), To(customer, amount, toWallet, transactionId));

    public static async Task<string?> PayoutStatusAsync(this EmulatorHost gateway, JsonObject created)
    {
        await gateway.CallbacksAreDoneAsync();
        return (string?)(await gateway.GetAsync($"{ConfirmPath}/?withdrawalToken={(string?)created["token"]}"))["status"];
    }
}
