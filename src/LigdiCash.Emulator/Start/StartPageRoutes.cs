using System.Globalization;
using System.Text.Json.Nodes;
using LigdiCash.Emulator.Pages;
using LigdiCash.Emulator.Start;

namespace LigdiCash.Emulator;

internal static class StartPageRoutes
{
    public const string Actions = "/_emulator/page";

    public static void AddStartPage(this IServiceCollection services) => services.AddSingleton<StartPageReader>();

    public static void MapStartPage(this WebApplication app)
    {
        app.MapGet("/", (HttpRequest request, StartPageReader reader) =>
            PageResult.Of<StartPage, StartPageModel>(reader.Read(request.Query.ContainsKey("late"))));
        var actions = app.MapGroup(Actions);
        actions.MapPost("/invoices/{name}/approve", async (InvoiceRegistry invoices, InvoiceSettler settler, string name) =>
            Back(invoices.ByName(name) is { } invoice && await settler.ApproveAsync(invoice, Payer.Default(invoice))));
        actions.MapPost("/invoices/{name}/decline", async (InvoiceRegistry invoices, InvoiceSettler settler, string name) =>
            Back(invoices.ByName(name) is { } invoice && await settler.DeclineAsync(invoice, Payer.Default(invoice))));
        actions.MapPost("/payouts/{name}/approve", (PayoutRegistry payouts, PayoutSettler settler, string name) =>
            Back(payouts.ByName(name) is { } payout && settler.End(payout, PaymentStatus.Completed)));
        actions.MapPost("/payouts/{name}/decline", (PayoutRegistry payouts, PayoutSettler settler, string name) =>
            Back(payouts.ByName(name) is { } payout && settler.End(payout, PaymentStatus.NotCompleted)));
        actions.MapPost("/invoices/{name}/callbacks", (InvoiceCallbackResender resender, string name) =>
            BackAfterAsync(resender.SendAsync(name, NoOverrides)));
        actions.MapPost("/payouts/{name}/callbacks", (PayoutCallbackResender resender, string name) =>
            BackAfterAsync(resender.SendAsync(name, NoOverrides)));
        actions.MapPost("/scenarios", ChooseAsync);
        actions.MapPost("/scenarios/clear", (ScenarioRegistry scenarios) =>
        {
            scenarios.Clear();
            return Back();
        });
    }

    private static Dictionary<string, JsonNode?> NoOverrides => [];

    private static async Task<IResult> ChooseAsync(HttpRequest request, ScenarioRegistry scenarios)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        var rule = new ScenarioRule
        {
            Scenario = form["scenario"].ToString(),
            Times = form.ContainsKey("stands") ? 0 : 1,
            Seconds = double.TryParse(form["seconds"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var seconds) ? seconds : null,
        };
        if (rule.Problem is null)
        {
            scenarios.Add(rule);
        }

        return Back(rule.Problem is null);
    }

    private static async Task<IResult> BackAfterAsync(Task<IResult> action)
    {
        await action;
        return Back();
    }

    private static BackToStart Back(bool done = true) => new BackToStart(done);

    private sealed class BackToStart(bool done) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = context.Request.PathBase + (done ? "/" : "/?late");
            return Task.CompletedTask;
        }
    }
}
