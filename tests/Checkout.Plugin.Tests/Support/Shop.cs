using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Checkout.Plugin.Tests;

// A minimal shop with the plug-in: carts in memory, orders in its own table, the emulator as its gateway and a manual clock.
internal sealed class Shop : IAsyncDisposable
{
    public const string ApiKey = "canary-key-5f1c0de5";
    public const string ApiToken = "canary-token-77aa31b9";
    public static readonly Uri Home = new("http://localhost:5080/");
    private readonly List<IHost> _otherNodes = [];
    private IHost _app = null!;
    private LogLines? _log;

    private Shop(ShopSettings settings, TestDatabase database) => (Settings, Database) = (settings, database);

    public ShopSettings Settings { get; }

    public TestDatabase Database { get; }

    public Gateway Gateway { get; private set; } = null!;

    public ManualTimeProvider Clock { get; } = new();

    public CanaryDetector Canaries { get; } = CanaryDetector.ForShop();

    public LogLines Log => _log ??= new(line => Canaries.Inspect("log line", line));

    public ShopScript Script { get; } = new();

    // The Data Protection keys of all processes of the shop. A change takes effect at the next start.
    public IDataProtectionProvider Keys { get; set; } = new EphemeralDataProtectionProvider();

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
        await settings.Prepare(shop.Database);
        shop.Gateway = await Gateway.StartAsync(
            settings.RealTime ? TimeProvider.System : shop.Clock, () => shop.CreateHandler(), settings.Emulator);
        await shop.StartAsync();
        return shop;
    }

    // Replaces the process by another one on the same database, as after a crash or an update.
    public async Task RestartsAsync(Dictionary<string, string?>? changed = null)
    {
        await EndAsync(_app);
        foreach (var (key, value) in changed ?? [])
        {
            Settings.Values[key] = value;
        }

        await StartAsync();
    }

    // Starts a second process on the same database.
    public async Task<IServiceProvider> StartsAnotherNodeAsync(TimeSpan clockAhead = default)
    {
        var node = ShopNode.Build(this, new SkewedClock(Clock, clockAhead));
        _otherNodes.Add(node);
        await node.StartAsync(TestContext.Current.CancellationToken);
        return node.Services;
    }

    // Stops the first process gracefully.
    public async Task StopsAsync() => await EndAsync(_app);

    // SQLite allows only one process, so this returns the same node.
    public async Task<IServiceProvider> AnotherNodeWherePossibleAsync() =>
        Settings.Store == Store.Sqlite ? Services : await StartsAnotherNodeAsync();

    public HttpMessageHandler CreateHandler() => HandlerOf(_app.GetTestServer());

    // The node that browsers reach from now on. Null: the first node.
    public IServiceProvider? Facing { get; set; }

    public Browser OpensBrowser(Action<HttpRequestMessage>? dress = null) =>
        new(address => address.Port == Home.Port ? FacingHandler() : Gateway.CreateHandler(), Home) { Dress = dress ?? (_ => { }) };

    public async Task<SummaryPage> GoesToPayAsync(CheckoutCart cart, Browser? browser = null)
    {
        Script.Carts[cart.Reference] = cart;
        return new(await (browser ?? OpensBrowser()).OpenAsync($"checkout?reference={cart.Reference}"));
    }

    // Starts a payment and returns its id.
    public async Task<string> OpensPaymentAsync(CheckoutCart? cart = null)
    {
        var wanted = cart ?? Some.Cart();
        await (await GoesToPayAsync(wanted)).PaysAsync();
        return (await PaymentAsync(wanted.Reference)).Id;
    }

    // Processes all due checks and fulfillments, and what they make due.
    public async Task SettlesAsync()
    {
        await Gateway.DeliversCallbacksAsync();
        await ProcessesDueWorkAsync();
    }

    public Task ProcessesDueWorkAsync() =>
        Services.GetRequiredService<ReconciliationWorker>().ProcessDueAsync(TestContext.Current.CancellationToken);

    // Advances the clock in small steps until the task has ended.
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
        await Services.GetRequiredService<PaymentStore>()
            .DeleteExpiredKeysAsync(HourlyJobs.KeyBatch, TestContext.Current.CancellationToken);
        await ProcessesDueWorkAsync();
    }

    // Advances hour by hour and processes the due work of each hour.
    public async Task WaitsHourByHourAsync(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            await WaitsAsync(TimeSpan.FromHours(1));
        }
    }

    public async Task<long> TimesFulfilledAsync(string reference) =>
        await Database.ScalarAsync<long?>("SELECT fulfillments FROM test_order WHERE reference = @reference", new { reference }) ?? 0;

    public async Task<CheckoutPayment> PaymentAsync(string reference) =>
        (await Services.GetRequiredService<ICheckout>().FindAsync(reference))!;

    public async Task<CheckoutPayment> PaymentByIdAsync(string id) =>
        (await Services.GetRequiredService<PaymentStore>().FindAsync(id, TestContext.Current.CancellationToken))!;

    public async Task<string> TokenAsync(string id) =>
        Services.GetRequiredService<TokenProtector>()
            .Unprotect(ProtectedValue.PaymentToken, id, (await PaymentByIdAsync(id)).Row.ProtectedToken)!.Reveal();

    public async Task<HttpResponseMessage> PostsAsync(string path, HttpContent content)
    {
        using var client = new HttpClient(CreateHandler()) { BaseAddress = Home };
        return await client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _otherNodes)
        {
            await EndAsync(node);
        }

        await EndAsync(_app);
        await Gateway.DisposeAsync();
        Database.Dispose();
        Canaries.ThrowIfFound();
    }

    private HttpMessageHandler FacingHandler() =>
        Facing is { } node ? HandlerOf((TestServer)node.GetRequiredService<IServer>()) : CreateHandler();

    private CanaryHandler HandlerOf(TestServer server) => new(Canaries, server.CreateHandler(), Settings.TypedIsPrivate);

    private static ValueTask EndAsync(IHost node) => ((IAsyncDisposable)node).DisposeAsync();

    private async Task StartAsync()
    {
        _app = ShopNode.Build(this, Clock);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }
}
