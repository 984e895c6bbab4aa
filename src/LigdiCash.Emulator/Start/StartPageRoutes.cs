using System.Globalization;
using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Pages;
using LigdiCash.Emulator.Payouts;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Start;

internal static class StartPageRoutes
{
    public const string Actions = "/_emulator/page";

    public static void AddStartPage(this IServiceCollection services) => services.AddSingleton<StartPageReader>();

    public static void MapStartPage(this WebApplication app)
    {
        app.MapGet("/", (HttpRequest request, StartPageReader reader) =>
            PageResult.Of<StartPage, StartPageModel>(reader.Read(request.Query.ContainsKey("late"))));
        var actions = app.MapGroup(Actions).AddEndpointFilter(RedirectAsync);
        MapDecisions(actions);
        MapCallbacks(actions);
        MapScenarios(actions);
    }

    private static void MapDecisions(RouteGroupBuilder actions)
    {
        actions.MapPost("/invoices/{name}/approve", async (InvoiceRegistry invoices, InvoiceSettler settler, string name) =>
            invoices.ByName(name) is { } invoice && await settler.ApproveAsync(invoice, Payer.Default(invoice)));
        actions.MapPost("/invoices/{name}/decline", async (InvoiceRegistry invoices, InvoiceSettler settler, string name) =>
            invoices.ByName(name) is { } invoice && await settler.DeclineAsync(invoice, Payer.Default(invoice)));
        actions.MapPost("/payouts/{name}/approve", (PayoutRegistry payouts, PayoutSettler settler, string name) =>
            payouts.ByName(name) is { } payout && settler.End(payout, PaymentStatus.Completed));
        actions.MapPost("/payouts/{name}/decline", (PayoutRegistry payouts, PayoutSettler settler, string name) =>
            payouts.ByName(name) is { } payout && settler.End(payout, PaymentStatus.NotCompleted));
    }

    private static void MapCallbacks(RouteGroupBuilder actions)
    {
        actions.MapPost("/invoices/{name}/callbacks", async (InvoiceCallbackResender resender, string name) =>
        {
            await resender.SendAsync(name, []);
            return true;
        });
        actions.MapPost("/payouts/{name}/callbacks", async (PayoutCallbackResender resender, string name) =>
        {
            await resender.SendAsync(name, []);
            return true;
        });
    }

    private static void MapScenarios(RouteGroupBuilder actions)
    {
        actions.MapPost("/scenarios", ChooseAsync);
        actions.MapPost("/scenarios/clear", (ScenarioRegistry scenarios) =>
        {
            scenarios.Clear();
            return true;
        });
    }

    private static async Task<bool> ChooseAsync(HttpRequest request, ScenarioRegistry scenarios)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        var rule = new ScenarioRule
        {
            Scenario = form["scenario"].ToString(),
            Times = form.ContainsKey("stands") ? 0 : 1,
            Seconds = double.TryParse(form["seconds"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : null,
        };
        if (rule.Problem is not null)
        {
            return false;
        }

        scenarios.Add(rule);
        return true;
    }

    // Each action returns whether it took effect. The page then shows the result, or that the action came too late.
    private static async ValueTask<object?> RedirectAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var isDone = await next(context) is true;
        return new SeeOther(context.HttpContext.Request.PathBase + (isDone ? "/" : "/?late"));
    }
}
