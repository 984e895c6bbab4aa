using System.Text.Json;

namespace LigdiCash.Client;

internal static class PayinAnswer
{
    public static StartedPayin Read(GatewayAnswer answer, GatewayEndpoint endpoint, LigdiCashOptions options)
    {
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        return root.Text("response_code") switch
        {
            "00" => Started(root, endpoint, options),
            "01" => throw Refusal.From(root, endpoint),
            _ => throw endpoint.Unreadable("a response_code that is neither 00 nor 01"),
        };
    }

    private static StartedPayin Started(JsonElement root, GatewayEndpoint endpoint, LigdiCashOptions options) =>
        root.Text("token") is { } token && !string.IsNullOrWhiteSpace(token)
            ? new StartedPayin(new Secret(token), Page(root.Text("response_text"), endpoint, options))
            : throw endpoint.Unreadable("success without a token");

    // An address means "send the payer there", any other text is a sentence and means "wait". The sentence is not compared: its wording may change.
    private static Uri? Page(string? text, GatewayEndpoint endpoint, LigdiCashOptions options)
    {
        if (text is null || !LooksLikeAnAddress(text.Trim()))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var page) && PayerAddress.IsAcceptable(page, options)
            ? page
            : throw endpoint.Unreadable("an address that no payer should be sent to");
    }

    // One word with a scheme in front. Uri alone would take "Statut: ok" for an address.
    private static bool LooksLikeAnAddress(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is > 0 and var end
        && !text.Any(char.IsWhiteSpace)
        && text[..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.');
}
