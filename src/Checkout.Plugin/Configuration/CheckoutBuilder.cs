using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LigdiCash.Checkout;

/// <summary>Connects the checkout to the shop. Each method may be called again; the last call wins, and texts add up.</summary>
public sealed class CheckoutBuilder
{
    internal CheckoutBuilder(IServiceCollection services) => Services = services;

    /// <summary>The shop's services.</summary>
    public IServiceCollection Services { get; }

    private CheckoutRoles Roles =>
        (CheckoutRoles)Services.Single(service => service.ServiceType == typeof(CheckoutRoles)).ImplementationInstance!;

    /// <summary>Sets the database for the plug-in's tables (<c>checkout_…</c>): PostgreSQL, or SQLite for one node. Required.</summary>
    /// <param name="database">An Npgsql source, or <c>SqliteFactory.Instance.CreateDataSource(…)</c>. The caller disposes it.</param>
    public CheckoutBuilder AddDatabase(DbDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return AddDatabase(_ => database);
    }

    /// <summary>Sets the database for the plug-in's tables to one of the shop's services.</summary>
    /// <param name="database">Called once, with the root provider, such as
    /// <c>services => services.GetRequiredKeyedService&lt;NpgsqlDataSource>("shop")</c>. The shop disposes the source.</param>
    public CheckoutBuilder AddDatabase(Func<IServiceProvider, DbDataSource> database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Replace(ServiceDescriptor.Singleton(services => new CheckoutDataSource(database(services))));
    }

