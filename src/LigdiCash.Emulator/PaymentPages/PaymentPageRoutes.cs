namespace LigdiCash.Emulator;

internal static class PaymentPageRoutes
{
    public static void AddPaymentPage(this IServiceCollection services) => services.AddSingleton<Payer>().AddSingleton<PayerEndpoints>();

    public static string PathOf(Invoice invoice) => $"/pay/invoice/{invoice.Token}";

    public static string PortalOf(Invoice invoice) => $"/pay/portal/{invoice.Token}";

    public static void MapPaymentPage(this WebApplication app)
    {
        var page = app.MapGroup("/pay/invoice/{token}");
        page.MapGet("", (HttpContext context, PayerEndpoints payer, string token) => payer.Show(context, token));
        page.MapPost("/approve", (HttpContext context, PayerEndpoints payer, string token) => payer.ApproveAsync(context, token));
        page.MapPost("/decline", (HttpContext context, PayerEndpoints payer, string token) => payer.DeclineAsync(context, token));
        page.MapPost("/cancel", (HttpContext context, PayerEndpoints payer, string token) => payer.CancelAsync(context, token));
        app.MapGet("/pay/portal/{token}", (HttpContext context, PayerEndpoints payer, string token) => payer.Show(context, token));
    }

    public static void MapPayerControl(this RouteGroupBuilder control)
    {
        control.MapPost("/invoices/{name}/approve", (InvoiceRegistry invoices, Payer payer, string name) =>
            Decide(invoices, name, Invoice.Completed, invoice => payer.ApproveAsync(invoice, Payment.Usual(invoice))));
        control.MapPost("/invoices/{name}/decline", (InvoiceRegistry invoices, Payer payer, string name) =>
            Decide(invoices, name, Invoice.NotCompleted, invoice => payer.DeclineAsync(invoice, Payment.Usual(invoice))));
    }

    private static async Task<IResult> Decide(InvoiceRegistry invoices, string name, string status, Func<Invoice, Task<bool>> decide)
    {
        if (invoices.ByName(name) is not { } invoice)
        {
            return InvoiceRoutes.Unknown(name);
        }

        await decide(invoice);
        return invoice.Status == status
            ? ControlJson.Answer(InvoiceView.Of(invoice))
            : ControlJson.Problem(StatusCodes.Status409Conflict, $"Invoice '{name}' is {invoice.Status}, which is final.");
    }
}
