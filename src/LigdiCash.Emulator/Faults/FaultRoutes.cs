namespace LigdiCash.Emulator;

internal static class FaultRoutes
{
    public static void AddFaults(this IServiceCollection services) => services.AddSingleton<FaultBook>().AddSingleton<Exchange>();

    public static void MapFaultControl(this RouteGroupBuilder control)
    {
        control.MapPost("/faults", (HttpRequest request, FaultBook faults) => ControlJson.ReadAsync<Fault>(request, fault => Task.FromResult(Order(faults, fault))));
        control.MapGet("/faults", (FaultBook faults) => ControlJson.Answer(faults.Read()));
        control.MapDelete("/faults", (FaultBook faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });
    }

    static IResult Order(FaultBook faults, Fault fault)
    {
        if (fault.Problem is { } problem)
        {
            return ControlJson.Problem(StatusCodes.Status400BadRequest, problem);
        }

        faults.Add(fault);
        return ControlJson.Answer(fault);
    }
}
