using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Handlers that heed nothing: neither their token nor the time. They are left alone, and nobody waits for them.
[Slow]
public sealed class HangingHandlers
{
    private const int AtOnce = 16;
    private static readonly TimeSpan LeftAloneAfter = TimeSpan.FromMinutes(40);

    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.PostgreSql, false)]
    [InlineData(Store.PostgreSql, true)]
    public async Task As_many_as_a_node_calls_at_once_hold_the_others_up_for_a_while_and_not_for_ever(Store store, bool transactional)
    {
        using var swamp = new Swamp(hangs: AtOnce);
        await using var shop = await OpenAsync(store, transactional, swamp);
        await PayAsync(shop, AtOnce + 1);

        await PassesUntilAsync(shop, LeftAloneAfter * 4, () => IsDoneAsync(shop, AtOnce + 1));

        Assert.Equal(transactional ? AtOnce + 1 : 0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM test_order WHERE fulfillments = 1"));
        Assert.Equal(AtOnce, shop.Log.All.Count(line => line.StartsWith("Error 4004", StringComparison.Ordinal)));
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync());
    }

    [Fact]
    public async Task One_that_blocks_its_thread_holds_up_nobody_else()
    {
        using var swamp = new Swamp(hangs: 1) { BlocksThread = true };
        await using var shop = await OpenAsync(Store.Sqlite, transactional: false, swamp);
        await PayAsync(shop, 2);

        await PassesUntilAsync(shop, LeftAloneAfter / 2, () => IsDoneAsync(shop, 1));
    }

    [Fact]
    public async Task One_that_never_comes_back_is_given_up_after_twenty_attempts()
    {
        using var swamp = new Swamp(hangs: int.MaxValue);
        await using var shop = await OpenAsync(Store.Sqlite, transactional: false, swamp);
        await PayAsync(shop, 1);

        await PassesUntilAsync(shop, TimeSpan.FromDays(3), async () => (await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync()).Any(concern => concern.Kind == PaymentConcernKind.NotFulfilled));

        Assert.Equal(20, swamp.Calls);
        Assert.Contains("TimeoutException", Assert.Single(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_says_after_it_was_left_alone_still_counts()
    {
        using var swamp = new Swamp(hangs: int.MaxValue);
        await using var shop = await OpenAsync(Store.Sqlite, transactional: false, swamp);
        await PayAsync(shop, 1);
        await PassesUntilAsync(shop, LeftAloneAfter * 2, () => Task.FromResult(shop.Log.All.Any(line => line.StartsWith("Error 4004", StringComparison.Ordinal))));

        swamp.Dries();

        await Eventually.TrueAsync(() => IsDoneAsync(shop, 1));
        Assert.Single(shop.Log.All, line => line.Contains(" 4001 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_one_that_hangs_in_a_transaction_of_the_only_writer_it_is_taken_away_within_seconds()
    {
        using var swamp = new Swamp(hangs: 1);
        await using var shop = await Shop.OpenAsync(new() { RealTime = true, Configure = checkout => checkout.AddFulfillmentHandler<SunkTransactionalHandler>().Services.AddSingleton(swamp) });
        await PayAsync(shop, 1);
        await Eventually.TrueAsync(() => Task.FromResult(swamp.Calls == 1));

        await PayAsync(shop, 1);

        await Eventually.TrueAsync(() => IsDoneAsync(shop, 1));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM test_order"));
        swamp.Dries();
        await Eventually.TrueAsync(() => IsDoneAsync(shop, 2));
        Assert.Equal(2, await shop.Database.ScalarAsync<long>("SELECT SUM(fulfillments) FROM test_order"));
    }

    private static Task<Shop> OpenAsync(Store store, bool transactional, Swamp swamp) => Shop.OpenAsync(new()
    {
        Store = store,
        Configure = checkout => (transactional ? checkout.AddFulfillmentHandler<SunkTransactionalHandler>() : checkout.AddFulfillmentHandler<SunkHandler>()).Services.AddSingleton(swamp),
    });

    private static async Task PayAsync(Shop shop, int purchases)
    {
        for (var purchase = 0; purchase < purchases; purchase++)
        {
            await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        }

        await shop.Gateway.DeliversCallbacksAsync();
    }

    // The worker works on a thread of its own; the clock goes on once it is inside a handler, which is when the claim's timer is set, or has nothing to do.
    private static async Task PassesUntilAsync(Shop shop, TimeSpan atMost, Func<Task<bool>> condition)
    {
        var working = Task.CompletedTask;
        for (var passed = TimeSpan.Zero; !await condition(); passed += TimeSpan.FromMinutes(1))
        {
            Assert.True(passed < atMost, $"After {atMost} it is not so yet.");
            working = working.IsCompleted ? Task.Run(shop.WorksOffAsync) : working;
            await Eventually.TrueAsync(() => Task.FromResult(working.IsCompleted || shop.Clock.UntilNextTimer <= TimeSpan.FromMinutes(1)));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task<bool> IsDoneAsync(Shop shop, int orders) => await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'") == orders;
}

internal sealed class Swamp(int hangs) : IDisposable
{
    private readonly ManualResetEventSlim _dry = new();
    private readonly TaskCompletionSource _dried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public bool BlocksThread { get; init; }

    public int Calls => Volatile.Read(ref _calls);

    public void Dries()
    {
        _dried.TrySetResult();
        _dry.Set();
    }

    public async Task<FulfillmentResult> WorksAsync()
    {
        if (Interlocked.Increment(ref _calls) <= hangs)
        {
            await SinksAsync();
        }

        return new FulfillmentResult.Fulfilled();
    }

    // Whoever sank must not outlive the test.
    public void Dispose() => Dries();

    private Task SinksAsync()
    {
        if (BlocksThread)
        {
            _dry.Wait();
        }

        return _dried.Task;
    }
}

internal sealed class SunkHandler(Swamp swamp) : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(Payment payment, CancellationToken cancellationToken) => swamp.WorksAsync();
}

internal sealed class SunkTransactionalHandler(Swamp swamp) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(Payment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync("INSERT INTO test_order (reference, fulfillments) VALUES (@Reference, 1)", new { payment.Reference }, transaction);
        return await swamp.WorksAsync();
    }
}
