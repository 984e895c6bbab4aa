namespace LigdiCash.Checkout.Diagnostics;

internal sealed record NodeName(string Value)
{
    public static NodeName OfThisProcess() => new($"{Environment.MachineName}:{Environment.ProcessId}");
}
