namespace LigdiCash.Emulator;

internal sealed class LedgerMiddleware(RequestDelegate next, RequestLedger ledger)
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
            await AnswerAsync(context, note);
        }
    }

    // Only now: whoever sees the connection break must find it in the ledger, and what follows an answer must not overtake it.
    private static async Task AnswerAsync(HttpContext context, LedgerNote note)
    {
        try
        {
            if (note.WasDropped)
            {
                context.Abort();
                return;
            }

            await context.Response.CompleteAsync();
        }
        finally
        {
            note.Answered.SetResult();
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
        Scenario = note.Scenario,
        Body = note.Body,
        Warning = note.Warning,
        Status = note.WasDropped ? null : context.Response.StatusCode,
    };
}
