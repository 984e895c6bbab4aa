using Xunit;

namespace Checkout.Plugin.Tests.Payments;

public sealed class CheckScheduleTests
{
    private static readonly DateTimeOffset Created = new(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);
    private readonly ReconciliationOptions _options = new();

    [Fact]
    public void A_delay_is_between_the_interval_and_the_payments_own_age()
    {
        var checks = CheckTimes().ToList();

        Assert.Equal(TimeSpan.FromMinutes(2), checks[0] - Created);
        foreach (var (check, next) in checks.Zip(checks.Skip(1)))
        {
            Assert.True(next - check <= check - Created, $"after {check - Created} comes a gap of {next - check}");
            Assert.True(next - check >= _options.Interval, $"after {check - Created} comes a gap of {next - check}");
        }
    }

    [Fact]
    public void An_unpaid_payment_costs_few_checks_and_none_after_a_month()
    {
        var checks = CheckTimes().ToList();

        Assert.InRange(checks.Count, 20, 30);
        Assert.Equal(TimeSpan.FromDays(30), checks[^1] - Created);
        Assert.Contains(TimeSpan.FromHours(23), checks.Select(check => check - Created));
        Assert.Contains(_options.ExpireAfter, checks.Select(check => check - Created));
        Assert.Contains(checks, check => check - Created > TimeSpan.FromHours(8) && check - Created < TimeSpan.FromHours(24));
    }

    private IEnumerable<DateTimeOffset> CheckTimes()
    {
        for (var next = CheckSchedule.Next(Created, Created, _options); next is { } at; next = CheckSchedule.Next(Created, at, _options))
        {
            yield return at;
        }
    }
}
