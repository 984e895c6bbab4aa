using System.Text.Json;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payins;

internal static class PayinAnswer
{
    public static StartedPayin Read(
        GatewayAnswer answer, GatewayEndpoint endpoint, LigdiCashOptions options, IEnumerable<string> operatorHosts)
    {
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        return root.Text("response_code") switch
        {
            "00" => Started(root, endpoint, options, operatorHosts),
            "01" => throw Refusal.From(root, endpoint),
            _ => throw endpoint.Unreadable("a response_code that is neither 00 nor 01"),
        };
    }

    private static StartedPayin Started(
        JsonElement root, GatewayEndpoint endpoint, LigdiCashOptions options, IEnumerable<string> operatorHosts) =>
        root.Text("token") is { } token && !string.IsNullOrWhiteSpace(token)
            ? Started(new Secret(token), PaymentPage.Read(root.Text("response_text"), options, operatorHosts))
            : throw endpoint.Unreadable("success without a token");

    // response_text is the payment page or a sentence, which means "wait". The token counts in either case.
    private static StartedPayin Started(Secret token, PaymentPage? page) =>
        new(token, page?.Page) { RefusedPage = page?.Refused };
}
