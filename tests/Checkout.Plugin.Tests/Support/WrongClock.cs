using Xunit;

namespace Checkout.Plugin.Tests;

// Makes the shop's clock jump without passing time.
// SQLite uses the process's clock, PostgreSQL the server's.
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
