using System.Security.Cryptography;

namespace Checkout.Plugin.Tests;

// Several shoppers at a time buy by every method until this is disposed. Started purchases finish.
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan LongestPurchase = TimeSpan.FromMinutes(2);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _shoppers;

    public Load(World world, int atOnce) => _shoppers = Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => ShopAsync(world)));

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _shoppers;
        _over.Dispose();
    }

    private async Task ShopAsync(World world)
    {
        while (!_over.IsCancellationRequested)
        {
            await world.Enters((Way)RandomNumberGenerator.GetInt32(Enum.GetValues<Way>().Length)).BuysAsync(LongestPurchase);
        }
    }
}
