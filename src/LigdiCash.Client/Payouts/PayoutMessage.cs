using System.Text.Json.Serialization;

namespace LigdiCash.Client;

internal sealed record PayoutMessage(PayoutMessage.Transfer Commande)
{
    // Payouts to a wallet require top_up_wallet; others must not have it.
    internal sealed record Transfer(
        long Amount,
        string Description,
        string Customer,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TopUpWallet,
        string CallbackUrl,
        CreateInvoiceMessage.Reference CustomData);
}
