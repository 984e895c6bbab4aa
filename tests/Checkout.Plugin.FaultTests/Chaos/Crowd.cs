using System.Collections.Concurrent;

namespace Checkout.Plugin.Tests;

// Shoppers who come one after another, many at once; each presses Pay more than once, on both nodes, and pays what the first page says that sends them on.
internal sealed class Crowd(TwinShop shop, int seed)
{
    private const int Patience = 4;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(400);
    private readonly ConcurrentQueue<Purchase> _purchases = new();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private int _number;

    // Those who were sent on to the gateway.
    public IReadOnlyCollection<Purchase> Purchases => _purchases;

    // How often at most each presses Pay at once.
    public int Presses { get; init; } = 4;

    // What presses were answered with, and how often.
    public string Story => string.Join(", ", _answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Value} {answer.Key}"));

    public Task ShopAsync(int atOnce, Func<bool> goesOn, bool pays = true) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
    {
        while (goesOn())
        {
            await ComeAndGoAsync(new Dice(seed).For(Interlocked.Increment(ref _number)), pays);
        }
    }));

    private async Task ComeAndGoAsync(Dice dice, bool pays)
    {
        try
        {
            var shopper = shop.Welcomes(dice);
            await shopper.FillsBasketAsync();
            if (await PressAsync(shopper, dice) is { } purchase)
            {
                _purchases.Enqueue(purchase);
                await (pays ? shop.Gateway.PaysAsync(purchase.Pages[0]) : Task.CompletedTask);
            }
        }
        // The shop is in trouble: this shopper goes home, and owes nothing.
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or OperationCanceledException)
        {
            Count(trouble is HttpRequestException { StatusCode: { } status } ? status.ToString() : "no answer");
            await Task.Delay(BetweenTries, TimeProvider.System);
        }
    }

    private async Task<Purchase?> PressAsync(Shopper shopper, Dice dice)
    {
        var form = await shopper.GoesToPayAsync();
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 1 + dice.Below(Presses)).Select(_ => AnsweredAsync(shopper, form, dice.OneOf(shop.Nodes))));
            if (answers.OfType<PayAnswer>().Where(answer => answer.IsForward).Select(answer => answer.Forward!).Distinct(StringComparer.Ordinal).ToArray() is [_, ..] pages)
            {
                return new(pages);
            }

            await Task.Delay(BetweenTries, TimeProvider.System);
        }

        return null;
    }

    // Null: the press came to nothing.
    private async Task<PayAnswer?> AnsweredAsync(Shopper shopper, Dictionary<string, string> form, Uri node)
    {
        try
        {
            var answer = await shopper.PressesPayAsync(form, node);
            Count(answer.IsForward ? "forward" : answer.Status.ToString());
            return answer;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or OperationCanceledException)
        {
            Count("no answer");
            return null;
        }
    }

    private void Count(string what) => _answers.AddOrUpdate(what, 1, (_, times) => times + 1);
}

// One purchase and the pages it was sent on to, which must be one.
internal sealed record Purchase(IReadOnlyList<string> Pages);
