using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A database that is away, busy or silent causes no error page, no long wait and no loss.
[Slow]
public sealed class DatabaseOutageTests
{
    [Theory]
    [InlineData("Host=nosuch.invalid;Username=x;Timeout=2")]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Timeout=2")]
    [InlineData("Host=127.0.0.1;Port={mute};Username=x;Timeout=2")]
    public async Task Concurrent_callers_learn_of_an_unreachable_database_at_the_same_time(string connectionString)
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var port = ((IPEndPoint)mute.LocalEndpoint).Port;
        await using var source = NpgsqlDataSource.Create(connectionString.Replace("{mute}", $"{port}", StringComparison.Ordinal));
        using var database = Some.Database(source);
        var watch = Stopwatch.StartNew();

        Task<Exception?> OpenAsync() => Record.ExceptionAsync(() => database.OpenAsync(TestContext.Current.CancellationToken)).AsTask();
        var faults = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => OpenAsync()));

        Assert.All(faults, fault => Assert.IsAssignableFrom<DbException>(fault));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task After_it_came_back_the_next_request_finds_it()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO away");
        var id = Some.NewId();

        var page = await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}");
        var status = await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}/status");
        var callback = await shop.PostsAsync("checkout/callback", CallbackFor(id));
        await shop.Database.ExecuteAsync("ALTER TABLE away RENAME TO checkout_payment");
        var back = await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}");

        Assert.All([page.Answer.StatusCode, status.Answer.StatusCode, callback.StatusCode], code =>
            Assert.Equal(HttpStatusCode.ServiceUnavailable, code));
        Assert.Equal(HttpStatusCode.NotFound, back.Answer.StatusCode);
    }

    [Fact]
    public async Task A_short_database_outage_during_the_gateways_answer_loses_no_invoice()
    {
        Shop shop = null!;
        var back = TimeSpan.FromSeconds(2);
        shop = await Shop.OpenAsync(new()
        {
            RealTime = true,
            Host = builder => builder.Services.AddBeforeGateway(() => new Afterwards(async () =>
            {
                await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO away");
                _ = Task.Delay(back, TimeProvider.System)
                    .ContinueWith(_ => shop.Database.ExecuteAsync("ALTER TABLE away RENAME TO checkout_payment"), TaskScheduler.Default);
            })),
        });
        await using var closing = shop;

        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        Assert.NotEmpty(forwarding.Link);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_layout_that_needs_the_database_is_left_out_of_the_outage_page()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => builder.Services.Configure<MvcViewOptions>(
                options => options.ViewEngines.Insert(0, new LayoutThatAsksTheDatabase())),
        });
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;

        var page = await shop.OpensBrowser().OpenAsync($"checkout?reference={cart.Reference}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Answer.StatusCode);
        Assert.Equal("30", page.Answer.Headers.RetryAfter?.ToString());
        Assert.Contains("no-store", page.Answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Un instant, s’il vous plaît"], page.Texts("h1"));
    }

    [Fact]
    public async Task A_writer_that_does_not_finish_is_not_waited_for_for_long()
    {
        await using var shop = await Shop.OpenAsync();
        var database = shop.Services.GetRequired<CheckoutDatabase>();
        var release = new TaskCompletionSource();
        var slow = database.WriteAsync(
            async _ =>
            {
                await release.Task;
                return true;
            },
            TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<DbException>(
            () => database.WriteAsync(_ => Task.FromResult(true), TestContext.Current.CancellationToken));
        var waited = watch.Elapsed;
        release.SetResult();
        await slow;

        Assert.InRange(waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_locked_is_not_waited_for_for_long()
    {
        await using var shop = await Shop.OpenAsync(new() { RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await using var other = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync("BEGIN IMMEDIATE");
        var watch = Stopwatch.StartNew();

        var pay = Task.Run(() => summary.PressesPayAsync());
        var callback = await shop.PostsAsync("checkout/callback", CallbackFor(Some.NewId()));
        var page = await pay;
        var waited = watch.Elapsed;
        await other.ExecuteAsync("ROLLBACK");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, callback.StatusCode);
        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        await new SummaryPage(await summary.Page.Browser.OpenAsync(summary.Page.Address.AbsoluteUri)).PaysAsync();
    }

    private static StringContent CallbackFor(string id) =>
        new($$"""{"transaction_id":"{{id}}"}""", Encoding.UTF8, "application/json");

    private sealed class Afterwards(Func<Task> then) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await then();
            return answer;
        }
    }

    private sealed class LayoutThatAsksTheDatabase : IViewEngine, IView
    {
        public string Path => "/Views/CheckoutPlugin/Summary.cshtml";

        public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage) =>
            ViewEngineResult.NotFound(viewName, []);

        public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) =>
            viewPath == Path ? ViewEngineResult.Found(viewPath, this) : ViewEngineResult.NotFound(viewPath, []);

        public Task RenderAsync(ViewContext context) => throw new NpgsqlException("The shop's layout found the database away.");
    }
}
