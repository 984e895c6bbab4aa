using System.Collections.Concurrent;
using System.Diagnostics;

namespace Checkout.Plugin.Tests;

// Forged callbacks over many connections for pending, paid and unknown payments, in every documented shape. One in five is mutated.
internal sealed class CallbackFlood(Uri shop, string[] waiting, string[] paid, int seed)
{
    private const int Lines = 32;
    private static readonly byte[] Sample = System.Text.Encoding.ASCII.GetBytes(CallbackBodies.Id);
    private readonly ConcurrentDictionary<int, long> _answers = new();
    private long _number;

    public IReadOnlyDictionary<int, long> Answers => _answers;

    public string Summary => string.Join(
        ", ",
        _answers.OrderByDescending(answer => answer.Value)
            .Select(answer => answer.Key == 0 ? $"{answer.Value} cut off" : $"{answer.Value} answered {answer.Key}"));

    // How long it took.
    public async Task<TimeSpan> SendAsync(long callbacks)
    {
        var (started, end) = (Stopwatch.GetTimestamp(), _number + callbacks);
        await Task.WhenAll(Enumerable.Range(0, Lines).Select(_ => Task.Run(() => SendUntilAsync(end))));
        _number = end;
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task SendUntilAsync(long end)
    {
        using var connection = new RawHttpConnection(shop);
        var (dice, body) = (new Dice(seed), new MutableBody());
        for (var number = Interlocked.Increment(ref _number); number <= end; number = Interlocked.Increment(ref _number))
        {
            Forge(dice.For(number), body);
            var status = await connection.PostAsync("/checkout/callback", dice.OneOf(CallbackBodies.ContentTypes), body.Bytes);
            _answers.AddOrUpdate(status, 1, static (_, times) => times + 1);
        }
    }

    private void Forge(Dice dice, MutableBody body)
    {
        body.Become(dice.OneOf(CallbackBodies.All));
        Name(body, dice.Below(3) switch { 0 => dice.OneOf(waiting), 1 => dice.OneOf(paid), _ => dice.Hex(Sample.Length) });
        for (var times = dice.Chance(5) ? 1 + dice.Below(3) : 0; times > 0; times--)
        {
            dice.OneOf(CallbackMutation.All).Apply(body, dice);
        }
    }

    private static void Name(MutableBody body, string id)
    {
        for (var at = body.Span.IndexOf(Sample); at >= 0; at = body.Span.IndexOf(Sample))
        {
            System.Text.Encoding.ASCII.GetBytes(id, body.Span[at..]);
        }
    }
}
