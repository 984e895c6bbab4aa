using System.Text;
using LigdiCash.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// A shop's own list of operators, and its own action that starts a payment by phone.
[Slow]
public sealed class CustomOperatorTests
{
    [Fact]
    public async Task A_shops_own_list_of_operators_may_name_other_countries()
    {
        const string List = """
            {
              "countries": [
                { "code": "GH", "name": "Ghana", "dialCode": "233" },
                { "code": "BF", "name": "Burkina Faso", "dialCode": "226" }
              ],
              "operators": [
                { "country": "GH", "id": "1", "name": "MTN GHANA", "brand": "MTN", "mode": "UssdPush", "source": "the contract" }
              ]
            }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(List));
        var own = Operators.Load(stream);
        await using var shop = await OpenAsync(new() { Host = builder => builder.Services.AddSingleton(own) });

        var page = await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile("24 123 4567", "MTN GHANA"));

        Assert.InRange((int)page.Answer.StatusCode, 200, 499);
        Assert.Contains(
            (await shop.Gateway.LedgerAsync("direct-create")), entry => entry!.ToJsonString().Contains("233", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phone_payment_from_the_shops_own_code_gets_the_form_or_the_result()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:AllowedPaymentMethods"] = "Mobile" } });
        var (fresh, paid) = (Some.Cart(), Some.Cart());
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(paid)).PressesPayAsync(Mobile(MoovBurkina)));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.SettlesAsync();
        shop.Script.Carts[fresh.Reference] = fresh;

        var form = Assert.IsType<ViewResult>(await StartAsync(shop, fresh), exactMatch: false);
        var shown = await StartAsync(shop, paid);

        Assert.Empty(((SummaryView)form.Model!).Problems);
        Assert.IsType<LocalRedirectResult>(shown);
    }

    private static async Task<IActionResult> StartAsync(Shop shop, CheckoutCart cart)
    {
        using var scope = shop.Services.CreateScope();
        var result = await scope.ServiceProvider.GetRequiredService<ICheckout>()
            .StartAsync(cart.Reference, null, new DefaultHttpContext { RequestServices = scope.ServiceProvider });
        return result.Answer();
    }
}
