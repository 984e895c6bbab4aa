using System.Text.Json.Serialization;

namespace LigdiCash.Client;

// No invoice, no store, no actions: the callback's address stands directly in the order.
internal sealed record PayoutMessage(PayoutMessage.Transfer Commande)
{
    // top_up_wallet belongs to payouts into a wallet only, and there it must never be missing.
    internal sealed record Transfer(
        long Amount,
        string Description,
        string Customer,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TopUpWallet,
        string CallbackUrl,
        CreateInvoiceMessage.Reference CustomData);
}
