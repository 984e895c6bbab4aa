namespace LigdiCash.Emulator;

internal static class FaultRoutes
{
    public static void AddFaults(this IServiceCollection services) => services.AddSingleton<FaultRegistry>().AddSingleton<Exchange>();

    public static void MapFaultControl(this RouteGroupBuilder control)
    {
        control.MapPost("/faults", (HttpRequest request, FaultRegistry faults) =>
            ControlJson.ReadAsync<Fault>(request, fault => Task.FromResult(Order(faults, fault))));
        control.MapGet("/faults", (FaultRegistry faults) => ControlJson.Answer(faults.Read()));
        control.MapDelete("/faults", (FaultRegistry faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });
    }

    private static IResult Order(FaultRegistry faults, Fault fault)
    {
        if (fault.Problem is { } problem)
        {
            return ControlJson.Problem(StatusCodes.Status400BadRequest, problem);
        }

        faults.Add(fault);
        return ControlJson.Answer(fault);
    }
}
