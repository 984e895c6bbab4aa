using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// If too much time passes between the insert and the create, other processes give the payment up. Then no create may be sent.
public sealed class SlowInsertTests
{
    [Theory]
    [InlineData("mobile", Store.Sqlite)]
    [InlineData("mobile", Store.PostgreSql)]
    [InlineData("hosted", Store.PostgreSql)]
    public async Task A_payment_that_waited_too_long_for_its_row_is_not_sent_or_counted(string method, Store store)
    {
        SlowDatabase database = null!;
        Shop shop = null!;
        shop = await OpenAsync(
            new() { Store = store, Configure = checkout => checkout.AddDatabase(database = new(Of(checkout).Source, () => shop.Clock)) });
        await using var closing = shop;
        (string, string)[] fields = method == "mobile" ? Mobile(MoovBurkina) : [("method", "hosted")];
        var summary = await shop.GoesToPayAsync(Some.Cart());

        database.Takes = TimeSpan.FromSeconds(15);
        var refused = new SummaryPage(await summary.PressesPayAsync(fields));
        database.Takes = TimeSpan.Zero;

        Assert.Single(refused.Problems);
        Assert.Equal(0, await CreatesAsync(shop));
        Assert.Equal("Abandoned", await shop.Database.ScalarAsync<string>("SELECT status FROM checkout_payment"));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COALESCE(MAX(prompts), 0) FROM checkout_prompt_limit"));
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(await shop.OpensPaymentAsync())).Status);
    }

    private static TestDatabase Of(CheckoutBuilder checkout) =>
        (TestDatabase)checkout.Services.Single(service => service.ServiceType == typeof(TestDatabase)).ImplementationInstance!;
}
