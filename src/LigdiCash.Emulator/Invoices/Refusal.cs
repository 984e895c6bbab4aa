using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

internal sealed record Refusal(string Code, string? Details = null)
{
    public const string CreateWiki = "https://client.ligdicash.com/wiki/createInvoice";
    public const string ConfirmWiki = "https://client.ligdicash.com/wiki/confirmInvoice";

    public static readonly Refusal Authentication = new("00");
    public static readonly Refusal AmountOutOfRange = new("02");
    public static readonly Refusal InvoiceNotFound = new("02");
    public static readonly Refusal ConfirmInput = new("04");
    public static readonly Refusal Malformed = new("08");

    public static Refusal UndefinedKey(string name) => new("04", $"Undefined array key \"{name}\"");

    public GatewayAnswer ToCreateAnswer()
    {
        var body = Failure();
        if (Code != Authentication.Code)
        {
            body["custom_data"] = new JsonArray();
        }

        if (Details is not null)
        {
            body["response_text_details"] = Details;
        }

        body["wiki"] = CreateWiki;
        return new GatewayAnswer(body, $"Code{Code}");
    }

    public GatewayAnswer ToConfirmAnswer()
    {
        var body = Failure();
        if (Code != Authentication.Code)
        {
            body.Insert(1, "status", "");
        }

        body["wiki"] = ConfirmWiki;
        return new GatewayAnswer(body, $"Code{Code}");
    }

    JsonObject Failure() => new()
    {
        ["response_code"] = "01",
        ["token"] = "",
        ["response_text"] = $"Echec (Code{Code})",
        ["description"] = "",
    };
}
