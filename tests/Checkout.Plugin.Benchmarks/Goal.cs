namespace Checkout.Plugin.Benchmarks;

// One goal of the project: what is worked on, and how it is measured. Remarks are printed under the table.
internal sealed record Goal(string Name, string Work, Func<Bench, Task<IReadOnlyList<Measurement>>> MeasureAsync)
{
    public static IReadOnlyList<Goal> All { get; } =
    [
        P1Callbacks.Goal, P2CallbackBytes.Goal, P3Twins.Goal, P4SlowGateway.Goal, P5Pay.Goal,
        P6WholePayments.Goal, P7Statements.Goal, P8Sqlite.Goal, P9Sweep.Goal, P10Host.Goal,
    ];
}
