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
            BreakOff(context, note);
        }
    }

    // Only now: whoever sees the connection break must find it in the ledger.
    private static void BreakOff(HttpContext context, LedgerNote note)
    {
        if (note.WasDropped)
        {
            context.Abort();
        }
    }

    private static LedgerEntry Opened(HttpRequest request) => new()
    {
        Endpoint = "unknown",
        Method = request.Method,
        Path = request.Path.Value ?? "",
        ContentType = request.ContentType,
    };

    private static LedgerEntry Closed(LedgerEntry begun, LedgerNote note, HttpContext context) => begun with
    {
        Endpoint = note.Endpoint,
        TransactionId = note.TransactionId,
        Amount = note.Amount,
        Token = note.Token,
        Outcome = note.Outcome,
        Fault = note.Fault,
        Body = note.Body,
        Status = note.WasDropped ? null : context.Response.StatusCode,
    };
}
