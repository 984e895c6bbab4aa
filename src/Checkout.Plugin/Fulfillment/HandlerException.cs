namespace Checkout.Plugin;

// An exception of the shop's handler as it is logged: its type and its stack as they are, its words cleaned.
internal sealed class HandlerException(Exception thrown) : Exception(
    $"{thrown.GetType()}: {HandlerText.Clean(thrown.Message)}", thrown.InnerException is { } inner ? new HandlerException(inner) : null)
{
    public override string? StackTrace { get; } = thrown.StackTrace;
}
