using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Pages;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.PaymentPages;

internal sealed class PaymentPageEndpoints(InvoiceRegistry invoices, InvoiceSettler settler)
{
    public IResult Show(HttpContext context, string token) =>
        Find(context, "page", token) is { } invoice ? Page(invoice, PaymentForm.Empty(invoice)) : NotFound();

    public async Task<IResult> ApproveAsync(HttpContext context, string token)
    {
        if (Find(context, "approve", token) is not { } invoice)
        {
            return NotFound();
        }

        var form = PaymentForm.Of(await FormOf(context.Request), invoice);
        var (payer, problem) = form.Read(invoice);
        if (payer is null && invoice.Status == PaymentStatus.Pending)
        {
            context.Note().Outcome = "retry";
            return Page(invoice, form with { Problem = problem });
        }

        return Leave(context, invoice, payer is not null && await settler.PayAsync(invoice, payer), invoice.Order.ReturnUrl);
    }

    // Leads to return_url: the documentation reserves cancel_url for a payer who cancels.
    public async Task<IResult> DeclineAsync(HttpContext context, string token) => Find(context, "decline", token) is { } invoice
        ? Leave(context, invoice, await settler.DeclineAsync(invoice, Payer.Default(invoice)), invoice.Order.ReturnUrl)
        : NotFound();

    public async Task<IResult> CancelAsync(HttpContext context, string token) => Find(context, "cancel", token) is { } invoice
        ? Leave(context, invoice, await settler.CancelAsync(invoice, Payer.Default(invoice)), invoice.Order.CancelUrl)
        : NotFound();

    private static PageResult Page(Invoice invoice, PaymentForm form) => PageResult.Of<PaymentPage, PaymentPageModel>(
        new(invoice, form), form.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static PageResult NotFound() => PageResult.Of<InvoiceNotFound>(StatusCodes.Status404NotFound);

    private Invoice? Find(HttpContext context, string endpoint, string token)
    {
        var note = context.Note();
        note.Endpoint = endpoint;
        note.Token = token;
        var invoice = invoices.ByToken(token);
        invoice?.Describe(note);
        return invoice;
    }

    private static SeeOther Leave(HttpContext context, Invoice invoice, bool isDone, string address)
    {
        context.Note().Outcome = invoice.Status;
        context.Note().Scenario = invoice.Scenario.Current?.Name;
        return new SeeOther(isDone && address.IsWebAddress() ? address : context.Request.PathBase + invoice.PagePath);
    }

    private static async Task<IFormCollection> FormOf(HttpRequest request) =>
        request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
}
