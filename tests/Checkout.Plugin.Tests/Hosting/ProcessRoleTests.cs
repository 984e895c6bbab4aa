using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Hosting;

// Other processes on the shop's database: a worker in the generic host, and a back office with its own pages.
public sealed class ProcessRoleTests
{
    [Fact]
    public async Task A_worker_confirms_payments_without_cart_source_handler_and_routes()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        using var worker = Worker(shop, checkout => checkout.WithoutWeb().WithoutFulfillment());
        await worker.StartAsync(TestContext.Current.CancellationToken);
        var cart = Some.Cart();
        var id = await shop.OpensPaymentAsync(cart);

        await shop.Gateway.ApprovesAsync(id);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await ProcessDueAsync(worker);

        var payment = await worker.Services.GetRequired<ICheckout>().FindAsync(cart.Reference, TestContext.Current.CancellationToken);
        Assert.Equal(CheckoutPaymentStatus.Paid, payment!.Status);
        Assert.NotNull(worker.Services.GetRequired<IPayouts>());
    }

    [Fact]
    public async Task A_worker_without_fulfillment_leaves_the_order_to_the_shop()
    {
        var taken = 0;
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        using var worker = Worker(shop, checkout => checkout.WithoutWeb().WithoutFulfillment()
            .AddFulfillmentHandler((_, _, _) => Task.FromResult(FulfillmentResult.Fulfilled($"{++taken}"))));
        await worker.StartAsync(TestContext.Current.CancellationToken);
        var cart = Some.Cart();
        var id = await shop.OpensPaymentAsync(cart);
        await shop.Gateway.ApprovesAsync(id);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));

        await ProcessDueAsync(worker);
        var byWorker = await shop.TimesFulfilledAsync(cart.Reference);
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(0, taken);
        Assert.Equal(0, byWorker);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_back_office_has_its_own_pages_and_none_of_the_checkout(bool addsItsPagesFirst)
    {
        await using var app = Build("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.Services.RemoveAll<ICartSource>();
            checkout.WithoutWeb("caisse");
            AddPages(checkout.Services, !addsItsPagesFirst);
        }, host: builder => AddPages(builder.Services, addsItsPagesFirst));
        app.MapControllers();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        var own = await client.GetAsync(new Uri("own/button/number", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        var button = await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("/caisse?reference=1234567", button, StringComparison.Ordinal);
        foreach (var path in new[] { "", "checkout", "caisse", "payments/0123456789abcdef0123456789abcdef", "pay" })
        {
            var page = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }
    }

    [Fact]
    public async Task MapCheckout_in_a_process_without_web_names_the_contradiction()
    {
        await using var app = Build("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.WithoutWeb();
        });

        var fault = Assert.Throws<InvalidOperationException>(() => app.MapCheckout());

        Assert.Contains("WithoutWeb()", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_fulfills_still_needs_a_handler()
    {
        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(async () =>
        {
            await using var app = Build("Production", Good(), checkout => checkout.WithoutWeb());
            await app.StartAsync(TestContext.Current.CancellationToken);
        });

        Assert.Contains("AddFulfillmentHandler", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AddCartSource", fault.Message, StringComparison.Ordinal);
    }

    // In Development the host validates at its start that every service can be created.
    private static IHost Worker(Shop shop, Action<CheckoutBuilder> complete)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(shop.Services.GetRequired<IConfiguration>().AsEnumerable());
        builder.Services.AddSingleton<TimeProvider>(shop.Clock).AddSingleton(shop.Keys);
        complete(builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout")).AddDatabase(shop.Database.Source));
        builder.Services.AddGateway(() => shop.Gateway.CreateHandler());
        ShopNode.RunTheWorkerByHand(builder.Services);
        return builder.Build();
    }

    private static Task ProcessDueAsync(IHost worker) =>
        worker.Services.GetRequired<ReconciliationWorker>().ProcessDueAsync(TestContext.Current.CancellationToken);

    // The part of a referenced Razor library, which the SDK adds in a web project.
    private static void AddPages(IServiceCollection services, bool isNow)
    {
        if (isNow)
        {
            services.AddControllersWithViews().AddApplicationPart(typeof(ICheckout).Assembly);
        }
    }
}
