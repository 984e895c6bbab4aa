using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A failing gateway gets few calls or none, and no payment is lost.
public sealed class GatewayThrottleTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_failing_gateway_is_rarely_asked_and_no_payment_is_lost(Store store)
    {
        await using var shop = await StatusCheckSteps.OpenAsync(store, perSecond: 100);
        var ids = await shop.PaysWithoutCallbackAsync(30);
        await shop.Gateway.FailsAsync("confirm", "status-500", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var before = await shop.Gateway.ConfirmsAsync();

        for (var probe = 0; probe < 8; probe++)
        {
            await shop.WaitsAsync(TimeSpan.FromSeconds(15));
        }

        var probes = await shop.Gateway.ConfirmsAsync() - before;
        await shop.Gateway.RecoversAsync();
        for (var minute = 0; minute < 10; minute++)
        {
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(before, ThrottleState.MaxFailures, 30);
        Assert.InRange(probes, 7, 8);
        await Assert.AllAsync(ids, async id => Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status));
        Assert.Contains(shop.Log.All, line => line.Contains(" 5201 ", StringComparison.Ordinal));
        Assert.Contains(shop.Log.All, line => line.Contains(" 5203 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_keys_stop_all_checks_and_need_staff_but_fail_no_payment()
    {
        await using var shop = await StatusCheckSteps.OpenAsync(Store.Sqlite, perSecond: 1);
        var ids = await shop.PaysWithoutCallbackAsync(5);
        await shop.Gateway.FailsAsync("confirm", "code00", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        await shop.SettlesSlowlyAsync(seconds: 50);
        var refused = await shop.Gateway.ConfirmsAsync();
        var meanwhile = await Task.WhenAll(ids.Select(shop.PaymentByIdAsync));

        await shop.Gateway.RecoversAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(15));
        await shop.SettlesSlowlyAsync(seconds: 30);

        Assert.Equal(1, refused);
        Assert.All(meanwhile, payment => Assert.Equal(CheckoutPaymentStatus.Pending, payment.Status));
        Assert.Single(shop.Log.All, line => line.Contains("Critical 5202 ", StringComparison.Ordinal));
        await Assert.AllAsync(ids, async id => Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status));
    }

    [Fact]
    public async Task A_gateway_that_asks_for_a_pause_gets_it_from_all_payments()
    {
        await using var shop = await StatusCheckSteps.OpenAsync(Store.Sqlite, perSecond: 1);
        var ids = await shop.PaysWithoutCallbackAsync(3);
        await shop.Gateway.FailsAsync("confirm", "status-429", times: 1);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        await shop.SettlesSlowlyAsync(seconds: 3);
        var soon = await shop.Gateway.ConfirmsAsync();
        await shop.SettlesSlowlyAsync(seconds: 20);

        Assert.Equal(1, soon);
        await Assert.AllAsync(ids, async id => Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status));
    }

    [Fact]
    public async Task A_pause_holds_although_the_gateway_answers_calls_already_under_way()
    {
        Shop shop = null!;
        var isPaused = () => shop.Database.ScalarAsync<bool>("SELECT COUNT(*) = 1 FROM checkout_gateway WHERE open_until > 0");
        shop = await Shop.OpenAsync(new() { Host = builder => builder.Services.AddBeforeGateway(() => new PausingGateway(isPaused)) });
        await using var closing = shop;
        var ids = await shop.PaysWithoutCallbackAsync(3);
        await shop.Gateway.FailsAsync("confirm", "status-429", times: 1);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        await shop.SettlesSlowlyAsync(seconds: 29);
        var soon = await shop.Gateway.ConfirmsAsync();
        await shop.SettlesSlowlyAsync(seconds: 5);

        Assert.Equal(3, soon);
        Assert.Equal(4, await shop.Gateway.ConfirmsAsync());
        await Assert.AllAsync(ids, async id => Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status));
    }

    [Fact]
    public async Task A_pause_in_an_undocumented_answer_is_respected()
    {
        var overloaded = new OverloadedGateway();
        await using var shop = await Shop.OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new OverloadedGateway(overloaded)) });
        var ids = await shop.PaysWithoutCallbackAsync(3);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        await shop.SettlesSlowlyAsync(seconds: 29);
        var soon = overloaded.Confirms;
        await shop.SettlesSlowlyAsync(seconds: 10);

        Assert.InRange(soon, 1, 3);
        await Assert.AllAsync(ids, async id => Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status));
    }

    // The gateway asks for a pause of 30 seconds, and then answers other calls that were already under way.
    private sealed class PausingGateway(Func<Task<bool>> isPaused) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.RetryAfter is not null)
            {
                answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(30));
            }
            else if (request.Method == HttpMethod.Get)
            {
                await Eventually.TrueAsync(isPaused);
            }

            return answer;
        }
    }

    // An overloaded gateway answers 429 with an undocumented body and a Retry-After of 30 seconds.
    private sealed class OverloadedGateway(OverloadedGateway? shared = null) : DelegatingHandler
    {
        private readonly OverloadedGateway? _shared = shared;
        private int _confirms;

        public int Confirms => _confirms;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get || Interlocked.Increment(ref _shared!._confirms) > 3)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var content = new StringContent("""{"response_code":"01","response_text":"Too many requests"}""");
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = content };
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(30));
            return answer;
        }
    }
}
