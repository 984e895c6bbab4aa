using System.Diagnostics;
using System.Globalization;

namespace Checkout.Plugin.Tests.Fuzzing;

// The duration for which each law is tried: one batch, or the seconds that tests/fuzz.sh requests. Also counts the cases.
internal sealed class FuzzingRun
{
    private static readonly string? Seconds = Environment.GetEnvironmentVariable("CHECKOUT_FUZZ_SECONDS");
    private static readonly Lock TallyLock = new();
    private readonly long _started = Stopwatch.GetTimestamp();

    public static bool IsRequested => Seconds is { Length: > 0 };

    public bool Continues =>
        IsRequested && Stopwatch.GetElapsedTime(_started) < TimeSpan.FromSeconds(int.Parse(Seconds!, CultureInfo.InvariantCulture));

    public static FuzzingRun Begin() => new();

    public void Report(string law, long cases)
    {
        if (IsRequested)
        {
            lock (TallyLock)
            {
                File.AppendAllText(
                    Environment.GetEnvironmentVariable("CHECKOUT_FUZZ_TALLY")!,
                    string.Create(CultureInfo.InvariantCulture, $"{law} {cases}\n"));
            }
        }
    }
}
