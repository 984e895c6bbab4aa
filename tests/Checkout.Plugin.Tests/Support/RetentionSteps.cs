using Xunit;

namespace Checkout.Plugin.Tests;

// Time passes in days, and the retention job deletes what is due each day.
internal static class RetentionSteps
{
    public static ShopSettings KeptForAWeek(Store store) =>
        new() { Store = store, Values = { ["Checkout:KeepPersonalDataFor"] = "7.00:00:00" } };

    public static async Task PassDaysAsync(Shop shop, int days)
    {
        var eraser = shop.Services.GetRequired<PersonalDataEraser>();
        await eraser.EraseAsync(TestContext.Current.CancellationToken);
        for (var day = 0; day < days; day++)
        {
            await shop.WaitsAsync(TimeSpan.FromDays(1));
            await eraser.EraseAsync(TestContext.Current.CancellationToken);
        }
    }

    public static async Task<string> PaidAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        return id;
    }
}
