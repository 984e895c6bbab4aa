using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

// A law holds for every input that FsCheck generates. It is tried with the seeds that once broke it, then with fresh seeds: one batch, or
// until the fuzzing ends.
internal static class Law
{
    // Any odd number is valid.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    // On another thread, because the test's thread must not block on its own continuations.
    public static Task HoldsAsync<T>(Gen<T> any, Func<T, Task> law, int batch, [CallerMemberName] string name = "") =>
        Task.Run(() => Holds(any, input => law(input).GetAwaiter().GetResult(), batch, name), TestContext.Current.CancellationToken);

    public static void Holds<T>(Gen<T> any, Action<T> law, int batch = 1_000, [CallerMemberName] string name = "")
    {
        foreach (var seed in Seeds.Kept(name))
        {
            Try(any, law, batch, name, seed);
        }

        long cases = 0;
        var fuzzing = FuzzingRun.Begin();
        do
        {
            TryFresh(any, law, batch, name);
            cases += batch;
        }
        while (fuzzing.Continues);
        fuzzing.Report(name, cases);
    }

    // The same seed and batch give the same inputs.
    public static void Try<T>(Gen<T> any, Action<T> law, int batch, string name, ulong seed)
    {
        try
        {
            Check.One(
                Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(batch).WithReplay(seed, Gamma),
                Prop.ForAll(Arb.From(any), law));
        }
        catch (Exception broken)
        {
            throw new LawBrokenException(
                $"{name} {seed}\n"
                + $"is the line for tests/Checkout.Plugin.Tests/Fuzzing/seeds.txt, which every run tries first. {broken.Message}");
        }
    }

    private static void TryFresh<T>(Gen<T> any, Action<T> law, int batch, string name)
    {
        var seed = Seeds.Fresh();
        try
        {
            Try(any, law, batch, name, seed);
        }
        catch (LawBrokenException)
        {
            Seeds.Keep(name, seed);
            throw;
        }
    }
}

internal sealed class LawBrokenException(string message) : Exception(message);
