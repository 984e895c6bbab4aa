namespace Checkout.Plugin;

// Which process wrote a journal row.
internal sealed record NodeName(string Value)
{
    public static NodeName OfThisProcess() => new($"{Environment.MachineName}:{Environment.ProcessId}");
}
