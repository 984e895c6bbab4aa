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
using Microsoft.Extensions.Logging.Abstractions;

namespace Checkout.Plugin.Tests.Simulator;

// One process of the shop, from its start to its death: the product as it registers itself, on a simulated clock, network, database and Redis.
internal sealed class SimulatedNode : IDisposable
{
    private static readonly ServiceDescriptor[] Product = [.. Register()];
    private static readonly IDataProtectionProvider Keys = new EphemeralDataProtectionProvider();
    private static readonly TimeSpan LongestBetweenReadings = TimeSpan.FromHours(4);
    private readonly SimulatedWorld _world;
    private readonly string _name;
    private readonly NodeClock _clock;
    private readonly ServiceProvider _services;
    private readonly InvoiceIssuer _issuer;
    private readonly CallbackReceiver _receiver;
    private readonly global::LigdiCash.Checkout.ResultPages.ResultPage _resultDesk;
    private readonly Row<CheckoutPayment> _looks;
    private readonly Row<FulfillmentRow> _handOvers;
    private readonly CancellationTokenSource _stopping = new();

    public SimulatedNode(SimulatedWorld world, string name)
    {
        (_world, _name) = (world, name);
        _clock = new(world.Timeline, Life) { Wrong = world.WrongClock() };
        _services = Build(world, _clock, name);
        var (payments, fulfillments, pace) = (Get<PaymentStore>(), Get<FulfillmentStore>(), Get<GatewayThrottle>());
        var (confirmer, fulfiller, settings) = (Get<PaymentChecker>(), Get<PaymentFulfiller>(), Get<CurrentOptions>());
        (_issuer, _receiver, _resultDesk) = (Get<InvoiceIssuer>(), Get<CallbackReceiver>(), Get<global::LigdiCash.Checkout.ResultPages.ResultPage>());
        _looks = new(
            world, Life, async most => InOrder(await payments.ClaimDueChecksAsync(most, settings.Value.GatewayLease, _stopping.Token)), payment => LookAsync(confirmer, payment), () => pace.NextAt);
        _handOvers = new(
            world, Life, most => fulfillments.ClaimAsync(most, PaymentFulfiller.Lease, _stopping.Token), claimed => fulfiller.FulfillAsync(claimed, _stopping.Token), () => world.Timeline.Clock);
        Life.AtEnd(() => world.Server.Forget(Life));
        world.History.Note("starts", detail: $"{name} {_clock.Wrong}");
    }

    public Lifetime Life { get; } = new();

    // Nobody is led to a process that has not found its database yet.
    public bool IsOpen { get; private set; }

    private TimeSpan Interval => Get<CurrentOptions>().Value.Reconciliation.Interval;

