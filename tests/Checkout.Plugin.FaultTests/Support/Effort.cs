namespace Checkout.Plugin.Tests;

// The number of trials: for every commit, or for a release (tests/run.sh --release).
internal static class Effort
{
    private static readonly bool IsRelease = Environment.GetEnvironmentVariable("CHECKOUT_EFFORT") == "release";

    public static T Of<T>(T everyCommit, T release) => IsRelease ? release : everyCommit;

    public static TimeSpan Of(TimeSpan everyCommit, TimeSpan release) => Of<TimeSpan>(everyCommit, release);
}
