using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests.Attacks;

// Stands between gateway and shop and alters all that the gateway answers.
internal sealed class TamperedAnswers(Action<JsonObject> bend) : DelegatingHandler
{
    public static void AddTo(CheckoutBuilder checkout, Action<JsonObject> bend) =>
        checkout.Services.AddBeforeGateway(() => new TamperedAnswers(bend));

    // Each text that the gateway says, but for those that decide what it says at all.
    public static Action<JsonObject> EveryTextBut(string[] kept, string text) => answer => Bend(answer, kept, text);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        bend(answer);
        response.Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json");
        return response;
    }

    private static void Bend(JsonObject answer, string[] kept, string text)
    {
        foreach (var (name, value) in answer.ToList())
        {
            if (value is JsonObject inner)
            {
                Bend(inner, kept, text);
            }
            else if (value?.GetValueKind() == System.Text.Json.JsonValueKind.String && !kept.Contains(name))
            {
                answer[name] = text;
            }
        }
    }
}
