using System.Text.Json.Serialization;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payouts;

internal sealed record PayoutMessage(PayoutMessage.Transfer Commande)
{
    // Payouts to a wallet require top_up_wallet; others must not have it.
    internal sealed record Transfer(
        long Amount,
        string Description,
        string Customer,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TopUpWallet,
        string CallbackUrl,
        CustomDataMessage CustomData);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PayoutMessage))]
internal sealed partial class PayoutContext : JsonSerializerContext;
