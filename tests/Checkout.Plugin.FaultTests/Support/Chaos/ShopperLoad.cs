using System.Collections.Concurrent;
using System.Net;

namespace Checkout.Plugin.Tests;

// Several shoppers at a time buy one after the other. Each presses Pay several times on both nodes, and pays on the gateway's page.
internal sealed class ShopperLoad(TwoNodes shop, int seed)
{
    private const int MaxTries = 4;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(400);
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IReadOnlyList<string>> _forwarded = new();
    private int _number;

    // The maximum number of concurrent presses of a shopper.
    public int Presses { get; init; } = 4;

    public int Purchases => _forwarded.Count;

    // All presses of a purchase must lead to one page.
    public IEnumerable<string> ForwardedTwice => _forwarded.Where(pages => pages.Count > 1).Select(pages => string.Join(" and ", pages));

    // Every press must be answered with a page of the checkout, even when servers fail.
    public bool DidPayFail => _answers.ContainsKey(nameof(HttpStatusCode.InternalServerError));

    // The number of answers by kind.
    public string Summary =>
        string.Join(", ", _answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Value} {answer.Key}"));

    // Shops until the action has ended or failed.
    public async Task ShopWhileAsync(int atOnce, Func<Task> fault)
    {
        var goesOn = true;
        var shopping = ShopAsync(atOnce, () => Volatile.Read(ref goesOn));
        try
        {
            await fault();
        }
        finally
        {
            Volatile.Write(ref goesOn, false);
            await shopping;
        }
    }

    public Task ShopAsync(int atOnce, Func<bool> goesOn) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
    {
        while (goesOn())
        {
            await BuyOnceAsync(new Dice(seed).For(Interlocked.Increment(ref _number)));
        }
    }));

    private async Task BuyOnceAsync(Dice dice)
    {
        try
        {
            var shopper = shop.Welcomes(dice);
            await shopper.FillsBasketAsync();
            if (await PressAsync(shopper, dice) is [var page, ..] pages)
            {
                _forwarded.Enqueue(pages);
                await shop.PaysAsync(page);
            }
        }
        // The shop has failed. This shopper leaves.
        catch (Exception fault) when (IsFault(fault))
        {
            Count($"{(fault is HttpRequestException { StatusCode: { } status } ? status.ToString() : "no answer")} on the way to Pay");
            await Task.Delay(BetweenTries, TimeProvider.System);
        }
    }

    // Returns the pages to which the presses led.
    private async Task<IReadOnlyList<string>> PressAsync(HttpShopper shopper, Dice dice)
    {
        var form = await shopper.GoesToPayAsync();
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 1 + dice.Below(Presses))
                    .Select(_ => AnsweredAsync(shopper, form, dice.OneOf(shop.World.Nodes).Address)));
            string[] pages =
            [
                .. answers.Where(answer => answer is { IsForward: true }).Select(answer => answer!.Forward!)
                    .Distinct(StringComparer.Ordinal),
            ];
            if (pages.Length > 0)
            {
                return pages;
            }

            await Task.Delay(BetweenTries, TimeProvider.System);
        }

        return [];
    }

    // Null: the press came to nothing.
    private async Task<PayAnswer?> AnsweredAsync(HttpShopper shopper, Dictionary<string, string> form, Uri node)
    {
        try
        {
            var answer = await shopper.PressesPayAsync(form, node);
            Count(answer.IsForward ? "forward" : answer.Status.ToString());
            return answer;
        }
        catch (Exception fault) when (IsFault(fault))
        {
            Count("no answer");
            return null;
        }
    }

    private static bool IsFault(Exception fault) => fault is HttpRequestException or IOException or OperationCanceledException;

    private void Count(string what) => _answers.AddOrUpdate(what, 1, (_, times) => times + 1);
}
