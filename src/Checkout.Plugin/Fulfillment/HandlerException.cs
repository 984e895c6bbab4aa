namespace LigdiCash.Checkout.Fulfillment;

// The loggable form of a handler's exception: the same type name and stack trace, with a cleaned message.
internal sealed class HandlerException(Exception thrown) : Exception(
    $"{thrown.GetType()}: {HandlerText.Clean(thrown.Message)}", thrown.InnerException is { } inner ? new HandlerException(inner) : null)
{
    public override string? StackTrace { get; } = thrown.StackTrace;
}
