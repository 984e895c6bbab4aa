using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class ManualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly List<TimeSpan> _fired = [];

    [Fact]
    public void Time_does_not_move_until_it_is_advanced()
    {
        _time.Advance(2 * Second);

        Assert.Equal(DateTimeOffset.UnixEpoch + (2 * Second), _time.GetUtcNow());
        Assert.Equal(2 * Second, _time.GetElapsedTime(DateTimeOffset.UnixEpoch.UtcTicks));
    }

    [Fact]
    public void A_timer_fires_once_and_at_its_own_time()
    {
        using var timer = Timer(3 * Second, Timeout.InfiniteTimeSpan);

        _time.Advance(2.999 * Second);
        Assert.Empty(_fired);

        _time.Advance(10 * Second);
        Assert.Equal([3 * Second], _fired);
    }

    [Fact]
    public void A_periodic_timer_fires_at_every_period_until_it_is_changed()
    {
        using var timer = Timer(Second, 2 * Second);

        _time.Advance(6 * Second);
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _time.Advance(6 * Second);

        Assert.Equal([Second, 3 * Second, 5 * Second], _fired);
    }

    [Fact]
    public void A_disposed_timer_neither_fires_nor_changes()
    {
        var timer = Timer(Second, Second);
        timer.Dispose();

        _time.Advance(5 * Second);

        Assert.Empty(_fired);
        Assert.False(timer.Change(Second, Second));
        Assert.Null(_time.UntilNextTimer);
    }

    [Fact]
    public async Task A_delay_that_follows_a_delay_is_reached_by_one_advance()
    {
        var both = Twice();

        _time.Advance(5 * Second);

        await both.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    private async Task Twice()
    {
        await Task.Delay(2 * Second, _time);
        await Task.Delay(2 * Second, _time);
    }

    private ITimer Timer(TimeSpan due, TimeSpan period) =>
        _time.CreateTimer(_ => _fired.Add(_time.GetUtcNow() - DateTimeOffset.UnixEpoch), null, due, period);
}
