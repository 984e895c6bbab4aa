using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Ledger;

internal static class LedgerRoutes
{
    public static void AddLedger(this IServiceCollection services) => services.AddSingleton<RequestLedger>();

    public static void UseLedger(this WebApplication app) => app.UseMiddleware<LedgerMiddleware>();

    public static void MapLedgerControl(this RouteGroupBuilder control)
    {
        control.MapGet("/ledger", (RequestLedger ledger, string? endpoint, string? transactionId) =>
            ControlJson.Answer(ledger.Read(endpoint, transactionId)));
        control.MapDelete("/ledger", (RequestLedger ledger) =>
        {
            ledger.Clear();
            return Results.NoContent();
        });
    }
}
