using System.Globalization;
using System.Text.Json.Nodes;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Callbacks;

// The form is undocumented; a receiver must accept all of these encodings. customer_details follows custom_data.
internal static class CallbackForm
{
    public static IEnumerable<KeyValuePair<string, string>> Of(JsonObject payload, CustomDataForm form) =>
        payload.SelectMany(member => member.Value switch
        {
            JsonObject or JsonArray when form == CustomDataForm.Empty => [Pair(member.Key, "")],
            JsonArray entries when form == CustomDataForm.Map => entries.Select(entry => MapEntry(member.Key, entry)),
            JsonObject or JsonArray when form == CustomDataForm.Json => [Pair(member.Key, GatewayJson.Print(member.Value))],
            _ => Bracketed(member.Key, member.Value),
        });

    private static KeyValuePair<string, string> MapEntry(string name, JsonNode? entry) =>
        Pair($"{name}[{entry?["keyof_customdata"]}]", $"{entry?["valueof_customdata"]}");

    private static IEnumerable<KeyValuePair<string, string>> Bracketed(string name, JsonNode? value) => value switch
    {
        JsonObject members => members.SelectMany(member => Bracketed($"{name}[{member.Key}]", member.Value)),
        JsonArray entries => entries.SelectMany(
            (entry, index) => Bracketed(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), entry)),
        null => [Pair(name, "")],
        _ => [Pair(name, value.ToString())],
    };

    private static KeyValuePair<string, string> Pair(string name, string value) => KeyValuePair.Create(name, value);
}
