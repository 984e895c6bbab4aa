namespace LigdiCash.Emulator;

internal sealed class ConfirmEndpoint(GatewayKeys keys, Exchange exchange, InvoiceBook invoices)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var note = context.Note();
        note.Endpoint = "confirm";
        var token = AskedToken(context.Request.Query);
        note.Token = token;
        var invoice = invoices.ByToken(token);
        if (invoice is not null)
        {
            note.Concerns(invoice);
        }

        await exchange.AnswerAsync(context, () => Task.FromResult(Report(context.Request.Headers, token, invoice)));
    }

    // The documentation uses both names; both with different values contradict each other.
    static string? AskedToken(IQueryCollection query)
    {
        string?[] given = [.. query["token"], .. query["invoiceToken"]];
        return given.Distinct(StringComparer.Ordinal).ToArray() is [{ Length: > 0 } only] ? only : null;
    }

    GatewayAnswer Report(IHeaderDictionary headers, string? token, Invoice? invoice)
    {
        if (!keys.AreValid(headers))
        {
            return Refusal.Authentication.ToConfirmAnswer();
        }

        if (token is null)
        {
            return Refusal.ConfirmInput.ToConfirmAnswer();
        }

        return invoice is null
            ? Refusal.InvoiceNotFound.ToConfirmAnswer()
            : new GatewayAnswer(InvoiceReport.ForConfirm(invoice), GatewayAnswer.Accepted);
    }
}
