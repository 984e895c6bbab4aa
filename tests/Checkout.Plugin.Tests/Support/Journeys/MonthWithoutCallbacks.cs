using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A shop that gets no callback and no return for a month of simulated time.
internal sealed class MonthWithoutCallbacks(Shop shop, Dice dice) : IAsyncDisposable
{
    private static readonly TimeSpan Opening = TimeSpan.FromHours(3);
    private static readonly TimeSpan Day = TimeSpan.FromHours(23);
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(25);
    private readonly PriorityQueue<Func<Task>, DateTimeOffset> _actions = new();
    private readonly Dictionary<string, DateTimeOffset> _paid = new(StringComparer.Ordinal);

    private PaymentStore Payments => shop.Services.GetRequiredService<PaymentStore>();

    private DateTimeOffset Now => shop.Clock.GetUtcNow();

    public static async Task<MonthWithoutCallbacks> BeginAsync(int number)
    {
        var shop = await Shop.OpenAsync();
        await shop.Gateway.LosesCallbacksAsync();
        return new(shop, new Dice(Dice.Seed).For(number));
    }

    // Every payment starts in the first hours and is paid at a random age.
    public async Task<IReadOnlyList<FoundPayment>> RunAsync(int payments)
    {
        for (var number = 0; number < payments; number++)
        {
            At(Now + (Opening * (dice.Below(1_000_000) / 1e6)), BeginsAsync);
        }

        while (_actions.Count > 0
            || await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE paid_at IS NULL") > 0)
        {
            await AdvanceAsync();
            await shop.ProcessesDueWorkAsync();
        }

        return await FoundAsync();
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    // Advances to the next event: an action of a payer or a due check.
    private async Task AdvanceAsync()
    {
        var due = await shop.Services.Checks().NextDueAsync(TimeSpan.FromDays(40), TestContext.Current.CancellationToken);
        if (_actions.TryPeek(out var action, out var at) && (due is null || at <= due))
        {
            shop.Clock.Advance(at > Now ? at - Now : TimeSpan.Zero);
            _actions.Dequeue();
            await action();
        }
        else
        {
            Assert.True(due is not null, "A paid payment has no further check.");
            shop.Clock.Advance(due > Now ? due.Value - Now : TimeSpan.FromMilliseconds(50));
        }
    }

    private void At(DateTimeOffset time, Func<Task> action) => _actions.Enqueue(action, time);

    private async Task BeginsAsync()
    {
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        At(Now + Age(), () => PaysAsync(id));
    }

    private async Task PaysAsync(string id)
    {
        _paid[id] = Now;
        await shop.Gateway.ApprovesAsync(id);
    }

    // Ages are evenly distributed on a logarithmic scale. One in five is days.
    private TimeSpan Age()
    {
        var (min, max) = dice.Chance(5) ? (Day, MaxAge) : (TimeSpan.FromSeconds(5), Day);
        return min * Math.Pow(max / min, dice.Below(1_000_000) / 1e6);
    }

    private async Task<IReadOnlyList<FoundPayment>> FoundAsync()
    {
        await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var rows = await connection.QueryAsync<(string Id, long CreatedAt, long FoundAt)>(
            "SELECT id, created_at, paid_at FROM checkout_payment");
        return rows
            .Select(row => new FoundPayment(row.Id, _paid[row.Id] - Instant(row.CreatedAt), Instant(row.FoundAt) - _paid[row.Id]))
            .ToList();
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

internal sealed record FoundPayment(string Id, TimeSpan Age, TimeSpan Latency)
{
    private static readonly TimeSpan MinPromise = TimeSpan.FromMinutes(2);

    // The latency as a share of the promised time.
    public double Share => Latency / (Age > MinPromise ? Age : MinPromise);
}
