using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class AskingTheGateway
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task No_more_confirms_begin_in_a_second_than_the_shop_allows_and_all_come_to_their_turn(Store store)
    {
        await using var shop = await OpenAsync(store, perSecond: 5);
        var ids = await PayAsync(shop, 12);

        var each = new List<int>();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        for (var second = 0; second < 3; second++)
        {
            each.Add(await shop.Gateway.ConfirmsAsync());
            await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([5, 10, 12], each);
        Assert.All(ids, id => Assert.Equal(PaymentStatus.Paid, shop.PaymentByIdAsync(id).Result.Status));
    }

    [Fact]
    public async Task Several_nodes_share_what_may_be_asked_in_a_second()
    {
        await using var shop = await OpenAsync(Store.PostgreSql, perSecond: 5);
        PaymentStore[] nodes = [shop.Services.GetRequired<PaymentStore>(), (await shop.StartsAnotherNodeAsync()).GetRequired<PaymentStore>()];
        await PayAsync(shop, 12);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));

        var each = new List<int>();
        for (var second = 0; second < 3; second++)
        {
            foreach (var node in nodes)
            {
                each.Add((await node.ClaimLooksAsync(16, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Count);
            }

            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([5, 0, 5, 0, 2, 0], each);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Whoever_waits_at_the_page_goes_first_and_whoever_calls_back_again_and_again_goes_last(Store store)
    {
        await using var shop = await OpenAsync(store, perSecond: 1);
        await shop.Gateway.LosesCallbacksAsync();
        var ids = new List<string>();
        for (var payment = 0; payment < 3; payment++)
        {
            ids.Add(await shop.OpensPaymentAsync());
        }

        await CallsBackAsync(shop, ids[0]);
        await SettlesSlowlyAsync(shop, seconds: 10);
        await shop.WaitsAsync(TimeSpan.FromSeconds(40));
        var before = await shop.Gateway.ConfirmsAsync();
        await CallsBackAsync(shop, ids[0]);
        await CallsBackAsync(shop, ids[1]);
        await shop.OpensBrowser().OpenAsync($"checkout/return/{ids[2]}");
        await SettlesSlowlyAsync(shop, seconds: 3);

        var asked = (await shop.Gateway.LedgerAsync("confirm")).OrderBy(entry => entry!["at"]!.GetValue<long>()).Select(entry => entry!["transactionId"]!.GetValue<string>()).Skip(before);
        Assert.Equal([ids[2], ids[1], ids[0]], asked.Take(3));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task However_many_wait_at_their_pages_a_payment_of_which_nobody_tells_comes_to_its_turn(Store store)
    {
        await using var shop = await OpenAsync(store, perSecond: 1);
        var quiet = (await PayAsync(shop, 1))[0];
        var loud = new List<string>();
        for (var payment = 0; payment < 6; payment++)
        {
            loud.Add(await shop.OpensPaymentAsync());
        }

        var browser = shop.OpensBrowser();
        for (var moment = 0; moment < 85; moment++)
        {
            foreach (var id in loud)
            {
                await browser.OpenAsync($"checkout/return/{id}");
            }

            await SettlesSlowlyAsync(shop, seconds: 3);
        }

        Assert.InRange(await shop.Gateway.ConfirmsAsync(), 240, 260);
        Assert.Equal(PaymentStatus.Paid, (await shop.PaymentByIdAsync(quiet)).Status);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_gateway_that_answers_nobody_is_hardly_asked_and_everything_is_found_when_it_does(Store store)
    {
        await using var shop = await OpenAsync(store, perSecond: 100);
        var ids = await PayAsync(shop, 30);
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

        Assert.InRange(before, Pace.MostFailures, 30);
        Assert.InRange(probes, 7, 8);
        Assert.All(ids, id => Assert.Equal(PaymentStatus.Paid, shop.PaymentByIdAsync(id).Result.Status));
        Assert.Contains(shop.Log.All, line => line.Contains(" 5201 ", StringComparison.Ordinal));
        Assert.Contains(shop.Log.All, line => line.Contains(" 5203 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_keys_stop_all_looks_and_call_for_a_person_but_fail_no_payment()
    {
        await using var shop = await OpenAsync(Store.Sqlite, perSecond: 1);
        var ids = await PayAsync(shop, 5);
        await shop.Gateway.FailsAsync("confirm", "code00", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        await SettlesSlowlyAsync(shop, seconds: 50);
        var refused = await shop.Gateway.ConfirmsAsync();
        var meanwhile = ids.Select(id => shop.PaymentByIdAsync(id).Result.Status).Distinct().ToList();

        await shop.Gateway.RecoversAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(15));
        await SettlesSlowlyAsync(shop, seconds: 30);

        Assert.Equal(1, refused);
        Assert.Equal([PaymentStatus.Pending], meanwhile);
        Assert.Single(shop.Log.All, line => line.Contains("Critical 5202 ", StringComparison.Ordinal));
        Assert.All(ids, id => Assert.Equal(PaymentStatus.Paid, shop.PaymentByIdAsync(id).Result.Status));
    }

    [Fact]
    public async Task A_gateway_that_asks_to_be_left_alone_is_left_alone_by_all_payments()
    {
        await using var shop = await OpenAsync(Store.Sqlite, perSecond: 1);
        var ids = await PayAsync(shop, 3);
        await shop.Gateway.FailsAsync("confirm", "status-429", times: 1);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        await SettlesSlowlyAsync(shop, seconds: 3);
        var soon = await shop.Gateway.ConfirmsAsync();
        await SettlesSlowlyAsync(shop, seconds: 20);

        Assert.Equal(1, soon);
        Assert.All(ids, id => Assert.Equal(PaymentStatus.Paid, shop.PaymentByIdAsync(id).Result.Status));
    }

    [Fact]
    public async Task A_gateway_that_asks_to_be_left_alone_is_left_alone_although_it_answers_about_others_that_were_under_way()
    {
        Shop shop = null!;
        var isAskedForRest = () => shop.Database.ScalarAsync<bool>("SELECT COUNT(*) = 1 FROM checkout_gateway WHERE opens_at > 0");
        shop = await Shop.OpenAsync(new() { Host = builder => builder.Services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new Tired(isAskedForRest)) });
        await using var closing = shop;
        var ids = await PayAsync(shop, 3);
        await shop.Gateway.FailsAsync("confirm", "status-429", times: 1);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        await SettlesSlowlyAsync(shop, seconds: 29);
        var soon = await shop.Gateway.ConfirmsAsync();
        await SettlesSlowlyAsync(shop, seconds: 5);

        Assert.Equal((3, 4), (soon, await shop.Gateway.ConfirmsAsync()));
        Assert.All(ids, id => Assert.Equal(PaymentStatus.Paid, shop.PaymentByIdAsync(id).Result.Status));
    }

    [Fact]
    public async Task A_gateway_that_asks_to_be_left_alone_in_its_own_words_is_left_alone_too()
    {
        var busy = new Busy();
        await using var shop = await Shop.OpenAsync(new() { Host = builder => builder.Services.AddTransient(_ => new Busy(busy)).AddHttpClient("LigdiCash").AddHttpMessageHandler<Busy>() });
        var ids = await PayAsync(shop, 3);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        await SettlesSlowlyAsync(shop, seconds: 29);
        var soon = busy.Confirms;
        await SettlesSlowlyAsync(shop, seconds: 10);

        Assert.InRange(soon, 1, 3);
        Assert.All(ids, id => Assert.Equal(PaymentStatus.Paid, shop.PaymentByIdAsync(id).Result.Status));
    }

    private static Task<Shop> OpenAsync(Store store, int perSecond) => Shop.OpenAsync(new()
    {
        Store = store,
        Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02", ["Checkout:Reconciliation:ConfirmsPerSecond"] = $"{perSecond}" },
    });

    // Paid, and nobody has heard of it.
    private static async Task<List<string>> PayAsync(Shop shop, int payments)
    {
        await shop.Gateway.LosesCallbacksAsync();
        var ids = new List<string>();
        for (var payment = 0; payment < payments; payment++)
        {
            ids.Add(await shop.OpensPaymentAsync());
            await shop.Gateway.ApprovesAsync(ids[^1]);
        }

        return ids;
    }

    private static async Task SettlesSlowlyAsync(Shop shop, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await shop.WorksOffAsync();
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task CallsBackAsync(Shop shop, string id)
    {
        using var answer = await shop.PostsAsync("checkout/callback", new StringContent($$"""{"transaction_id":"{{id}}"}"""));
        answer.EnsureSuccessStatusCode();
    }

    // A gateway that wants half a minute for itself, and answers about other payments after it has said so.
    private sealed class Tired(Func<Task<bool>> isAskedForRest) : DelegatingHandler
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
                await Eventually.TrueAsync(isAskedForRest);
            }

            return answer;
        }
    }

    // A gateway that is overrun says so in JSON of its own, and means half a minute.
    private sealed class Busy(Busy? shared = null) : DelegatingHandler
    {
        private readonly Busy? _shared = shared;
        private int _confirms;

        public int Confirms => _confirms;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get || Interlocked.Increment(ref _shared!._confirms) > 3)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("""{"response_code":"01","response_text":"Too many requests"}""") };
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(30));
            return answer;
        }
    }
}
