using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Scenarios;

internal static class ScenarioRoutes
{
    public static void AddScenarios(this IServiceCollection services) =>
        services.AddSingleton<ScenarioRegistry>().AddSingleton<ScenarioRunner>();

    public static void MapScenarioControl(this RouteGroupBuilder control)
    {
        control.MapPost("/scenarios", (HttpRequest request, ScenarioRegistry scenarios) =>
            ControlJson.ReadAsync<ScenarioRule>(request, rule => Task.FromResult(Add(scenarios, rule))));
        control.MapGet("/scenarios",
            (ScenarioRegistry registry) => ControlJson.Answer(new { Next = registry.Read(), Known = ScenarioTable.All.Select(Describe) }));
        control.MapDelete("/scenarios", (ScenarioRegistry scenarios) =>
        {
            scenarios.Clear();
            return Results.NoContent();
        });
    }

    private static IResult Add(ScenarioRegistry scenarios, ScenarioRule rule)
    {
        if (rule.Problem is { } problem)
        {
            return ControlJson.Problem(StatusCodes.Status400BadRequest, problem);
        }

        scenarios.Add(rule);
        return ControlJson.Answer(rule);
    }

    private static object Describe(Scenario row) => new { row.Name, NumberEndsWith = ScenarioTable.EndingOf(row), Does = row.English };
}
