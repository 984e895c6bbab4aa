using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests.Payouts;

// Rewrites the gateway's confirm answers in undocumented ways.
internal sealed class ConfirmRewriter
{
    public Action<JsonNode>? Bend { get; set; }

    public static ConfirmRewriter Of(Shop shop) => shop.Services.GetRequired<ConfirmRewriter>();

    public static void AddTo(CheckoutBuilder checkout, Action<JsonNode>? bend)
    {
        var bender = new ConfirmRewriter { Bend = bend };
        checkout.Services.AddSingleton(bender).AddBeforeGateway(() => new Handler(bender));
    }

    private sealed class Handler(ConfirmRewriter bender) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (bender.Bend is { } bend && request.RequestUri!.AbsolutePath.Contains("/confirm", StringComparison.Ordinal))
            {
                var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
                bend(answer);
                response.Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}
