namespace LigdiCash.Emulator;

internal sealed class LedgerMiddleware(RequestDelegate next, LedgerBook ledger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/pay", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var note = new LedgerNote();
        context.Features.Set(note);
        var begun = ledger.Begin(Opened(context.Request));
        try
        {
            await next(context);
        }
        finally
        {
            ledger.End(begun, Closed(begun, note, context));
        }
    }

    static LedgerEntry Opened(HttpRequest request) => new()
    {
        Endpoint = "unknown",
        Method = request.Method,
        Path = request.Path.Value ?? "",
        ContentType = request.ContentType,
    };

    static LedgerEntry Closed(LedgerEntry begun, LedgerNote note, HttpContext context) => begun with
    {
        Endpoint = note.Endpoint,
        TransactionId = note.TransactionId,
        Amount = note.Amount,
        Token = note.Token,
        Outcome = note.Outcome,
        Fault = note.Fault,
        Body = note.Body,
        Status = context.RequestAborted.IsCancellationRequested ? null : context.Response.StatusCode,
    };
}
