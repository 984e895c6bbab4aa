using System.Text.Json;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Callbacks;

internal static class JsonCallback
{
    public static CallbackNotice Read(ReadOnlyMemory<byte> body)
    {
        using var json = GatewayJson.TryParse(body, GatewayJson.Bounded);
        try
        {
            return json is null || json.RootElement.GetPropertyCount() > NoticeFields.MaxCount
                ? new CallbackNotice()
                : Read(json.RootElement);
        }
        catch (InvalidOperationException)
        {
            // A property's name is not valid Unicode.
            return new CallbackNotice();
        }
    }

    private static CallbackNotice Read(JsonElement root)
    {
        var fields = new NoticeFields();
        foreach (var property in root.EnumerateObject())
        {
            if (property.NameEquals("custom_data"))
            {
                CustomData.ValuesOf("transaction_id", property.Value, GatewayJson.Bounded).ForEach(fields.TakeCustomId);
            }
            else if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && NoticeFields.NameOf(property) is { } name)
            {
                fields.Take(name, GatewayJson.Scalar(property.Value));
            }
        }

        return fields.ToNotice();
    }
}
