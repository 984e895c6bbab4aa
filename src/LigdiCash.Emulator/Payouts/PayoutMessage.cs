using System.Text.Json;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

internal sealed class PayoutMessage
{
    private readonly JsonElement _commande;

    private PayoutMessage(JsonElement root) => _commande = root.Member("commande");

    public string? TransactionId => CustomText("transaction_id");

    public string? ScenarioName => CustomText("scenario");

    public long? Amount => _commande.Member("amount").Whole(acceptsText: true);

    public string Customer => _commande.Member("customer").Text();

    public string CallbackUrl => _commande.Member("callback_url").Text();

    // The JavaScript library sends to_ligdicash with true or false instead.
    public int? TopUpWallet =>
        (_commande.Member("top_up_wallet").Whole(acceptsText: true), _commande.Member("to_ligdicash").ValueKind) switch
    {
        (0, _) => 0,
        (1, _) => 1,
        (null, JsonValueKind.False) => 0,
        (null, JsonValueKind.True) => 1,
        _ => null,
    };

    public bool IsWellFormed =>
        _commande.ValueKind == JsonValueKind.Object
        && Customer.IsPhoneNumber()
        && !_commande.Member("amount").IsAbsent()
        && !_commande.Member("description").IsAbsent();

    public static PayoutMessage Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new PayoutMessage(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new PayoutMessage(default);
        }
    }

    private string? CustomText(string name) => _commande.Member("custom_data").Member(name).Text() is { Length: > 0 } text ? text : null;
}
