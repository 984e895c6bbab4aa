using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests;

// The smallest shop that can embed the plug-in: carts in memory, orders in a table of its own, the gateway wired in, and a clock that the test turns.
internal sealed class Shop : IAsyncDisposable
{
    public const string ApiKey = "canary-key-5f1c0de5";
    public const string ApiToken = "canary-token-77aa31b9";
    public static readonly Uri Home = new("http://localhost:5080/");
    private readonly List<WebApplication> _otherNodes = [];
    private WebApplication _app = null!;

    private Shop(ShopSettings settings, TestDatabase database) => (Settings, Database) = (settings, database);

    public ShopSettings Settings { get; }

    public TestDatabase Database { get; }

    public Gateway Gateway { get; private set; } = null!;

    public ManualTimeProvider Clock { get; } = new();

    public LogLines Log { get; } = new();

    public ShopDesk Desk { get; } = new();

    public IServiceProvider Services => _app.Services;

    public static async Task<Shop> OpenAsync(ShopSettings? settings = null)
    {
        settings ??= new();
        var shop = new Shop(settings, await TestDatabase.CreateAsync(settings.Store));
        if (!settings.RealTime)
        {
            await shop.Database.FollowsAsync(shop.Clock);
        }

        await shop.Database.ExecuteAsync("CREATE TABLE test_order (reference TEXT PRIMARY KEY, fulfillments BIGINT NOT NULL)");
        shop.Gateway = await Gateway.StartAsync(settings.RealTime ? TimeProvider.System : shop.Clock, () => shop.CreateHandler(), settings.Emulator);
        await shop.StartAsync();
        return shop;
    }

    // As after a crash or an update: another process of the same shop, on the same database.
    public async Task RestartsAsync(Dictionary<string, string?>? changed = null)
    {
        await _app.DisposeAsync();
        foreach (var (key, value) in changed ?? [])
        {
            Settings.Values[key] = value;
        }

        await StartAsync();
    }

    // One more process of the same shop, on the same database, at the same time.
    public async Task<IServiceProvider> StartsAnotherNodeAsync(TimeSpan clockAhead = default)
    {
        var node = Build(new SkewedClock(Clock, clockAhead));
        _otherNodes.Add(node);
        await node.StartAsync(TestContext.Current.CancellationToken);
        return node.Services;
    }

    // The first process ends as one that is told to.
    public async Task StopsAsync() => await _app.DisposeAsync();

    // SQLite serves one process: there, whoever would come by another node comes by the same.
    public async Task<IServiceProvider> AnotherNodeWherePossibleAsync() => Settings.Store == Store.Sqlite ? Services : await StartsAnotherNodeAsync();

    public HttpMessageHandler CreateHandler() => _app.GetTestServer().CreateHandler();

    // The node that browsers reach from now on; null: the first.
    public IServiceProvider? Facing { get; set; }

    public Browser OpensBrowser() => new(address => address.Port == Home.Port ? FacingHandler() : Gateway.CreateHandler(), Home);

    public async Task<SummaryPage> GoesToPayAsync(Cart cart, Browser? browser = null)
    {
        Desk.Carts[cart.Reference] = cart;
        return new(await (browser ?? OpensBrowser()).OpenAsync($"checkout?reference={cart.Reference}"));
    }

    // An invoice that waits for its payer; the id is ours.
    public async Task<string> OpensPaymentAsync(Cart? cart = null)
    {
        var wanted = cart ?? Some.Cart();
        await (await GoesToPayAsync(wanted)).PaysAsync();
        return (await PaymentAsync(wanted.Reference)).Id;
    }

    // What a callback, a timer or a waiting page made due is done, and whatever that leads to.
    public async Task SettlesAsync()
    {
        await Gateway.DeliversCallbacksAsync();
        await WorksOffAsync();
    }

    public Task WorksOffAsync() => Services.GetRequiredService<ReconciliationWorker>().WorkOffAsync(TestContext.Current.CancellationToken);