    // Finds the database at its start and reads its clock again and again, as the product does, only mostly not as often, which is too dear for a week; whether that succeeds is the weather's affair.
    public async Task KeepsTimeAsync()
    {
        var database = Get<CheckoutDatabase>();
        while (!(IsOpen = await SucceedsAsync(() => NodeContext.Begin(() => database.InitializeAsync(CancellationToken.None), _world.Timeline, Life))))
        {
            await _world.Timeline.PauseAsync(Interval, Life);
        }

        _world.History.Note("opens", detail: _name);
        while (true)
        {
            var isRead = await SucceedsAsync(() => database.ReadClockAsync(_stopping.Token));
            await _world.Timeline.PauseAsync(isRead ? _world.Dice.About(Interval, LongestBetweenReadings) : Interval, Life);
        }
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

    public void LooksForMoney() => _ = _world.Breaches.ExpectAsync(_looks.WakeAsync);

    public void LooksForHandOvers() => _ = _world.Breaches.ExpectAsync(_handOvers.WakeAsync);

    public Task<PayOutcome?> PayAsync(PayRequest request) => AnswerAsync(() => _issuer.IssueAsync(request, CancellationToken.None));

    public Task<PaymentView?> ShowAsync(string id) => AnswerAsync(() => _resultDesk.ShowAsync(id, hasLeft: false, Context(), CancellationToken.None)!);

    public Task<bool> ReturnAsync(string id) => AnswerAsync(() => _resultDesk.ReturnedAsync(id, () => CheckPriority.Waiting, CancellationToken.None));

    public void IsCalledBack(string id, string contentType, byte[] body)
    {
        var context = Context();
        (context.Request.ContentType, context.Request.Body) = (contentType, new MemoryStream(body));
        _world.History.Note("called-back", id);
        _ = _world.Breaches.ExpectAsync(() => _receiver.ReceiveAsync(context.Request, CancellationToken.None));
    }

    private static ServiceCollection Register()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationManager());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddMetrics();
        services.AddCheckout(options =>
        {
            (options.PublicBaseUrl, options.StoreName, options.AllowedPaymentMethods) = (new("https://shop.example"), "Shop", PaymentMethods.Hosted | PaymentMethods.Mobile);
            options.LigdiCash = new() { BaseAddress = new(SimulatedGateway.Home), ApiKey = new("simulated-key-0123456789"), ApiToken = new("simulated-token-0123456789") };
        });
        return services;
    }

    private ServiceProvider Build(SimulatedWorld world, NodeClock clock, string name)
    {
        var services = new ServiceCollection { Product };
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.Replace(ServiceDescriptor.Singleton(new NodeName(name)));
        services.Replace(ServiceDescriptor.Singleton(Keys));
        services.Replace(ServiceDescriptor.Singleton<WorkItemScheduler>(new NodeThreads(world.Timeline, Life)));
        services.Replace(ServiceDescriptor.Singleton(new CheckoutDataSource(new SimulatedDataSource(world.Server, Life), SimulatedServer.Dialect)));
        services.Replace(ServiceDescriptor.Singleton(_ => world.Redis?.For(Life) ?? new InProcessIdempotencyStore(clock)));
        services.Replace(ServiceDescriptor.Transient(provider =>
            new LigdiCashClient(new HttpClient(new SimulatedWire(world.Gateway, Life)) { Timeout = Timeout.InfiniteTimeSpan }, () => provider.GetRequiredService<CurrentOptions>().Value.LigdiCash, clock, retry: null, new())));
        _ = world.HandsOverInTransaction
            ? services.AddScoped<ITransactionalFulfillmentHandler>(_ => new TransactionalDesk(world.Desk, Life))
            : services.AddScoped<IFulfillmentHandler>(_ => new PlainDesk(world.Desk, Life));
        return services.BuildServiceProvider();
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private async Task<bool> SucceedsAsync(Func<Task> work)
    {
        var succeeds = false;
        await _world.Breaches.ExpectAsync(async () =>
        {
            await work();
            succeeds = true;
        });
        return succeeds;
    }

    // A look asks before it waits for anything.
    private async Task LookAsync(PaymentChecker confirmer, CheckoutPayment payment)
    {
        var manners = _world.Gateway.Manners;
        var (look, isWrittenDown) = (confirmer.CheckStatusAsync(payment, _stopping.Token), false);
        var question = manners.Taken();
        try
        {
            await look;
            isWrittenDown = true;
        }
        finally
        {
            manners.IsDone(question, isWrittenDown);
        }
    }

    // Default: the connection broke off.
    private Task<T?> AnswerAsync<T>(Func<Task<T>> work)
    {
        var answer = new TaskCompletionSource<T?>();
        Life.AtEnd(() => _world.Timeline.After(TimeSpan.Zero, Lifetime.Everlasting, () => answer.TrySetResult(default)));
        _ = _world.Breaches.ExpectAsync(async () =>
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

    // The database hands them out by their ids, which are random.
    private CheckoutPayment[] InOrder(IReadOnlyList<CheckoutPayment> claimed) => claimed.Count < 2 ? [.. claimed] : [.. claimed.OrderBy(payment => _world.Server.PlaceOf(payment.Id))];
}
