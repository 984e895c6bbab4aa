namespace Checkout.Plugin.Benchmarks;

// What the command asks of every program it measures: that it is the process that was started, and how much it has allocated.
internal static class Control
{
    public const string Path = "/bench";

    public static void MapControl(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, () => $"{Environment.ProcessId} {GC.GetTotalAllocatedBytes(precise: true)}");

    // As a shop in production, with nobody reading the log.
    public static WebApplicationBuilder Quiet(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