    // For what waits by the clock: it goes on in small steps until that has its answer.
    public async Task<T> PassesTimeUntilAsync<T>(Task<T> answer)
    {
        await Eventually.TrueAsync(() =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(answer.IsCompleted ? 0 : 100));
            return Task.FromResult(answer.IsCompleted);
        });
        return await answer;
    }

    public async Task WaitsAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await WorksOffAsync();
    }

    // As a worker would that finds at each hour what became due in it.
    public async Task WaitsHourByHourAsync(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            await WaitsAsync(TimeSpan.FromHours(1));
        }
    }

    public async Task<long> TimesFulfilledAsync(string reference) =>
        await Database.ScalarAsync<long?>("SELECT fulfillments FROM test_order WHERE reference = @reference", new { reference }) ?? 0;

    public async Task<Payment> PaymentAsync(string reference) => (await Services.GetRequiredService<ICheckout>().FindAsync(reference))!;

    public async Task<Payment> PaymentByIdAsync(string id) => (await Services.GetRequiredService<PaymentStore>().FindAsync(id, TestContext.Current.CancellationToken))!;

    public async Task<HttpResponseMessage> PostsAsync(string path, HttpContent content)
    {
        using var client = new HttpClient(CreateHandler()) { BaseAddress = Home };
        return await client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _otherNodes)
        {
            await node.DisposeAsync();
        }

        await _app.DisposeAsync();
        await Gateway.DisposeAsync();
        Database.Dispose();
    }

    private HttpMessageHandler FacingHandler() => Facing is { } node ? ((TestServer)node.GetRequiredService<IServer>()).CreateHandler() : CreateHandler();

    private async Task StartAsync()
    {
        _app = Build(Clock);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    private WebApplication Build(TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Development", ApplicationName = typeof(Shop).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(Defaults()).AddInMemoryCollection(Settings.Values);
        builder.Services.AddSingleton(Desk);
        builder.Services.AddSingleton(Database);
        if (!Settings.RealTime)
        {
            builder.Services.AddSingleton(clock);
        }

        var checkout = builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"))
            .AddDatabase(Database.Source).AddRedis(Settings.Store == Store.PostgreSqlWithRedis ? TestServers.Redis : null)
            .AddCartSource<DeskCartSource>().AddFulfillmentHandler<DeskFulfillment>();
        Settings.Configure(checkout);
        builder.Services.AddHttpClient("LigdiCash").ConfigurePrimaryHttpMessageHandler(() => Gateway.CreateHandler());
        if (!Settings.RealTime)
        {
            RunTheWorkerByHand(builder.Services);
            BePatientWithRedis(builder.Services);
        }

        Settings.Host(builder);
        var app = builder.Build();
        Settings.Pipeline(app);
        app.MapCheckout();
        return app;
    }

    private static Dictionary<string, string?> Defaults() => new(StringComparer.Ordinal)
    {
        ["Checkout:PublicBaseUrl"] = Home.AbsoluteUri,
        ["Checkout:StoreName"] = "Boutique",
        ["Checkout:Layout"] = "",
        ["Checkout:LigdiCash:BaseAddress"] = Gateway.Address.AbsoluteUri,
        ["Checkout:LigdiCash:ApiKey"] = ApiKey,
        ["Checkout:LigdiCash:ApiToken"] = ApiToken,
        ["Checkout:LigdiCash:AllowPlainHttpGateway"] = "true",
    };

    // By a clock that stands still, a Redis that was slow once would never be asked again.
    private static void BePatientWithRedis(IServiceCollection services)
    {
        foreach (var address in services.Where(service => service.ServiceType == typeof(RedisAddress)).ToList())
        {
            services.Replace(ServiceDescriptor.Singleton(((RedisAddress)address.ImplementationInstance!).WithBudget(TimeSpan.FromSeconds(20))));
        }
    }

    private static void RunTheWorkerByHand(IServiceCollection services) => services.Remove(services.Single(
        service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is Func<IServiceProvider, ReconciliationWorker>));
}

internal sealed record ShopSettings
{
    public Store Store { get; init; }

    // With the real clock the worker runs by itself, as it does in a shop.
    public bool RealTime { get; init; }

    public Dictionary<string, string?> Values { get; init; } = [];

    // Settings of the emulator, as on its command line.
    public string[] Emulator { get; init; } = [];

    public Action<CheckoutBuilder> Configure { get; init; } = _ => { };

    public Action<WebApplicationBuilder> Host { get; init; } = _ => { };

    public Action<WebApplication> Pipeline { get; init; } = _ => { };
}

// What the test says about the shop's carts, and about what its handler does.
internal sealed class ShopDesk
{
    public ConcurrentDictionary<string, Cart> Carts { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<Func<FulfillmentResult>> Answers { get; } = new();
}

internal sealed class DeskCartSource(ShopDesk desk) : ICartSource
{
    public ValueTask<Cart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request.Reference is { } reference ? desk.Carts.GetValueOrDefault(reference) : null);
}

internal sealed class DeskFulfillment(ShopDesk desk) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(Payment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO test_order (reference, fulfillments) VALUES (@Reference, 1) ON CONFLICT (reference) DO UPDATE SET fulfillments = test_order.fulfillments + 1",
            new { payment.Reference },
            transaction);
        return desk.Answers.TryDequeue(out var answer) ? answer() : new FulfillmentResult.Fulfilled($"N-{payment.Reference}", $"/orders/{payment.Reference}");
    }
}
