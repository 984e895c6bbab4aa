namespace LigdiCash.Emulator;

internal static class LedgerRoutes
{
    public static void AddLedger(this IServiceCollection services) => services.AddSingleton<LedgerBook>();

    public static void UseLedger(this WebApplication app) => app.UseMiddleware<LedgerMiddleware>();

    public static void MapLedgerControl(this RouteGroupBuilder control)
    {
        control.MapGet("/ledger", (LedgerBook ledger, string? endpoint, string? transactionId) =>
            ControlJson.Answer(ledger.Read(endpoint, transactionId)));
        control.MapDelete("/ledger", (LedgerBook ledger) =>
        {
            ledger.Clear();
            return Results.NoContent();
        });
    }
}
