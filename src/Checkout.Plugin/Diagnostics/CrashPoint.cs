using System.Diagnostics;

namespace LigdiCash.Checkout.Diagnostics;

// Tests kill the process here: CHECKOUT_CRASH_AT=name:nth. The calls exist only in builds with -p:CrashPoints=true.
internal static class CrashPoint
{
    [Conditional("CRASH_POINTS")]
    public static void Reach(string name)
    {
#if CRASH_POINTS
        if (name == Wanted[0] && Interlocked.Increment(ref _times) == Nth)
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
    private static readonly int Nth = Wanted.Length > 1 ? int.Parse(Wanted[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
    private static int _times;
#endif
}
