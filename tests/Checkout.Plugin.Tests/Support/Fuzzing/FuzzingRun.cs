using System.Diagnostics;
using System.Globalization;

namespace Checkout.Plugin.Tests.Fuzzing;

// How long each law is tried: one batch, or the seconds that tests/fuzz.sh asks for; and how many cases it came to.
internal sealed class Fuzz
{
    private static readonly string? Seconds = Environment.GetEnvironmentVariable("CHECKOUT_FUZZ_SECONDS");
    private static readonly Lock Telling = new();
    private readonly long _started = Stopwatch.GetTimestamp();

    public static bool IsAsked => Seconds is { Length: > 0 };

    public bool GoesOn =>
        IsAsked && Stopwatch.GetElapsedTime(_started) < TimeSpan.FromSeconds(int.Parse(Seconds!, CultureInfo.InvariantCulture));

    public static Fuzz Begin() => new();

    public void Tell(string law, long cases)
    {
        if (IsAsked)
        {
            lock (Telling)
            {
                File.AppendAllText(
                    Environment.GetEnvironmentVariable("CHECKOUT_FUZZ_TALLY")!,
                    string.Create(CultureInfo.InvariantCulture, $"{law} {cases}\n"));
            }
        }
    }
}
