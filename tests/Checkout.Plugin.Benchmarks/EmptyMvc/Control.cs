namespace Checkout.Plugin.Benchmarks;

// The endpoint of each measured program: its process id and its allocated bytes.
internal static class Control
{
    public const string Path = "/bench";

    public static void MapControl(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, () => $"{Environment.ProcessId} {GC.GetTotalAllocatedBytes(precise: true)}");

    // Logging as in production, without output.
    public static WebApplicationBuilder Quiet(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
