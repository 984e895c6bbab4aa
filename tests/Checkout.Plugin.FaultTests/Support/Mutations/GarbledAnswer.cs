using System.Text;
using System.Text.Json.Nodes;

namespace Checkout.Plugin.Tests;

// An answer with some changed bytes. An independent parser decides whether it still proves the payment.
internal static class GarbledAnswer
{
    public static byte[] Of(ConfirmTrial trial, Dice dice, out bool proves)
    {
        var body = new MutableBody().Become(trial.Honest.ToBytes());
        for (var times = 1 + dice.Below(3); times > 0; times--)
        {
            ref var target = ref body.Span[dice.Below(body.Length)];
            target = dice.Chance(2) ? (byte)(target ^ (1 << dice.Below(8))) : dice.OneOf("0123456789\",:{}[]\\ \0"u8.ToArray());
        }

        proves = Proves(body.Bytes.ToArray(), trial);
        return body.Bytes.ToArray();
    }

    private static bool Proves(byte[] body, ConfirmTrial trial)
    {
        try
        {
            var answer = JsonNode.Parse(Encoding.UTF8.GetString(body))!.AsObject();
            return IsText(answer["status"], "completed", StringComparison.OrdinalIgnoreCase)
                && IsAmount(answer["amount"], trial) && IsAmount(answer["montant"], trial)
                && answer["devise"] is null && answer["currency"] is null
                && (Echoes(answer["custom_data"]) is [var echo] ? echo == trial.Id : IsText(answer["external_id"], trial.Id));
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsText(JsonNode? node, string text, StringComparison comparison = StringComparison.Ordinal) =>
        node is JsonValue value && value.TryGetValue<string>(out var found) && string.Equals(found, text, comparison);

    private static bool IsAmount(JsonNode? node, ConfirmTrial trial) =>
        node?.ToJsonString().Trim('"') is { } written && (written == trial.Digits || written == $"{trial.Digits}.0");

    private static List<string> Echoes(JsonNode? customData) =>
    [
        .. (customData as JsonArray ?? []).OfType<JsonObject>().Where(entry => IsText(entry["keyof_customdata"], "transaction_id"))
            .Select(entry => entry["valueof_customdata"]).OfType<JsonNode>().Select(value => value.ToString()),
    ];
}
