using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A shop to which no callback ever comes and no payer ever comes back, over a month of its own time.
internal sealed class MonthWithoutCallbacks(Shop shop, Dice dice) : IAsyncDisposable
{
    private static readonly TimeSpan Opening = TimeSpan.FromHours(3);
    private static readonly TimeSpan Day = TimeSpan.FromHours(23);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(25);
    private readonly PriorityQueue<Func<Task>, DateTimeOffset> _doings = new();
    private readonly Dictionary<string, DateTimeOffset> _paid = new(StringComparer.Ordinal);

    private PaymentStore Payments => shop.Services.GetRequiredService<PaymentStore>();

    private DateTimeOffset Now => shop.Clock.GetUtcNow();

    public static async Task<MonthWithoutCallbacks> BeginAsync(int number)
    {
        var shop = await Shop.OpenAsync();
        await shop.Gateway.LosesCallbacksAsync();
        return new(shop, new Dice(Dice.Seed).For(number));
    }

    // Every payment is begun some time in the first hours and paid at some age.
    public async Task<IReadOnlyList<FoundPayment>> PassesAsync(int payments)
    {
        for (var number = 0; number < payments; number++)
        {
            At(Now + (Opening * (dice.Below(1_000_000) / 1e6)), BeginsAsync);
        }

        while (_doings.Count > 0
            || await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE paid_at IS NULL") > 0)
        {
            await TurnsAsync();
            await shop.WorksOffAsync();
        }

        return await FoundAsync();
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    // To whatever comes first: somebody does something, or a payment is due.
    private async Task TurnsAsync()
    {
        var due = await shop.Services.Checks().NextDueAsync(TimeSpan.FromDays(40), TestContext.Current.CancellationToken);
        if (_doings.TryPeek(out var doing, out var at) && (due is null || at <= due))
        {
            shop.Clock.Advance(at > Now ? at - Now : TimeSpan.Zero);
            _doings.Dequeue();
            await doing();
        }
        else
        {
            Assert.True(due is not null, "A paid payment is not watched any more.");
            shop.Clock.Advance(due > Now ? due.Value - Now : TimeSpan.FromMilliseconds(50));
        }
    }

    private void At(DateTimeOffset time, Func<Task> doing) => _doings.Enqueue(doing, time);

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

    // As often within a minute as within a quarter of an hour or a day; one in five after days.
    private TimeSpan Age()
    {
        var (least, most) = dice.Chance(5) ? (Day, Longest) : (TimeSpan.FromSeconds(5), Day);
        return least * Math.Pow(most / least, dice.Below(1_000_000) / 1e6);
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
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(2);

    // What of the promised time it took.
    public double Share => Latency / (Age > Least ? Age : Least);
}
