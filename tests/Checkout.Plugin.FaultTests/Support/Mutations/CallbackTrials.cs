using System.Diagnostics;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests;

// Runs millions of mutated callbacks through a parser on all cores.
internal sealed class CallbackTrials(Func<string?, ReadOnlyMemory<byte>, CallbackNotice> read, int seed)
{
    private const int Round = 10_000;
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(5);
    private long _named;
    private long _slow;

    // The number of mutated bodies that still name their payment.
    public long Named => _named;

    // The number of bodies that were slow only at the first reading.
    public long Slow => _slow;

    // Returns the number of trials.
    public long Run(long trials)
    {
        var rounds = (trials + Round - 1) / Round;
        Parallel.For(0, rounds, () => (new Dice(seed), new MutableBody()), (round, _, own) => RunRound(round, own), _ => { });
        return rounds * Round;
    }

    public void Try(long trial) => Try(trial, new(seed), new());

    private (Dice, MutableBody) RunRound(long round, (Dice Dice, MutableBody Body) own)
    {
        for (var trial = round * Round; trial < (round + 1) * Round; trial++)
        {
            Try(trial, own.Dice, own.Body);
        }

        return own;
    }

    private void Try(long trial, Dice dice, MutableBody body)
    {
        var contentType = Draw(dice.For(trial), body);
        try
        {
            var (notice, time) = Measure(contentType, body);
            Assure(time < Enough || IsFastAgain(contentType, body), $"took {time.TotalMilliseconds} ms");
            Assure(
                IsProper(notice.TransactionId) && IsProper(notice.ExternalId) && IsProper(notice.RequestId),
                "let an improper text through");
            Interlocked.Add(ref _named, notice.TransactionId == CallbackBodies.Id ? 1 : 0);
        }
        catch (Exception failure)
        {
            throw new TrialFailedException(
                seed, trial,
                $"{contentType}, {body.Length} bytes from {Convert.ToBase64String(body.Span[..Math.Min(body.Length, 600)])}", failure);
        }
    }

    private static string? Draw(Dice dice, MutableBody body)
    {
        body.Become(dice.OneOf(CallbackBodies.All));
        for (var times = 1 + dice.Below(3); times > 0; times--)
        {
            dice.OneOf(CallbackMutation.All).Apply(body, dice);
        }

        return dice.OneOf(CallbackBodies.ContentTypes);
    }

    // A garbage collection or another process slows one reading. A slow parser is slow at every reading.
    private bool IsFastAgain(string? contentType, MutableBody body)
    {
        Interlocked.Increment(ref _slow);
        return Enumerable.Range(0, 50).Any(_ => Measure(contentType, body).Time < Enough);
    }

    private (CallbackNotice Notice, TimeSpan Time) Measure(string? contentType, MutableBody body)
    {
        var started = Stopwatch.GetTimestamp();
        var notice = read(contentType, body.Bytes);
        return (notice, Stopwatch.GetElapsedTime(started));
    }

    private static bool IsProper(string? text) => text is null || (text.Length is > 0 and <= 255 && !text.Any(char.IsControl));

    private static void Assure(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The parser {otherwise}.");
        }
    }
}
