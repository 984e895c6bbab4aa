using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Every place of a request from which the checkout reads public input. The Pay form is missing, because its fields are stored as they are.
internal static class PublicInputs
{
    private static readonly string[] Fields =
        [
            "transaction_id", "external_id", "request_id", "status", "token", "amount", "montant", "customer", "operator_name",
            "response_code", "description", "date",
        ];

    public static IEnumerable<(string Name, HttpRequestMessage Request)> With(string text)
    {
        var (json, part) = (JsonSerializer.Serialize(text), Uri.EscapeDataString(text));
        foreach (var field in Fields)
        {
            yield return Callback($$"""{"{{field}}":{{json}}}""", "application/json");
            yield return Callback($"{field}={part}", "application/x-www-form-urlencoded");
        }

        yield return Callback(
            $$"""{"custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":{{json}}}]}""", "application/json");
        yield return Callback($$$"""{"custom_data":{"transaction_id":{{{json}}}} }""", "application/json");
        yield return Callback(
            $$$"""{"custom_data":{{{JsonSerializer.Serialize($"{{\"transaction_id\":{json}}}")}}} }""", "application/json");
        yield return Callback($$$"""{ {{{json}}}:{{{json}}} }""", "application/json");
        yield return Callback(
            $"custom_data[0][keyof_customdata]=transaction_id&custom_data[0][valueof_customdata]={part}",
            "application/x-www-form-urlencoded");
        yield return Callback($"custom_data[transaction_id]={part}&{part}={part}", "application/x-www-form-urlencoded");
        yield return Callback(text, "text/plain");
        yield return ("callback address", new(HttpMethod.Post, $"checkout/callback/{part}") { Content = new StringContent("{}") });
        yield return ("payout-callback", new(HttpMethod.Post, $"checkout/payout-callback/{part}") { Content = new StringContent("{}") });
        foreach (var path in new[] { "return/", "cancel/", "payments/", "assets/x/", "assets/" })
        {
            yield return (path, new(HttpMethod.Get, $"checkout/{path}{part}"));
        }

        yield return ("status", new(HttpMethod.Get, $"checkout/payments/{part}/status"));
        yield return ("query", new(HttpMethod.Get, $"checkout?reference={part}&method={part}&operator={part}&{part}={part}"));
        yield return ("query of a result", new(HttpMethod.Get, $"checkout/payments/nobodys?left={part}&receipt={part}"));
    }

    public static async Task<HttpStatusCode> AnswerAsync(this Shop shop, HttpRequestMessage request)
    {
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        try
        {
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("null characters", StringComparison.Ordinal))
        {
            // A server refuses this address before it reaches any endpoint.
            return HttpStatusCode.NotFound;
        }
    }

    // Every further query fails and is logged.
    public static async Task LosesItsTablesAsync(this Shop shop)
    {
        foreach (var table in new[] { "checkout_payment", "checkout_fulfillment", "checkout_payout" })
        {
            await shop.Database.ExecuteAsync($"ALTER TABLE {table} RENAME TO away_{table}");
        }
    }

    public static IEnumerable<string> Errors(this LogLines log) =>
        log.All.Where(
            line => line.StartsWith("Error ", StringComparison.Ordinal) || line.StartsWith("Critical ", StringComparison.Ordinal));

    private static (string, HttpRequestMessage) Callback(string body, string contentType) =>
        ($"callback {body[..Math.Min(body.Length, 80)]}", new(HttpMethod.Post, "checkout/callback")
        {
            Content = new StringContent(body, Encoding.UTF8, contentType),
        });
}
