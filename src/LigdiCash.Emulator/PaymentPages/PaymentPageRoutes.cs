namespace LigdiCash.Emulator.PaymentPages;

internal static class PaymentPageRoutes
{
    public static void AddPaymentPage(this IServiceCollection services) => services.AddSingleton<PaymentPageEndpoints>();

    public static void MapPaymentPage(this WebApplication app)
    {
        var invoice = app.MapGroup("/pay/invoice/{token}");
        invoice.MapGet("", (HttpContext context, PaymentPageEndpoints page, string token) => page.Show(context, token));
        invoice.MapPost("/approve", (HttpContext context, PaymentPageEndpoints page, string token) => page.ApproveAsync(context, token));
        invoice.MapPost("/decline", (HttpContext context, PaymentPageEndpoints page, string token) => page.DeclineAsync(context, token));
        invoice.MapPost("/cancel", (HttpContext context, PaymentPageEndpoints page, string token) => page.CancelAsync(context, token));
        app.MapGet("/pay/portal/{token}", (HttpContext context, PaymentPageEndpoints page, string token) => page.Show(context, token));
    }
}
