using System.Text.Json;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payins;

internal static class CreateInvoiceAnswer
{
    public static CreatedInvoice Read(GatewayAnswer answer, LigdiCashOptions options)
    {
        var endpoint = GatewayEndpoint.CreateInvoice;
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        return root.Text("response_code") switch
        {
            "00" => Created(root, options),
            "01" => throw Refusal.From(root, endpoint),
            _ => throw endpoint.Unreadable("a response_code that is neither 00 nor 01"),
        };
    }

    private static CreatedInvoice Created(JsonElement root, LigdiCashOptions options) =>
        (root.Text("token"), PaymentPage.Read(root.Text("response_text"), options, operatorHosts: [])) switch
        {
            ({ } token, { Page: { } page }) when !string.IsNullOrWhiteSpace(token) => new(new Secret(token), page),
            (_, { Refused: { } refused }) => throw GatewayEndpoint.CreateInvoice.UnknownPage(refused),
            _ => throw GatewayEndpoint.CreateInvoice.Unreadable("success without a token or an address to pay at"),
        };
}
