namespace LigdiCash.Emulator.Ledger;

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
        var entry = ledger.Begin(NewEntry(context.Request));
        try
        {
            await next(context);
        }
        finally
        {
            ledger.End(entry, Completed(entry, note, context));
            await AnswerAsync(context, note);
        }
    }

    // Runs after the ledger entry: a client that sees the answer must find it in the ledger, before any later event.
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

    private static LedgerEntry NewEntry(HttpRequest request) => new()
    {
        Endpoint = "unknown",
        Method = request.Method,
        Path = request.Path.Value ?? "",
        ContentType = request.ContentType,
    };

    private static LedgerEntry Completed(LedgerEntry entry, LedgerNote note, HttpContext context) => entry with
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
