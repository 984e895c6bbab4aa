using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

internal static class PayoutRoutes
{
    public static void AddPayouts(this IServiceCollection services) => services
        .AddSingleton<PayoutRegistry>()
        .AddSingleton<BalanceRegistry>()
        .AddSingleton<PayoutRules>()
        .AddSingleton<PayoutReport>()
        .AddSingleton<PayoutSettler>()
        .AddSingleton<PayoutRepeat>()
        .AddSingleton<PayoutEndpoints>();

    public static void MapPayouts(this WebApplication app)
    {
        app.MapPost("/pay/v01/straight/payout",
            (HttpContext context, PayoutEndpoints payouts) => payouts.CreateAsync(context, GatewayEndpoint.PayoutCreate));
        app.MapPost("/pay/v01/withdrawal/create",
            (HttpContext context, PayoutEndpoints payouts) => payouts.CreateAsync(context, GatewayEndpoint.WithdrawalCreate));
        // The alias serves today's official libraries; one page says POST.
        foreach (var path in new[] { "/pay/v01/withdrawal/confirm", "/pay/v01/straight/payout/confirm" })
        {
            app.MapMethods(path, [HttpMethods.Get, HttpMethods.Post],
                (HttpContext context, PayoutEndpoints payouts) => payouts.ConfirmAsync(context));
        }
    }

    public static void MapPayoutControl(this RouteGroupBuilder control)
    {
        control.MapGet("/payouts", (PayoutRegistry payouts) => ControlJson.Answer(payouts.Newest(int.MaxValue).Select(PayoutView.Of)));
        control.MapGet("/payouts/{name}", (PayoutRegistry payouts, string name) => payouts.ByName(name) is { } payout ? ControlJson.Answer(PayoutView.Of(payout)) : Unknown(name));
        control.MapPost("/payouts/{name}/approve",
            (PayoutRegistry payouts, PayoutSettler desk, string name) => End(payouts, desk, name, Invoice.Completed));
        control.MapPost("/payouts/{name}/decline",
            (PayoutRegistry payouts, PayoutSettler desk, string name) => End(payouts, desk, name, Invoice.NotCompleted));
        control.MapPost("/payouts/{name}/callbacks", (HttpRequest request, PayoutRepeat again, string name) =>
            ControlJson.ReadAsync<Dictionary<string, JsonNode?>>(request, overrides => again.SendAsync(name, overrides)));
        control.MapGet("/balance", (BalanceRegistry balances) => ControlJson.Answer(balances.Read()));
        control.MapPut("/balance", (HttpRequest request, BalanceRegistry balances) =>
            ControlJson.ReadAsync<Dictionary<string, long?>>(request, given => Task.FromResult(SetBalance(balances, given))));
    }

    public static IResult Unknown(string name) =>
        ControlJson.Problem(StatusCodes.Status404NotFound, $"No payout has the transaction_id or number '{name}'.");

    private static IResult End(PayoutRegistry payouts, PayoutSettler desk, string name, string wanted)
    {
        if (payouts.ByName(name) is not { } payout)
        {
            return Unknown(name);
        }

        desk.End(payout, wanted);
        return payout.Status == wanted
            ? ControlJson.Answer(PayoutView.Of(payout))
            : ControlJson.Problem(StatusCodes.Status409Conflict, $"Payout '{name}' is {payout.Status}, which is final.");
    }

    private static IResult SetBalance(BalanceRegistry balances, Dictionary<string, long?> given)
    {
        if (BalanceRegistry.Unknown(given.Keys) is { } unknown)
        {
            return ControlJson.Problem(StatusCodes.Status400BadRequest, $"'{unknown}' is no operator_id with a sub-account; GET this address lists them.");
        }

        balances.Set(given);
        return ControlJson.Answer(balances.Read());
    }
}