    /// <summary>Sets the database for the plug-in's tables by a connection string.</summary>
    /// <param name="provider"><c>NpgsqlFactory.Instance</c>, or <c>SqliteFactory.Instance</c> for one node.</param>
    /// <param name="connectionString">The connection string. Null or empty: the start fails and names this call.</param>
    public CheckoutBuilder AddDatabase(DbProviderFactory provider, string? connectionString)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return Replace(ServiceDescriptor.Singleton(_ => new CheckoutDataSource(
            string.IsNullOrWhiteSpace(connectionString) ? null : provider.CreateDataSource(connectionString), IsOwned: true)));
    }

    /// <summary>Sets the database for the plug-in's tables to the <see cref="DbDataSource"/> among the shop's services, such as that of
    /// <c>AddNpgsqlDataSource</c>, also in Aspire. Without one, the start fails and names this call.</summary>
    public CheckoutBuilder AddDatabase() =>
        Replace(ServiceDescriptor.Singleton(services => new CheckoutDataSource(services.GetService<DbDataSource>())));

    /// <summary>Shares claims on work between nodes. Optional: without Redis, only the database decides.</summary>
    /// <param name="connectionString">A StackExchange.Redis connection string, such as <c>localhost:6379</c>.
    /// Null or empty: each process keeps its own claims, and the database decides between them.</param>
    public CheckoutBuilder AddRedis(string? connectionString)
    {
        Services.RemoveAll<RedisAddress>();
        return string.IsNullOrWhiteSpace(connectionString)
            ? Replace(ServiceDescriptor.Singleton<IIdempotencyStore, InProcessIdempotencyStore>())
            : AddRedis(_ => RedisAddress.Read(connectionString));
    }

    /// <summary>Shares claims on work between nodes over the shop's own Redis: the <c>IConnectionMultiplexer</c> among its services, else
    /// the connection of <c>AddStackExchangeRedisCache</c>. Without either, the start fails and names this call.</summary>
    public CheckoutBuilder AddRedis() => AddRedis(RedisAddress.OfShop);

    /// <summary>Configures the handler of all calls to the gateway, as
    /// <see cref="LigdiCashServiceCollectionExtensions.ConfigureLigdiCashHandler"/>. A proxy is a setting,
    /// <c>Checkout:LigdiCash:Proxy</c>.</summary>
    /// <param name="configure">Called once, before the first call to the gateway. Several delegates add up.</param>
    public CheckoutBuilder ConfigureGatewayHandler(Action<SocketsHttpHandler> configure)
    {
        Services.ConfigureLigdiCashHandler(configure);
        return this;
    }

    /// <summary>Makes this a process without the checkout's pages, such as a worker or a back office on the shop's database. It needs no
    /// cart source and no routes, and the generic host is enough; <see cref="ICheckout.StartAsync(string,CheckoutPayer,HttpContext)"/>
    /// is not available. Call it next to <c>AddCheckout</c>.</summary>
    /// <param name="prefix">The prefix of <c>MapCheckout</c> in the shop's web process, for the addresses that the gateway gets from this
    /// process. Default: <c>checkout</c>.</param>
    /// <exception cref="ArgumentException">The prefix is invalid, as in <c>MapCheckout</c>.</exception>
    public CheckoutBuilder WithoutWeb(string prefix = RoutePrefix.Default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var mapped = new RoutePrefix();
        mapped.Map(RoutePrefix.Segments(prefix));
        Roles.Web.ForEach(service => Services.Remove(service));
        Roles.Web.Clear();
        return Replace(ServiceDescriptor.Singleton(mapped));
    }

    /// <summary>Makes this a process that never fulfills orders. It needs no fulfillment handler, and a registered one is not called.
    /// Another process of the shop must fulfill; it finds the orders that this process confirms within
    /// <see cref="ReconciliationOptions.Interval"/>. A handler of <see cref="AddPaymentEventHandler{T}"/> belongs here too.</summary>
    public CheckoutBuilder WithoutFulfillment()
    {
        Roles.Fulfills = false;
        return this;
    }

    /// <summary>Registers the shop's pricing of carts. Required. Created once per request.</summary>
    /// <typeparam name="T">The shop's implementation.</typeparam>
    public CheckoutBuilder AddCartSource<T>() where T : class, ICartSource => Replace(ServiceDescriptor.Scoped<ICartSource, T>());

    /// <summary>Registers the shop's pricing of carts as a delegate.</summary>
    /// <param name="source">As <see cref="ICartSource.GetCartAsync"/>. The request's services are
    /// <c>request.HttpContext.RequestServices</c>.</param>
    public CheckoutBuilder AddCartSource(Func<CartRequest, CancellationToken, ValueTask<CheckoutCart?>> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Replace(ServiceDescriptor.Singleton<ICartSource>(new CartSource(source)));
    }

    /// <summary>Registers the shop's handler for paid orders. Required. Each call gets its own scope.</summary>
    /// <typeparam name="T">An <see cref="IFulfillmentHandler"/> or an <see cref="ITransactionalFulfillmentHandler"/>, not both.</typeparam>
    /// <exception cref="InvalidOperationException">T implements neither interface, or both.</exception>
    public CheckoutBuilder AddFulfillmentHandler<T>() where T : class
    {
        Type[] contracts = [typeof(IFulfillmentHandler), typeof(ITransactionalFulfillmentHandler)];
        return contracts.Where(contract => contract.IsAssignableFrom(typeof(T))).ToArray() is [var implemented]
            ? AddHandler(ServiceDescriptor.Scoped(implemented, typeof(T)), typeof(T))
            : throw new InvalidOperationException(
                $"AddFulfillmentHandler: {typeof(T)} must implement either IFulfillmentHandler or ITransactionalFulfillmentHandler.");
    }

    /// <summary>Registers the shop's handler for paid orders as a delegate. Its writes do not share a transaction with the plug-in's: it
    /// is called at least once for each order.</summary>
    /// <param name="handler">As <see cref="IFulfillmentHandler.FulfillAsync"/>, with the services of the call's own scope.</param>
    public CheckoutBuilder AddFulfillmentHandler(
        Func<IServiceProvider, CheckoutPayment, CancellationToken, Task<FulfillmentResult>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddHandler(ServiceDescriptor.Scoped<IFulfillmentHandler>(services => new FulfillmentHandler(services, handler)));
    }

    /// <summary>Replaces texts of the plug-in, or adds a language. Optional; later calls win.</summary>
    /// <param name="language">A culture name or its prefix, such as <c>fr</c>, <c>en</c>, <c>wo</c> or <c>pt-BR</c>.
    /// <c>fr-BF</c> falls back to <c>fr</c>; a new language falls back to French.</param>
    /// <param name="json">A UTF-8 JSON object of texts by key. Keys and placeholders such as <c>{0}</c> are those of <c>Texts/fr.json</c>.
    /// The method reads the stream at once and leaves it open.</param>
    /// <exception cref="ArgumentException">The JSON is not such an object, or has an unknown key or placeholder.</exception>
    public CheckoutBuilder AddTexts(string language, Stream json)
    {
        ArgumentException.ThrowIfNullOrEmpty(language);
        ArgumentNullException.ThrowIfNull(json);
        Services.AddSingleton(TextFile.Of(language, json));
        return this;
    }

    /// <summary>Registers the shop's code for the shopper's request after the purchase is paid. Optional.</summary>
    /// <typeparam name="T">The shop's implementation.</typeparam>
    public CheckoutBuilder AddShopperReturnHandler<T>() where T : class, IShopperReturnHandler =>
        Replace(ServiceDescriptor.Scoped<IShopperReturnHandler, T>());

    /// <summary>Registers the shop's handler for what happens to payments: paid, failed, refunded and more. Optional. Register it in each
    /// process that uses the database, because an event is stored only by a process that has a handler.</summary>
    /// <typeparam name="T">The shop's implementation. Each call gets its own scope.</typeparam>
    public CheckoutBuilder AddPaymentEventHandler<T>() where T : class, IPaymentEventHandler =>
        Replace(ServiceDescriptor.Scoped<IPaymentEventHandler, T>());

    private CheckoutBuilder AddHandler(ServiceDescriptor handler, Type? type = null)
    {
        Roles.Handler = type;
        Services.RemoveAll<IFulfillmentHandler>().RemoveAll<ITransactionalFulfillmentHandler>();
        return Replace(handler);
    }

    private CheckoutBuilder AddRedis(Func<IServiceProvider, RedisAddress> address) =>
        Replace(ServiceDescriptor.Singleton<IIdempotencyStore, RedisIdempotencyStore>()).Replace(ServiceDescriptor.Singleton(address));

    private CheckoutBuilder Replace(ServiceDescriptor service)
    {
        Services.RemoveAll(service.ServiceType).Add(service);
        return this;
    }
}

/// <summary>The checkout cannot start. The message lists every fault with the setting or the call that repairs it.</summary>
public sealed class CheckoutConfigurationException : Exception
{
    internal CheckoutConfigurationException(IReadOnlyList<string> faults)
        : base("Checkout can't start:" + string.Concat(faults.Select(fault => $"{Environment.NewLine} - {fault}"))) => Faults = faults;

    /// <summary>One sentence per fault.</summary>
    public IReadOnlyList<string> Faults { get; }
}
