using Xunit;

namespace Checkout.Plugin.Tests.Reconciliation;

public sealed class ThrottleStateTests
{
    private const long Now = 1_780_000_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(5_000)]
    public void No_second_exceeds_the_limit_of_checks_however_early_they_start(long perSecond)
    {
        var (state, begun) = (new ThrottleState(), new List<long>());
        for (var now = Now; now < Now + 10_000; now += 5)
        {
            var allowed = state.Allowed(now, perSecond);
            state = allowed > 0 ? state.After(allowed, now, perSecond) : state;
            begun.AddRange(Enumerable.Repeat(now, allowed));
        }

        Assert.InRange(begun.Count, 10 * perSecond, 11 * perSecond);
        Assert.InRange(begun.Count(at => at >= Now + 5_000 && at < Now + 6_000), perSecond - 1, perSecond + 1);
    }

    [Fact]
    public void A_refused_check_is_allowed_at_the_announced_time_and_not_before()
    {
        var state = new ThrottleState().After(10, Now, perSecond: 10);

        var next = state.NextAt(Now, perSecond: 10);

        Assert.Equal(0, state.Allowed(Now, 10));
        Assert.Equal(0, state.Allowed(next - 1, 10));
        Assert.Equal(1, state.Allowed(next, 10));
    }

    [Fact]
    public void A_gateway_in_trouble_is_asked_once_and_then_not_for_15_seconds()
    {
        var state = new ThrottleState { Failures = ThrottleState.MaxFailures };

        var probed = state.After(1, Now, perSecond: 10);

        Assert.Equal(1, state.Allowed(Now, 10));
        Assert.Equal(0, probed.Allowed(Now + 14_999, 10));
        Assert.Equal(1, probed.Allowed(Now + 15_000, 10));
        Assert.Equal(Now + 15_000, probed.NextAt(Now, 10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(8_000)]
    public void A_slightly_slow_clock_adds_no_checks_to_those_of_the_others(long behind)
    {
        var state = new ThrottleState().After(10, Now, perSecond: 10);

        Assert.Equal(0, state.Allowed(Now - behind, 10));
        Assert.InRange(state.NextAt(Now - behind, 10), Now, Now + 200);
    }

    [Fact]
    public void Values_written_by_a_clock_hours_ahead_stop_nothing()
    {
        var state = new ThrottleState { PaidUpTo = (Now + 3_600_000) * 1_000, OpenUntil = Now + 3_600_000 };

        Assert.Equal(10, state.Allowed(Now, 10));
        Assert.Equal(Now, state.NextAt(Now, 10));
    }
}
