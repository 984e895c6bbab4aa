namespace Checkout.Plugin.Tests.Simulator;

// One kind of due work in one process: claims as much as it can do at once, when it is woken, and does it.
internal sealed class Row<T>(SimulatedWorld world, Lifetime life, Func<int, Task<IReadOnlyList<T>>> claim, Func<T, Task> work, Func<DateTimeOffset> mayAskAt)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(15);
    private int _running;
    private bool _isClaiming;
    private bool _isResting;

    public async Task WakeAsync()
    {
        if (_isClaiming || _isResting)
        {
            return;
        }

        _isClaiming = true;
        var rest = await ClaimAsync();
        _isClaiming = false;
        Rest(rest);
    }

    private async Task<TimeSpan> ClaimAsync()
    {
        try
        {
            var claimed = _running < AtOnce ? await claim(AtOnce - _running) : [];
            foreach (var subject in claimed)
            {
                _ = DoAsync(subject);
            }

            var wait = mayAskAt() - world.Timeline.Clock;
            return claimed.Count > 0 ? TimeSpan.Zero : wait > ShortestRest ? wait : ShortestRest;
        }
        catch (SimulatedDatabaseException)
        {
            return world.Dice.Between(ShortestRest, LongestRest);
        }
    }

    private async Task DoAsync(T subject)
    {
        _running++;
        await world.Breaches.ExpectAsync(() => work(subject));
        _running--;
    }

    // For nothing if there is more, and otherwise until the gateway may be asked again.
    private void Rest(TimeSpan rest)
    {
        _isResting = true;
        world.Timeline.After(rest, life, () =>
        {
            _isResting = false;
            world.Alarm.RingAt(world.Timeline.Now);
        });
    }
}
