using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A shop that writes its cart source and its handler as delegates.
public sealed class DelegateTests
{
    [Fact]
    public async Task A_shop_of_two_delegates_sells()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            BeforeCheckout = builder => builder.Services.AddScoped<Ledger>().AddSingleton<ConcurrentQueue<string>>(),
            Configure = checkout => checkout
                .AddCartSource((request, _) => new(new CheckoutCart(
                    request.HttpContext.Request.Query["reference"] is [{ } id] ? id : request.Reference!,
                    [new CheckoutLine("Tissu", 1, Money.Xof(2_500))])))
                .AddFulfillmentHandler((services, payment, _) =>
                {
                    services.GetRequiredService<Ledger>().Write(payment.Reference);
                    return Task.FromResult(FulfillmentResult.Fulfilled());
                }),
        });
        var summary = new SummaryPage(await shop.OpensBrowser().OpenAsync("checkout?reference=42"));

        var result = await shop.IsPaidAsync(await summary.PaysAsync());

        Assert.Equal("paid", result.Status);
        Assert.Equal("42", Assert.Single(shop.Services.GetRequired<ConcurrentQueue<string>>()));
    }

    [Fact]
    public async Task Each_attempt_of_a_handler_has_services_of_its_own()
    {
        var seen = new ConcurrentQueue<Ledger>();
        await using var shop = await Shop.OpenAsync(new()
        {
            BeforeCheckout = builder => builder.Services.AddScoped<Ledger>().AddSingleton<ConcurrentQueue<string>>(),
            Configure = checkout => checkout.AddFulfillmentHandler((services, _, _) =>
            {
                seen.Enqueue(services.GetRequiredService<Ledger>());
                Assert.Same(seen.Last(), services.GetRequiredService<Ledger>());
                return Task.FromResult(seen.Count == 1 ? FulfillmentResult.NotNow("The stock is counted.") : FulfillmentResult.Fulfilled());
            }),
        });

        await shop.IsPaidAsync(await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync());
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, seen.Distinct().Count());
    }

    private sealed class Ledger(ConcurrentQueue<string> lines)
    {
        public void Write(string line) => lines.Enqueue(line);
    }
}
