namespace LigdiCash.Emulator;

internal static class InvoiceRoutes
{
    public static void AddInvoices(this IServiceCollection services) => services
        .AddSingleton<GatewayKeys>()
        .AddSingleton<InvoiceToken>()
        .AddSingleton<InvoiceRegistry>()
        .AddSingleton<DirectCustomer>()
        .AddSingleton<CreateEndpoint>()
        .AddSingleton<ConfirmEndpoint>();

    // Routing accepts a trailing slash, as the gateway does.
    public static void MapInvoices(this WebApplication app)
    {
        app.MapPost("/pay/v01/redirect/checkout-invoice/create",
            (HttpContext context, CreateEndpoint create) => create.AnswerAsync(context, GatewayEndpoint.Create));
        app.MapPost("/pay/v01/straight/checkout-invoice/create",
            (HttpContext context, CreateEndpoint create) => create.AnswerAsync(context, GatewayEndpoint.DirectCreate));
        app.MapGet("/pay/v01/redirect/checkout-invoice/confirm",
            (HttpContext context, ConfirmEndpoint confirm) => confirm.AnswerAsync(context));
    }

    public static void MapInvoiceControl(this RouteGroupBuilder control)
    {
        control.MapGet("/invoices", (InvoiceRegistry invoices) => ControlJson.Answer(invoices.Newest(int.MaxValue).Select(InvoiceView.Of)));
        control.MapGet("/invoices/{name}", (InvoiceRegistry invoices, string name) => invoices.ByName(name) is { } invoice
            ? ControlJson.Answer(InvoiceView.Of(invoice))
            : Unknown(name));
    }

    public static IResult Unknown(string name) =>
        ControlJson.Problem(StatusCodes.Status404NotFound, $"No invoice has the transaction_id or request_id '{name}'.");
}
