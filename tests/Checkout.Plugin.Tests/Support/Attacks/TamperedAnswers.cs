using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests.Attacks;

// Changes every answer of the gateway before the shop reads it.
internal sealed class TamperedAnswers(Action<JsonObject> change) : DelegatingHandler
{
    public static void AddTo(CheckoutBuilder checkout, Action<JsonObject> change) =>
        checkout.Services.AddBeforeGateway(() => new TamperedAnswers(change));

    // Replaces every text except for the kept members.
    public static Action<JsonObject> EveryTextBut(string[] kept, string text) => answer => Replace(answer, kept, text);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        change(answer);
        response.Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json");
        return response;
    }

    private static void Replace(JsonObject answer, string[] kept, string text)
    {
        foreach (var (name, value) in answer.ToList())
        {
            if (value is JsonObject inner)
            {
                Replace(inner, kept, text);
            }
            else if (value?.GetValueKind() == System.Text.Json.JsonValueKind.String && !kept.Contains(name))
            {
                answer[name] = text;
            }
        }
    }
}
