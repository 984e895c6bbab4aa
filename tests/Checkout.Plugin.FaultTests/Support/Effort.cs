namespace Checkout.Plugin.Tests;

// How much is tried: what fits into every commit, or what a release asks for (tests/run.sh --release).
internal static class Effort
{
    private static readonly bool IsRelease = Environment.GetEnvironmentVariable("CHECKOUT_EFFORT") == "release";

    public static T Of<T>(T everyCommit, T release) => IsRelease ? release : everyCommit;

    public static TimeSpan Of(TimeSpan everyCommit, TimeSpan release) => Of<TimeSpan>(everyCommit, release);
}
