using System.Text.Json.Nodes;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

internal static class PayoutRoutes
{
    public static void AddPayouts(this IServiceCollection services) => services
        .AddSingleton<PayoutRegistry>()
        .AddSingleton<BalanceRegistry>()
        .AddSingleton<PayoutRules>()
        .AddSingleton<PayoutReport>()
        .AddSingleton<PayoutSettler>()
        .AddSingleton<PayoutCallbackResender>()
        .AddSingleton<PayoutEndpoints>();

    public static void MapPayouts(this WebApplication app)
    {
        app.MapPost("/pay/v01/straight/payout",
            (HttpContext context, PayoutEndpoints payouts) => payouts.CreateAsync(context, GatewayEndpoint.PayoutCreate));
        app.MapPost("/pay/v01/withdrawal/create",
            (HttpContext context, PayoutEndpoints payouts) => payouts.CreateAsync(context, GatewayEndpoint.WithdrawalCreate));
        // The alias serves the official libraries. One documentation page requires POST.
        foreach (var path in new[] { "/pay/v01/withdrawal/confirm", "/pay/v01/straight/payout/confirm" })
        {
            app.MapMethods(path, [HttpMethods.Get, HttpMethods.Post],
                (HttpContext context, PayoutEndpoints payouts) => payouts.ConfirmAsync(context));
        }
    }

    public static void MapPayoutControl(this RouteGroupBuilder control)
    {
        control.MapGet("/payouts", (PayoutRegistry payouts) => ControlJson.Answer(payouts.Newest(int.MaxValue).Select(PayoutView.Of)));
        control.MapGet("/payouts/{name}", (PayoutRegistry payouts, string name) =>
            payouts.ByName(name) is { } payout ? ControlJson.Answer(PayoutView.Of(payout)) : Unknown(name));
        control.MapPost("/payouts/{name}/approve",
            (PayoutRegistry payouts, PayoutSettler settler, string name) => End(payouts, settler, name, PaymentStatus.Completed));
        control.MapPost("/payouts/{name}/decline",
            (PayoutRegistry payouts, PayoutSettler settler, string name) => End(payouts, settler, name, PaymentStatus.NotCompleted));
        control.MapPost("/payouts/{name}/callbacks", (HttpRequest request, PayoutCallbackResender resender, string name) =>
            ControlJson.ReadAsync<Dictionary<string, JsonNode?>>(request, overrides => resender.SendAsync(name, overrides)));
        control.MapGet("/balance", (BalanceRegistry balances) => ControlJson.Answer(balances.Read()));
        control.MapPut("/balance", (HttpRequest request, BalanceRegistry balances) =>
            ControlJson.ReadAsync<Dictionary<string, long?>>(request, changes => Task.FromResult(SetBalance(balances, changes))));
    }

    public static IResult Unknown(string name) =>
        ControlJson.Problem(StatusCodes.Status404NotFound, $"No payout has the transaction_id or number '{name}'.");

    private static IResult End(PayoutRegistry payouts, PayoutSettler settler, string name, string status)
    {
        if (payouts.ByName(name) is not { } payout)
        {
            return Unknown(name);
        }

        settler.End(payout, status);
        return payout.Status == status
            ? ControlJson.Answer(PayoutView.Of(payout))
            : ControlJson.Problem(StatusCodes.Status409Conflict, $"Payout '{name}' is {payout.Status}, which is final.");
    }

    private static IResult SetBalance(BalanceRegistry balances, Dictionary<string, long?> changes)
    {
        if (BalanceRegistry.Unknown(changes.Keys) is { } unknown)
        {
            return ControlJson.Problem(
                StatusCodes.Status400BadRequest, $"'{unknown}' is no operator_id with a sub-account; GET this address lists them.");
        }

        balances.Set(changes);
        return ControlJson.Answer(balances.Read());
    }
}
