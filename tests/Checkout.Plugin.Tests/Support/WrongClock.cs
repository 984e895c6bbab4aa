using Xunit;

namespace Checkout.Plugin.Tests;

// The clock that the shop goes by jumps, while the time that passes stays what it is.
// On SQLite that is the process's own clock, on PostgreSQL the server's.
internal static class WrongClock
{
    public static async Task SetsClockAheadAsync(this Shop shop, TimeSpan by)
    {
        var isOwn = shop.Settings.Store == Store.Sqlite;
        (shop.Clock.Wrong, shop.Database.Ahead) = (isOwn ? by : TimeSpan.Zero, isOwn ? TimeSpan.Zero : by);
        shop.Clock.Advance(TimeSpan.Zero);
        await shop.Services.GetRequired<CheckoutDatabase>().ReadClockAsync(TestContext.Current.CancellationToken);
    }

    public static Task PutsClockRightAsync(this Shop shop) => shop.SetsClockAheadAsync(TimeSpan.Zero);
}
