using Xunit;

namespace Checkout.Plugin.Tests.Retention;

// Deleted data cannot be restored, so the retention job distrusts a clock for a week after a jump.
public sealed class RetentionClockJumpTests
{
    public static TheoryData<Store, int> DaysAhead => new()
    {
        { Store.Sqlite, 1 },
        { Store.Sqlite, 100 },
        { Store.PostgreSql, 1 },
        { Store.PostgreSql, 100 },
    };

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_clock_that_jumped_ahead_deletes_no_personal_data(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await RetentionSteps.PaidAsync(shop);
        await RetentionSteps.PassDaysAsync(shop, days: 89);
        await PassesHoursAsync(shop, 20);

        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        await PassesHoursAsync(shop, 3);
        await shop.PutsClockRightAsync();
        await PassesHoursAsync(shop, 0);

        Assert.False((await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved);
        Assert.Equal("Awa", (await shop.PaymentByIdAsync(id)).Payer.FirstName);
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_process_started_while_the_clock_is_ahead_deletes_nothing(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await RetentionSteps.PaidAsync(shop);
        await RetentionSteps.PassDaysAsync(shop, days: 89);
        await PassesHoursAsync(shop, 20);

        await shop.StopsAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(10));
        for (var start = 0; start < 3; start++)
        {
            await shop.RestartsAsync();
            await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
            await PassesHoursAsync(shop, 2);
        }

        Assert.False((await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task One_warning_names_the_times_between_which_the_clock_jumped(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await PassesHoursAsync(shop, 1);

        await shop.SetsClockAheadAsync(TimeSpan.FromDays(100));
        await PassesHoursAsync(shop, 3);

        var line = Assert.Single(shop.Log.Ours, line => line.StartsWith("Warning 8003 ", StringComparison.Ordinal));
        Assert.Contains("04/15/2026 12:00:00", line, StringComparison.Ordinal);
        Assert.Contains("07/24/2026 12:00:00", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_that_was_down_for_months_deletes_a_week_later()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await RetentionSteps.PaidAsync(shop);
        await PassesHoursAsync(shop, 1);
        await shop.StopsAsync();
        shop.Clock.Advance(TimeSpan.FromDays(100));
        await shop.RestartsAsync();

        await RetentionSteps.PassDaysAsync(shop, days: 6);
        var early = (await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved;
        await RetentionSteps.PassDaysAsync(shop, days: 1);

        Assert.False(early);
        Assert.True((await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved);
    }

    [Fact]
    public async Task A_shop_that_runs_minutes_every_few_days_deletes_too()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await RetentionSteps.PaidAsync(shop);
        for (var visit = 0; visit < 36; visit++)
        {
            await PassesHoursAsync(shop, 0);
            shop.Clock.Advance(TimeSpan.FromDays(3));
            await shop.RestartsAsync();
        }

        Assert.True((await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved);
    }

    // Processes due work and runs the retention job, now and after each hour.
    private static async Task PassesHoursAsync(Shop shop, int hours)
    {
        var eraser = shop.Services.GetRequired<PersonalDataEraser>();
        for (var hour = 0; hour <= hours; hour++)
        {
            await shop.ProcessesDueWorkAsync();
            await eraser.EraseAsync(TestContext.Current.CancellationToken);
            shop.Clock.Advance(hour < hours ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        }
    }
}
