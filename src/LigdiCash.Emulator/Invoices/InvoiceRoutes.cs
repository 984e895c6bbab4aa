using System.Text.Json.Nodes;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal static class InvoiceRoutes
{
    public static void AddInvoices(this IServiceCollection services) => services
        .AddSingleton<InvoiceRegistry>()
        .AddSingleton<InvoiceSettler>()
        .AddSingleton<InvoiceCallbackResender>()
        .AddSingleton<CreateEndpoint>()
        .AddSingleton<ConfirmEndpoint>();

    // Routing accepts a trailing slash, as the gateway does.
    public static void MapInvoices(this WebApplication app)
    {
        app.MapPost("/pay/v01/redirect/checkout-invoice/create",
            (HttpContext context, CreateEndpoint create) => create.AnswerAsync(context, GatewayEndpoint.Create));
        app.MapGet("/pay/v01/redirect/checkout-invoice/confirm",
            (HttpContext context, ConfirmEndpoint confirm) => confirm.AnswerAsync(context));
    }

    public static void MapInvoiceControl(this RouteGroupBuilder control)
    {
        control.MapGet("/invoices", (InvoiceRegistry invoices) => ControlJson.Answer(invoices.Newest(int.MaxValue).Select(InvoiceView.Of)));
        control.MapGet("/invoices/{name}", (InvoiceRegistry invoices, string name) => invoices.ByName(name) is { } invoice
            ? ControlJson.Answer(InvoiceView.Of(invoice))
            : Unknown(name));
        control.MapPost("/invoices/{name}/approve", (InvoiceRegistry invoices, InvoiceSettler settler, string name) =>
            DecideAsync(invoices, name, PaymentStatus.Completed, invoice => settler.ApproveAsync(invoice, Payer.Default(invoice))));
        control.MapPost("/invoices/{name}/decline", (InvoiceRegistry invoices, InvoiceSettler settler, string name) =>
            DecideAsync(invoices, name, PaymentStatus.NotCompleted, invoice => settler.DeclineAsync(invoice, Payer.Default(invoice))));
        control.MapPost("/invoices/{name}/callbacks", (HttpRequest request, InvoiceCallbackResender resender, string name) =>
            ControlJson.ReadAsync<Dictionary<string, JsonNode?>>(request, overrides => resender.SendAsync(name, overrides)));
    }

    public static IResult Unknown(string name) =>
        ControlJson.Problem(StatusCodes.Status404NotFound, $"No invoice has the transaction_id or request_id '{name}'.");

    private static async Task<IResult> DecideAsync(InvoiceRegistry invoices, string name, string status, Func<Invoice, Task<bool>> decide)
    {
        if (invoices.ByName(name) is not { } invoice)
        {
            return Unknown(name);
        }

        await decide(invoice);
        return invoice.Status == status
            ? ControlJson.Answer(InvoiceView.Of(invoice))
            : ControlJson.Problem(StatusCodes.Status409Conflict, $"Invoice '{name}' is {invoice.Status}, which is final.");
    }
}
