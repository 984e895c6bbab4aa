using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Faults;

internal static class FaultRoutes
{
    public static void AddFaults(this IServiceCollection services) => services.AddSingleton<FaultRegistry>().AddSingleton<FaultInjector>();

    public static void MapFaultControl(this RouteGroupBuilder control)
    {
        control.MapPost("/faults", (HttpRequest request, FaultRegistry faults) =>
            ControlJson.ReadAsync<Fault>(request, fault => Task.FromResult(Add(faults, fault))));
        control.MapGet("/faults", (FaultRegistry faults) => ControlJson.Answer(faults.Read()));
        control.MapDelete("/faults", (FaultRegistry faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });
    }

    private static IResult Add(FaultRegistry faults, Fault fault)
    {
        if (fault.Problem is { } problem)
        {
            return ControlJson.Problem(StatusCodes.Status400BadRequest, problem);
        }

        faults.Add(fault);
        return ControlJson.Answer(fault);
    }
}
