using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Plugin;

/// <summary>Tells the checkout what it needs of the shop. Each call may be repeated; the last one counts.</summary>
public sealed class CheckoutBuilder
{
    internal CheckoutBuilder(IServiceCollection services) => Services = services;

    /// <summary>The shop's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Where the plug-in keeps its own tables (prefix <c>checkout_</c>): PostgreSQL, or SQLite for a single node. Required.</summary>
    /// <param name="database">An Npgsql data source, or <c>SqliteFactory.Instance.CreateDataSource(…)</c>. Disposed by whoever made it.</param>
    public CheckoutBuilder AddDatabase(DbDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        Services.RemoveAll<CheckoutDataSource>();
        Services.AddSingleton(new CheckoutDataSource(database));
        return this;
    }

    /// <summary>Lets several nodes share claims on work. Optional: without Redis, or when it is away, the database decides alone.</summary>
    /// <param name="connectionString">StackExchange.Redis form, such as <c>localhost:6379</c>. Null or empty: one node, claims in this process.</param>
    public CheckoutBuilder AddRedis(string? connectionString)
    {
        Services.RemoveAll<IIdempotencyStore>();
        Services.RemoveAll<RedisAddress>();
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            Services.AddSingleton<IIdempotencyStore, InProcessIdempotencyStore>();
            return this;
        }

        Services.AddSingleton(RedisAddress.Read(connectionString));
        Services.AddSingleton<IIdempotencyStore, RedisIdempotencyStore>();
        return this;
    }

    /// <summary>How the shop prices a cart. Required; one scope per request.</summary>
    /// <typeparam name="T">The shop's implementation.</typeparam>
    public CheckoutBuilder AddCartSource<T>()
        where T : class, ICartSource
    {
        Services.RemoveAll<ICartSource>();
        Services.AddScoped<ICartSource, T>();
        return this;
    }

    /// <summary>How the shop hands a paid order over. Required; its own scope per call.</summary>
    /// <typeparam name="T">Implements <see cref="IFulfillmentHandler"/> or <see cref="ITransactionalFulfillmentHandler"/>, not both.</typeparam>
    /// <exception cref="InvalidOperationException">T implements neither, or both.</exception>
    public CheckoutBuilder AddFulfillmentHandler<T>()
        where T : class
    {
        var contracts = new[] { typeof(IFulfillmentHandler), typeof(ITransactionalFulfillmentHandler) };
        if (contracts.Where(contract => contract.IsAssignableFrom(typeof(T))).ToArray() is not [var implemented])
        {
            throw new InvalidOperationException($"{typeof(T)} must implement one of IFulfillmentHandler and ITransactionalFulfillmentHandler to be given to AddFulfillmentHandler.");
        }

        Array.ForEach(contracts, contract => Services.RemoveAll(contract));
        Services.AddScoped(implemented, typeof(T));
        return this;
    }

    /// <summary>Puts words of the shop's in the place of ours, or adds a language. Optional; what is added later counts.</summary>
    /// <param name="language">A culture's name or how it begins: <c>fr</c>, <c>en</c>, or another, such as <c>wo</c> or <c>pt-BR</c>. What <c>fr-BF</c> lacks is said as in <c>fr</c>; what a new language lacks is said in French.</param>
    /// <param name="json">An object of texts by key, in UTF-8; the keys, and the gaps such as <c>{0}</c>, are those of <c>Texts/fr.json</c>. Read at once, left open.</param>
    /// <exception cref="ArgumentException">It is no such object, or has a key or a gap that ours has not.</exception>
    public CheckoutBuilder AddTexts(string language, Stream json)
    {
        ArgumentException.ThrowIfNullOrEmpty(language);
        ArgumentNullException.ThrowIfNull(json);
        Services.AddSingleton(TextFile.Of(language, json));
        return this;
    }

    /// <summary>What the shop does in the shopper's browser once their payment is final. Optional.</summary>
    /// <typeparam name="T">The shop's implementation.</typeparam>
    public CheckoutBuilder AddShopperReturnHandler<T>()
        where T : class, IShopperReturnHandler
    {
        Services.RemoveAll<IShopperReturnHandler>();
        Services.AddScoped<IShopperReturnHandler, T>();
        return this;
    }
}
