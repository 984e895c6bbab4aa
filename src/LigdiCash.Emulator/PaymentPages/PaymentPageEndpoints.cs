using LigdiCash.Emulator.Pages;
using LigdiCash.Emulator.PaymentPages;

namespace LigdiCash.Emulator;

internal sealed class PayerEndpoints(InvoiceRegistry invoices, Payer payer)
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
        var (payment, problem) = form.Read(invoice);
        if (payment is null && invoice.Status == Invoice.Pending)
        {
            context.Note().Outcome = "retry";
            return Page(invoice, form with { Problem = problem });
        }

        return Leave(context, invoice, payment is not null && await payer.PayAsync(invoice, payment), invoice.Order.ReturnUrl);
    }

    // Leads to return_url: the documentation reserves cancel_url for a payer who cancels.
    public async Task<IResult> DeclineAsync(HttpContext context, string token) => Find(context, "decline", token) is { } invoice
        ? Leave(context, invoice, await payer.DeclineAsync(invoice, Payment.Usual(invoice)), invoice.Order.ReturnUrl)
        : NotFound();

    public async Task<IResult> CancelAsync(HttpContext context, string token) => Find(context, "cancel", token) is { } invoice
        ? Leave(context, invoice, await payer.CancelAsync(invoice, Payment.Usual(invoice)), invoice.Order.CancelUrl)
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
        if (invoice is not null)
        {
            note.Concerns(invoice);
        }

        return invoice;
    }

    private static SeeOther Leave(HttpContext context, Invoice invoice, bool counted, string address)
    {
        context.Note().Outcome = invoice.Status;
        context.Note().Scenario = invoice.Script.Scenario?.Name;
        return new SeeOther(counted && address.IsWebAddress() ? address : context.Request.PathBase + PaymentPageRoutes.PathOf(invoice));
    }

    private static async Task<IFormCollection> FormOf(HttpRequest request) =>
        request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
