using System.Net;
using System.Text;
using LigdiCash.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// What tabs, impatience, wrong codes and people of ill will do to the ways to pay by phone.
[Slow]
public sealed class PhonesPushedHard
{
    private const string Moov = "+226 60 00 00 01";
    private const string MoovName = "MOOV AFRICA BURKINA";
    private const string Owner = "22670000001";

    [Fact]
    public async Task While_a_phone_may_be_ringing_no_second_tab_rings_another()
    {
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new Between(async _ =>
            {
                if (reached.TrySetResult())
                {
                    await goOn.Task;
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone");
                }
            })),
        });
        var cart = Some.Cart();
        var first = (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(Moov));
        await reached.Task;

        var second = (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile("+226 60 00 00 02"));
        await Eventually.TrueAsync(() =>
        {
            shop.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return Task.FromResult(second.IsCompleted);
        });
        var creates = (await shop.Gateway.DirectCreatesAsync()).Count;
        goOn.SetResult();

        Assert.Equal(1, creates);
        Assert.Equal(HttpStatusCode.Conflict, (await second).Answer.StatusCode);
        Assert.Equal("unknown", new ResultPage(await first).Status);
    }

    [Theory]
    [InlineData("Awa", "")]
    [InlineData("Fatou", MoovName)]
    public async Task The_same_phone_is_not_rung_again_because_a_name_or_the_operator_was_left_out(string firstName, string named)
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var first = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(Moov)));

        var second = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync([.. Mobile(Moov, named), ("firstName", firstName)]));

        Assert.Equal(first.PaymentId, second.PaymentId);
        Assert.Single(await shop.Gateway.DirectCreatesAsync());
    }

    [Fact]
    public async Task Whoever_has_only_the_database_cannot_try_out_numbers()
    {
        var cart = Some.Cart();
        async Task<(string Fingerprint, string Rings)> StoredAsync(string token, params (string, string)[] way)
        {
            await using var shop = await OpenAsync(new() { Values = { ["Checkout:LigdiCash:ApiToken"] = token } });
            await (await shop.GoesToPayAsync(cart)).PressesPayAsync(way);
            return ((await shop.PaymentAsync(cart.Reference)).Row.Fingerprint, await shop.Database.ScalarAsync<string>("SELECT GROUP_CONCAT(subject) FROM checkout_ring") ?? "");
        }

        var (one, again, other) = (await StoredAsync("a-token-of-one", Mobile(Moov)), await StoredAsync("a-token-of-one", Mobile(Moov)), await StoredAsync("a-token-of-another", Mobile(Moov)));
        var (hosted, hostedElsewhere) = (await StoredAsync("a-token-of-one", ("method", "hosted")), await StoredAsync("a-token-of-another", ("method", "hosted")));

        Assert.Equal(one.Fingerprint, again.Fingerprint);
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
        Assert.NotEmpty(one.Rings.Split(',').Intersect(again.Rings.Split(',')));
        Assert.Empty(one.Rings.Split(',').Intersect(other.Rings.Split(',')));
        Assert.Equal(hosted.Fingerprint, hostedElsewhere.Fingerprint);
    }

    [Fact]
    public async Task Eight_posts_of_one_wallet_form_send_one_code()
    {
        await using var shop = await OpenAsync(new() { RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => summary.PressesPayAsync(("method", "wallet"), ("phone", Owner)))));

        Assert.All(pages, page => Assert.NotNull(page.Find("[data-checkout-code-sent]")));
        Assert.Single(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task No_code_is_sent_for_a_purchase_that_is_paid_or_in_doubt_or_has_changed()
    {
        await using var shop = await OpenAsync();
        var (paid, doubtful, dearer) = (Some.Cart(), Some.Cart(), Some.Cart(5_000));
        var late = await shop.GoesToPayAsync(dearer);
        await (await shop.GoesToPayAsync(paid)).PaysAsync();
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(paid.Reference)).Id);
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        await (await shop.GoesToPayAsync(doubtful)).PressesPayAsync(Mobile(Moov));
        shop.Desk.Carts[dearer.Reference] = Some.Cart(9_000) with { Reference = dearer.Reference };

        Assert.Equal("paid", new ResultPage(await (await shop.GoesToPayAsync(paid)).PressesPayAsync(Wallet)).Status);
        Assert.Equal("unknown", new ResultPage(await (await shop.GoesToPayAsync(doubtful)).PressesPayAsync(Wallet)).Status);
        Assert.Single(new SummaryPage(await late.PressesPayAsync(Wallet)).Problems);
        Assert.Empty(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task After_five_codes_the_right_one_still_pays_but_not_every_code_may_be_tried()
    {
        await using var shop = await OpenAsync();
        var page = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));
        for (var wish = 0; wish < 4; wish++)
        {
            page = new SummaryPage(await page.PressesPayAsync(("newCode", "1")));
        }

        var waiting = new ResultPage(await page.PressesPayAsync(("otp", await shop.Gateway.WalletCodeAsync())));
        var guesses = await shop.GoesToPayAsync(Some.Cart());
        for (var guess = 0; guess < 20; guess++)
        {
            guesses = new SummaryPage(await guesses.PressesPayAsync(("method", "wallet"), ("phone", "22670000002"), ("otp", $"1111{guess:00}")));
        }

        Assert.Equal("pending", waiting.Status);
        Assert.Equal(1 + 5, (await shop.Gateway.LedgerAsync("wallet-create")).Count);
    }

    [Fact]
    public async Task What_never_reached_the_gateway_counts_against_nobody()
    {
        var isClosed = true;
        await using var shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new Before(() =>
                isClosed ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused") : Task.CompletedTask)),
        });
        var page = await shop.GoesToPayAsync(Some.Cart());
        for (var attempt = 0; attempt < 8; attempt++)
        {
            page = new SummaryPage(await page.PressesPayAsync(Mobile(Moov)));
        }

        isClosed = false;
        Assert.Equal("pending", new ResultPage(await page.PressesPayAsync(Mobile(Moov))).Status);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Twelve_tabs_at_once_ring_once_and_count_once(Store store)
    {
        await using var shop = await OpenAsync(new() { RealTime = true, Store = store });
        var (cart, browser, forms) = (Some.Cart(), shop.OpensBrowser(), new List<SummaryPage>());
        for (var tab = 0; tab < 12; tab++)
        {
            forms.Add(await shop.GoesToPayAsync(cart, browser));
        }

        var pages = await Task.WhenAll(forms.Select(form => Task.Run(() => form.PressesPayAsync(Mobile(Moov)))));

        Assert.Single(pages.Select(page => new ResultPage(page).PaymentId).Distinct(StringComparer.Ordinal));
        Assert.Single(await shop.Gateway.DirectCreatesAsync());
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT MAX(rings) FROM checkout_ring"));
    }

    [Fact]
    public async Task Fresh_cookies_from_one_network_do_not_ring_strangers_without_end()
    {
        var address = IPAddress.Parse("203.0.113.7");
        await using var shop = await OpenAsync(new() { Pipeline = app => app.Use((context, next) => { context.Connection.RemoteIpAddress = address; return next(context); }) });

        for (var stranger = 10; stranger < 90; stranger++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile($"+226 60 00 00 {stranger}"));
        }

        Assert.Equal(60, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    [Fact]
    public async Task The_page_of_a_replaced_prompt_asks_nobody_to_agree_to_it()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(Moov)));
        await new SummaryPage(await waiting.Page.FollowAsync("[data-checkout-retry]")).PaysAsync(("method", "hosted"));

        var replaced = await waiting.ReloadsAsync();

        Assert.Null(replaced.Page.Find("[data-checkout-instruction]"));
        Assert.False(replaced.OffersRetry);
        Assert.Equal("Demande remplacée", Assert.Single(replaced.Page.Texts("h1")));
    }

    [Fact]
    public async Task A_waiting_page_refreshes_itself_for_minutes_and_forgets_the_prompt_when_it_has_left_the_phone()
    {
        await using var shop = await OpenAsync();
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(Moov)));

        await shop.WaitsAsync(TimeSpan.FromMinutes(4));
        var minutes = await waiting.ReloadsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(7));
        var later = await minutes.ReloadsAsync();

        Assert.NotEmpty(minutes.Page.Refresh);
        Assert.NotNull(minutes.Page.Find("[data-checkout-instruction]"));
        Assert.Empty(later.Page.Refresh);
        Assert.Null(later.Page.Find("[data-checkout-instruction]"));
    }

    [Fact]
    public async Task A_code_goes_only_to_an_operator_that_wants_one()
    {
        List<string> sent = [];
        await using var shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new Reading(sent)),
        });

        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync([.. Mobile(Moov), ("otp", "918273")]);

        Assert.Contains(sent, body => body.Contains("22660000001", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, body => body.Contains("918273", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Back_and_the_same_form_with_another_code_reads_that_nothing_was_taken()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        (string, string)[] Orange(string code) => [.. Mobile("70 00 00 01", "ORANGE BURKINA"), ("otp", code)];
        await summary.PressesPayAsync(Orange("000000"));

        var again = new SummaryPage(await summary.PressesPayAsync(Orange("123456")));
        var waiting = new ResultPage(await again.PressesPayAsync(("otp", "123456")));

        Assert.Contains("rien n’a été débité", Assert.Single(again.Problems), StringComparison.Ordinal);
        Assert.Equal("pending", waiting.Status);
    }

    [Fact]
    public async Task The_Enter_key_pays_and_asks_for_no_new_code()
    {
        await using var shop = await OpenAsync();

        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));

        Assert.Null(asked.Page.Require("form[data-checkout-form=pay] button[type=submit]").GetAttribute("name"));
        Assert.NotNull(asked.Page.Find("button[name=newCode]"));
    }

    [Fact]
    public async Task Another_number_on_the_codes_page_gets_a_code_of_its_own()
    {
        await using var shop = await OpenAsync();
        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));

        var other = new SummaryPage(await asked.PressesPayAsync(("phone", "22670000002")));

        Assert.Empty(other.Problems);
        Assert.Equal(2, (await shop.Gateway.LedgerAsync("debit-otp")).Count);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n70")]
    [InlineData("multipart/form-data", "zz")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=+AGE-")]
    [InlineData("application/x-www-form-urlencoded; charset=bogus", "a=%ff%fe")]
    public async Task A_broken_form_is_answered_and_no_fault_of_ours(string type, string body)
    {
        await using var shop = await OpenAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await shop.PostsAsync("checkout/pay", content);

        Assert.InRange((int)answer.StatusCode, 200, 499);
    }

    [Theory]
    [InlineData("phone", "٧٠١٢٣٤٥٦")]
    [InlineData("phone", "70\0123456")]
    [InlineData("operator", "LIGDICASH")]
    [InlineData("operator", "\0")]
    [InlineData("method", "7")]
    [InlineData("method", "Hosted, Mobile")]
    [InlineData("otp", "\0")]
    [InlineData("otp", "１２３４")]
    public async Task Odd_values_are_problems_and_no_faults(string name, string value)
    {
        await using var shop = await OpenAsync(new() { Store = Store.PostgreSql });
        (string Name, string)[] fields = [.. Mobile("70 00 00 01", "ORANGE BURKINA"), ("otp", "123456")];

        var page = await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync([.. fields.Where(field => field.Name != name), (name, value)]);

        Assert.InRange((int)page.Answer.StatusCode, 200, 499);
    }

    [Fact]
    public async Task A_shops_own_list_of_operators_may_name_other_countries()
    {
        const string List = """
            {
              "countries": [ { "code": "GH", "name": "Ghana", "dialCode": "233" }, { "code": "BF", "name": "Burkina Faso", "dialCode": "226" } ],
              "operators": [ { "country": "GH", "id": "1", "name": "MTN GHANA", "brand": "MTN", "mode": "UssdPush", "source": "the contract" } ]
            }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(List));
        var own = Operators.Load(stream);
        await using var shop = await OpenAsync(new() { Host = builder => builder.Services.AddSingleton(own) });

        var page = await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile("24 123 4567", "MTN GHANA"));

        Assert.InRange((int)page.Answer.StatusCode, 200, 499);
        Assert.Contains((await shop.Gateway.LedgerAsync("direct-create")), entry => entry!.ToJsonString().Contains("233", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shops_own_code_that_starts_a_payment_by_phone_alone_gets_the_form_or_what_was_paid()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Methods"] = "Mobile" } });
        var (fresh, paid) = (Some.Cart(), Some.Cart());
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(paid)).PressesPayAsync(Mobile(Moov)));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.SettlesAsync();
        shop.Desk.Carts[fresh.Reference] = fresh;

        var form = Assert.IsType<ViewResult>(await StartAsync(shop, fresh));
        var shown = await StartAsync(shop, paid);

        Assert.Empty(((SummaryView)form.Model!).Problems);
        Assert.IsType<LocalRedirectResult>(shown);
    }

    [Fact]
    public async Task A_callback_for_a_payment_in_doubt_is_kept_as_a_hint_for_the_person()
    {
        await using var shop = await OpenAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var unknown = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(Moov)));

        await shop.Gateway.ApprovesAsync(unknown.PaymentId);
        await shop.SettlesAsync();

        Assert.NotNull((await shop.PaymentByIdAsync(unknown.PaymentId)).CalledBackAt);
        Assert.Equal(PaymentStatus.Unknown, (await shop.PaymentByIdAsync(unknown.PaymentId)).Status);
        Assert.Contains(shop.Log.All, line => line.StartsWith("Warning 2002", StringComparison.Ordinal) && line.Contains(unknown.PaymentId, StringComparison.Ordinal));
    }

    private static (string, string)[] Wallet => [("method", "wallet"), ("phone", Owner)];

    private static Task<Shop> OpenAsync(ShopSettings? settings = null)
    {
        settings ??= new();
        settings.Values["Checkout:Methods"] = "Hosted, Mobile, Wallet";
        return Shop.OpenAsync(settings);
    }

    private static (string, string)[] Mobile(string phone, string named = MoovName) => [("method", "mobile"), ("operator", named), ("phone", phone)];

    private static async Task<IActionResult> StartAsync(Shop shop, Cart cart)
    {
        using var scope = shop.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ICheckout>().StartAsync(cart.Reference, null, new DefaultHttpContext { RequestServices = scope.ServiceProvider });
    }

    private sealed class Between(Func<HttpResponseMessage, Task> then) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await then(answer);
            return answer;
        }
    }

    private sealed class Before(Func<Task> first) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await first();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Reading(List<string> sent) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
