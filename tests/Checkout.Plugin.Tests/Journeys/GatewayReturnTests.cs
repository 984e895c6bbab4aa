using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The gateway decides how the payer's browser comes back.
public sealed class GatewayReturnTests
{
    public static TheoryData<string, string> Returns => new MatrixTheoryData<string, string>(["return", "cancel"], ["GET", "POST"]);

    [Theory]
    [MemberData(nameof(Returns))]
    public async Task A_return_by_get_or_post_and_with_appended_parameters_leads_to_the_result(string kind, string method)
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;

        foreach (var appended in new[] { "", "&status=completed", "?token=a", "%3Ftoken=a", "/" })
        {
            using var answer = await SendAsync(shop, method, $"{kind}/{id}{appended}");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"checkout/payments/{id}", Assert.Single(answer.Headers.GetValues("Refresh")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_longer_id_is_another_id()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;

        using var answer = await SendAsync(shop, "POST", $"return/{id}0");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(Shop shop, string method, string address)
    {
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        using var request = new HttpRequestMessage(new(method), $"checkout/{address}");
        request.Content = method == "POST" ? new FormUrlEncodedContent([new("status", "completed")]) : null;
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
