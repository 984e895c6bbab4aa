using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Direct;

internal static class DirectRoutes
{
    public static void AddDirect(this IServiceCollection services) => services.AddSingleton<DirectPaymentCheck>();

    public static void MapDirect(this WebApplication app) => app.MapPost("/pay/v01/straight/checkout-invoice/create",
        (HttpContext context, CreateEndpoint create, DirectPaymentCheck direct) =>
            create.AnswerAsync(context, GatewayEndpoint.DirectCreate, direct.Check));
}
