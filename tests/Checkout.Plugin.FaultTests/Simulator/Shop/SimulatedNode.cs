using System.Runtime.CompilerServices;
using LigdiCash.Client;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin.Tests.Simulator;

// One process of the shop: the product's own container on a simulated clock, network, database and Redis.
internal sealed class SimulatedNode : IDisposable
{
    private static readonly ServiceDescriptor[] Product = [.. Register()];
    private static readonly IDataProtectionProvider Keys = new EphemeralDataProtectionProvider();
    private readonly SimulatedWorld _world;
    private readonly string _name;
    private readonly NodeClock _clock;
    private readonly ServiceProvider _services;
    private readonly InvoiceIssuer _issuer;
    private readonly CallbackReceiver _receiver;
    private readonly global::LigdiCash.Checkout.ResultPages.ResultPage _resultPage;
    private readonly CancellationTokenSource _stopping = new();

    public SimulatedNode(SimulatedWorld world, string name)
    {
        (_world, _name) = (world, name);
        _clock = new(world.Timeline, Life) { Wrong = world.WrongClock() };
        _services = Build(world, _clock, name);
        Get<CheckScope>().IsOfWorker = false;
        (_issuer, _receiver, _resultPage) = (Get<InvoiceIssuer>(), Get<CallbackReceiver>(),
            Get<global::LigdiCash.Checkout.ResultPages.ResultPage>());
        Life.AtEnd(() => world.Server.Forget(Life));
        world.History.Note("starts", detail: $"{name} {_clock.Wrong}");
    }

    public ProcessLifetime Life { get; } = new();

    // Shoppers reach a process after it has opened its database.
    public bool IsOpen { get; private set; }

    // As the host does: opens the database first (StartupCheck), then runs the worker until the process stops.
    public async Task RunAsync()
    {
        var database = Get<CheckoutDatabase>();
        Task InitializeAsync() => NodeSynchronizationContext.Begin(
            () => database.InitializeAsync(CancellationToken.None), _world.Timeline, Life);
        while (!(IsOpen = await SucceedsAsync(InitializeAsync)))
        {
            await _world.Timeline.PauseAsync(TimeSpan.FromSeconds(15), Life);
        }

        _world.History.Note("opens", detail: _name);
        await _world.Violations.ExpectAsync(() => Execute(Get<ReconciliationWorker>(), _stopping.Token));
        _world.Violations.Require(Life.IsStopping, () => $"the worker of {_name} ended while the process ran");
    }

    public void Stop()
    {
        if (Life.FrozenUntil >= _world.Timeline.Now)
        {
            _world.Timeline.After(TimeSpan.FromSeconds(1), Life, Stop);
            return;
        }

        Life.IsStopping = true;
        _stopping.Cancel();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _services.Dispose();
    }

    public Task<PayOutcome?> PayAsync(PayRequest request) => AnswerAsync(() => _issuer.IssueAsync(request, CancellationToken.None));

    public Task<PaymentView?> ShowAsync(string id) =>
        AnswerAsync(() => _resultPage.ShowAsync(id, wasCanceled: false, Context(), CancellationToken.None)!);

    public Task<bool> ReturnAsync(string id) =>
        AnswerAsync(() => _resultPage.ReturnedAsync(id, () => CheckPriority.Waiting, CancellationToken.None));

    public void ReceiveCallback(string id, string contentType, byte[] body)
    {
        var context = Context();
        (context.Request.ContentType, context.Request.Body) = (contentType, new MemoryStream(body));
        _world.History.Note("called-back", id);
        _ = _world.Violations.ExpectAsync(() => _receiver.ReceiveAsync(context.Request, paymentId: null, CancellationToken.None));
    }

    private static ServiceCollection Register()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationManager());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddMetrics();
        services.AddCheckout(options =>
        {
            (options.PublicBaseUrl, options.StoreName) = (new("https://shop.example"), "Shop");
            options.AllowedPaymentMethods = PaymentMethods.Hosted | PaymentMethods.Mobile;
            options.LigdiCash = new()
            {
                BaseAddress = new(SimulatedGateway.Home),
                ApiKey = new("simulated-key-0123456789"), ApiToken = new("simulated-token-0123456789"),
            };
        });
        return services;
    }

    private ServiceProvider Build(SimulatedWorld world, NodeClock clock, string name)
    {
        var services = new ServiceCollection { Product };
        var log = new NodeLog(world.Violations);
        services.AddSingleton<ILoggerFactory>(log);
        services.AddScoped(_ => new CheckScope(world, log, Life));
        services.Configure<CheckoutOptions>(options => options.Reconciliation.Interval = world.Interval);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.Replace(ServiceDescriptor.Singleton(new NodeName(name)));
        services.Replace(ServiceDescriptor.Singleton(Keys));
        services.Replace(ServiceDescriptor.Singleton<WorkItemScheduler>(new NodeWorkItemScheduler(world.Timeline, Life)));
        var source = new SimulatedDataSource(world.Server, Life);
        services.Replace(ServiceDescriptor.Singleton(new CheckoutDataSource(source, SimulatedServer.Dialect)));
        services.Replace(ServiceDescriptor.Singleton(_ => world.Redis?.For(Life) ?? new InProcessIdempotencyStore(clock)));
        services.Replace(ServiceDescriptor.Transient(provider => Client(provider, world.Gateway, clock)));
        _ = world.IsTransactional
            ? services.AddScoped<ITransactionalFulfillmentHandler>(_ => new TransactionalHandler(world.Handler, Life))
            : services.AddScoped<IFulfillmentHandler>(_ => new PlainHandler(world.Handler, Life));
        return services.BuildServiceProvider();
    }

    private static LigdiCashClient Client(IServiceProvider provider, SimulatedGateway gateway, NodeClock clock)
    {
        var wire = new SimulatedWire(gateway, provider.GetRequiredService<CheckScope>());
        var http = new HttpClient(wire) { Timeout = Timeout.InfiniteTimeSpan };
        return new(http, () => provider.GetRequiredService<CurrentOptions>().Value.LigdiCash, clock, retry: null, new());
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private async Task<bool> SucceedsAsync(Func<Task> work)
    {
        var succeeds = false;
        await _world.Violations.ExpectAsync(async () =>
        {
            await work();
            succeeds = true;
        });
        return succeeds;
    }

    // Default: the process ended before the answer.
    private Task<T?> AnswerAsync<T>(Func<Task<T>> work)
    {
        var answer = new TaskCompletionSource<T?>();
        Life.AtEnd(() => _world.Timeline.After(TimeSpan.Zero, ProcessLifetime.Everlasting, () => answer.TrySetResult(default)));
        _ = _world.Violations.ExpectAsync(async () =>
        {
            try
            {
                answer.TrySetResult(await work());
            }
            finally
            {
                answer.TrySetResult(default);
            }
        });
        return answer.Task;
    }

    private DefaultHttpContext Context() => new() { RequestServices = _services };

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ExecuteAsync")]
    private static extern Task Execute(ReconciliationWorker worker, CancellationToken stoppingToken);
}
