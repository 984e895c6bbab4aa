using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task Everything_that_is_missing_is_named_in_one_message_with_its_repair()
    {
        var fault = await RefusesToStartAsync("Production", [], _ => { });

        Assert.Contains("AddCartSource<T>()", fault.Message, StringComparison.Ordinal);
        Assert.Contains("AddFulfillmentHandler<T>()", fault.Message, StringComparison.Ordinal);
        Assert.Contains("AddDatabase(", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:PublicBaseUrl", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:StoreName", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:LigdiCash:ApiKey", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:LigdiCash:ApiToken", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Checkout:PublicBaseUrl", "http://shop.example", "https")]
    [InlineData("Checkout:PublicBaseUrl", "shop.example", "absolute")]
    [InlineData("Checkout:LigdiCash:AllowPlainHttpGateway", "true", "Production")]
    [InlineData("Checkout:LigdiCash:BaseAddress", "http://gateway.example", "http")]
    [InlineData("Checkout:Reconciliation:MinimumGap", "00:00:02", "00:00:03")]
    [InlineData("Checkout:Reconciliation:Interval", "00:00:00", "at least a second")]
    [InlineData("Checkout:Reconciliation:Interval", "60.00:00:00", "at most")]
    [InlineData("Checkout:Reconciliation:MinimumGap", "00:00:21", "at most 00:00:20")]
    [InlineData("Checkout:Reconciliation:ExpireAfter", "00:00:30", "FirstCheckAfter")]
    [InlineData("Checkout:LigdiCash:Timeout", "soon", "Timeout")]
    [InlineData("Checkout:MinTotalXof", "3000000", "MaxTotalXof")]
    [InlineData("Checkout:LigdiCash:ApiKey", "fifteen-letters", "shorter than 16")]
    [InlineData("Checkout:LigdiCash:ApiToken", "fifteen-letters", "shorter than 16")]
    [InlineData("Checkout:LigdiCash:OtherApiKey", "a-new-key-of-some-length", "both or neither")]
    [InlineData("Checkout:LigdiCash:ApiKey", "changeme-changeme-changeme", "placeholder")]
    [InlineData("Checkout:LigdiCash:ApiToken", "YOUR_API_TOKEN_FROM_LIGDICASH", "placeholder")]
    [InlineData("Checkout:LigdiCash:ApiToken", "0000000000000000000000000000", "placeholder")]
    [InlineData("Checkout:PublicBaseUrl", "https://localhost:5001", "loopback address")]
    [InlineData("Checkout:Reviews:SecondPersonAboveXof", "-1", "which means always")]
    [InlineData("Checkout:Payouts:SecondPersonAboveXof", "-1", "which means always")]
    [InlineData("Checkout:Payouts:MaxPerDayXof", "0", "at least 1")]
    [InlineData("Checkout:Payouts:MaxPerDayPerRecipientXof", "-5", "at least 1")]
    [InlineData("Checkout:Limits:PaysPerMinutePerNetwork", "0", "at least 1")]
    [InlineData("Checkout:Limits:PromptsPerHourPerNetwork", "100001", "at most 100000")]
    [InlineData("Checkout:KeepPersonalDataFor", "6.23:59:59", "at least 7.00:00:00")]
    [InlineData("Checkout:KeepPersonalDataFor", "3653.00:00:01", "at most 3653.00:00:00")]
    [InlineData("Checkout:KeepPersonalDataFor", "-10675199.00:00:00", "at least 7.00:00:00")]
    [InlineData("Checkout:ShopPath", "//evil.example", "ShopPath")]
    [InlineData("Checkout:ShopPath", "/\t/evil.example", "ShopPath")]
    public async Task A_dangerous_or_senseless_setting_stops_the_start_and_is_named(string key, string value, string hint)
    {
        var fault = await RefusesToStartAsync("Production", new(Good()) { [key] = value }, Complete);

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.Contains(hint, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_not_sent_in_the_clear_to_another_machine_in_any_environment()
    {
        var fault = await RefusesToStartAsync("Staging", new(Good())
        {
            ["Checkout:LigdiCash:BaseAddress"] = "http://gateway.example",
            ["Checkout:LigdiCash:AllowPlainHttpGateway"] = "true",
        }, Complete);

        Assert.Contains(
            "Checkout:LigdiCash:BaseAddress is http://gateway.example/, plain http on another machine",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_setting_that_cannot_be_read_hides_none_of_the_others()
    {
        var fault = await RefusesToStartAsync("Production", new(Good())
        {
            ["Checkout:Reconciliation:FirstCheckAfter"] = "abc",
            ["Checkout:Reconciliation:Interval"] = "xyz",
            ["Checkout:PublicBaseUrl"] = null,
        }, Complete);

        Assert.Contains(
            "Checkout:Reconciliation:FirstCheckAfter can't be read: write it like 00:00:15", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:Reconciliation:Interval can't be read", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:PublicBaseUrl is missing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redis_setting_that_cannot_be_read_stops_the_start_and_is_not_quoted()
    {
        var fault = await RefusesToStartAsync("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.AddRedis("localhost:6379,secret=hunter2");
        });

        Assert.Contains("ConnectionStrings:Redis", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_means_several_nodes_which_sqlite_does_not_serve()
    {
        var fault = await RefusesToStartAsync("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.AddRedis("127.0.0.1:6379");
        });

        Assert.Contains("ConnectionStrings:Redis", fault.Message, StringComparison.Ordinal);
        Assert.Contains("SQLite", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkout_without_routes_is_noticed()
    {
        await using var app = Build("Production", Good(), Complete);

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("MapCheckout()", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_and_mapping_twice_does_no_harm()
    {
        await using var app = Build("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.Services.AddCheckout(options => options.StoreName = "Again");
        });
        app.MapCheckout();
        app.MapCheckout();
        app.MapControllers();
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var client = app.GetTestClient();
        var page = await client.GetAsync(new Uri("checkout", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(page.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("caissé")]
    [InlineData("a//b")]
    [InlineData("pay/{id}")]
    public async Task A_prefix_that_makes_no_addresses_is_refused_by_name(string prefix)
    {
        await using var app = Build("Production", Good(), Complete);

        var fault = Assert.Throws<ArgumentException>(() => app.MapCheckout(prefix));

        Assert.Contains($"\"{prefix}\"", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prefix_is_the_hosts_to_choose()
    {
        await using var app = Build("Production", Good(), Complete);
        app.MapCheckout("caisse/ligdicash");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        var ours = await client.GetAsync(new Uri("caisse/ligdicash", UriKind.Relative), TestContext.Current.CancellationToken);
        var other = await client.GetAsync(new Uri("checkout", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(ours.IsSuccessStatusCode);
        Assert.False(other.IsSuccessStatusCode);
    }

    [Fact]
    public void Mapping_without_adding_says_which_call_is_missing()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        var fault = Assert.Throws<InvalidOperationException>(() => app.MapCheckout());

        Assert.Contains("AddCheckout", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_calls_are_reported_where_the_container_validates_itself()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseTestServer();
        builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"));
        await using var app = builder.Build();
        app.MapCheckout();

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(
            () => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AddCartSource", fault.Message, StringComparison.Ordinal);
        Assert.Contains("AddDatabase", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_that_is_no_handler_is_refused_when_it_is_given() =>
        Assert.Throws<InvalidOperationException>(() => new CheckoutBuilder(new ServiceCollection()).AddFulfillmentHandler<object>());
}
