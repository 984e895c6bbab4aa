using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LigdiCash.Checkout;

/// <summary>Connects the checkout to the shop. Each method may be called again; the last call wins, and texts add up.</summary>
public sealed class CheckoutBuilder
{
    internal CheckoutBuilder(IServiceCollection services) => Services = services;

    /// <summary>The shop's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets the database for the plug-in's tables (<c>checkout_…</c>): PostgreSQL, or SQLite for one node. Required.</summary>
    /// <param name="database">An Npgsql source, or <c>SqliteFactory.Instance.CreateDataSource(…)</c>. The caller disposes it.</param>
    public CheckoutBuilder AddDatabase(DbDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Replace(ServiceDescriptor.Singleton(new CheckoutDataSource(database)));
    }

    /// <summary>Shares claims on work between nodes. Optional: without Redis, only the database decides.</summary>
    /// <param name="connectionString">A StackExchange.Redis connection string, such as <c>localhost:6379</c>.
    /// Null or empty: each process keeps its own claims, and the database decides between them.</param>
    public CheckoutBuilder AddRedis(string? connectionString)
    {
        Services.RemoveAll<RedisAddress>();
        return string.IsNullOrWhiteSpace(connectionString)
            ? Replace(ServiceDescriptor.Singleton<IIdempotencyStore, InProcessIdempotencyStore>())
            : Replace(ServiceDescriptor.Singleton<IIdempotencyStore, RedisIdempotencyStore>())
                .Replace(ServiceDescriptor.Singleton(RedisAddress.Read(connectionString)));
    }

    /// <summary>Registers the shop's pricing of carts. Required. Created once per request.</summary>
    /// <typeparam name="T">The shop's implementation.</typeparam>
    public CheckoutBuilder AddCartSource<T>() where T : class, ICartSource => Replace(ServiceDescriptor.Scoped<ICartSource, T>());

    /// <summary>Registers the shop's handler for paid orders. Required. Each call gets its own scope.</summary>
    /// <typeparam name="T">An <see cref="IFulfillmentHandler"/> or an <see cref="ITransactionalFulfillmentHandler"/>, not both.</typeparam>
    /// <exception cref="InvalidOperationException">T implements neither interface, or both.</exception>
    public CheckoutBuilder AddFulfillmentHandler<T>() where T : class
    {
        var contracts = new[] { typeof(IFulfillmentHandler), typeof(ITransactionalFulfillmentHandler) };
        if (contracts.Where(contract => contract.IsAssignableFrom(typeof(T))).ToArray() is not [var implemented])
        {
            throw new InvalidOperationException(
                $"AddFulfillmentHandler: {typeof(T)} must implement either IFulfillmentHandler or ITransactionalFulfillmentHandler.");
        }

        Array.ForEach(contracts, contract => Services.RemoveAll(contract));
        return Replace(ServiceDescriptor.Scoped(implemented, typeof(T)));
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
