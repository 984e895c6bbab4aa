using System.Collections.Concurrent;
using System.Diagnostics;

namespace Checkout.Plugin;

// Where a test may end the process as a power cut would: CHECKOUT_CRASH_AT=name:nth. Only in a build with -p:CrashPoints=true; in any other, neither the calls nor their names exist.
internal static class CrashPoint
{
    [Conditional("CRASH_POINTS")]
    public static void Reach(string name)
    {
#if CRASH_POINTS
        if (name == Name && Interlocked.Increment(ref _times) == Nth)
        {
            Console.Error.WriteLine($"crash point {name}");
            using var self = Process.GetCurrentProcess();
            self.Kill();
            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne();
        }
#endif
    }

#if CRASH_POINTS
    private static readonly string[] Wanted = (Environment.GetEnvironmentVariable("CHECKOUT_CRASH_AT") ?? "").Split(':');
    private static int _times;

    private static string Name => Wanted[0];

    private static int Nth => Wanted.Length > 1 ? int.Parse(Wanted[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
#endif
}
