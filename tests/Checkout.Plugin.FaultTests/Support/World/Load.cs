namespace Checkout.Plugin.Tests;

// Several shoppers at a time buy by every method until this is disposed. Started purchases finish.
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan LongestPurchase = TimeSpan.FromMinutes(2);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _shoppers;

    public Load(World world, int atOnce, int seed) =>
        _shoppers = Task.WhenAll(Enumerable.Range(0, atOnce).Select(number => ShopAsync(world, new Dice(seed).For(number))));

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _shoppers;
        _over.Dispose();
    }

    private async Task ShopAsync(World world, Dice dice)
    {
        while (!_over.IsCancellationRequested)
        {
            await world.NewShopper(dice.OneOf(Enum.GetValues<ShopperMethod>())).BuysAsync(LongestPurchase);
        }
    }
}
