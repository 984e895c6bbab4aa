using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

internal static class CallbackRoutes
{
    public static void AddCallbacks(this IServiceCollection services)
    {
        services.AddSingleton<CallbackScenario>().AddSingleton<CallbacksUnderWay>();
        services.AddSingleton<CallbackPost>().AddSingleton<CallbackCourier>().AddSingleton<CallbackRepeat>();
        services.AddHttpClient(CallbackPost.ClientName, client => client.Timeout = TimeSpan.FromSeconds(5))
            // No proxy: shops listen on loopback addresses.
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
            .RemoveAllLoggers();
    }

    public static void MapCallbackControl(this RouteGroupBuilder control)
    {
        control.MapGet("/callbacks", (CallbackScenario scenario) => ControlJson.Answer(scenario.Current));
        control.MapPut("/callbacks", (HttpRequest request, CallbackScenario scenario) =>
            ControlJson.ReadAsync<CallbackSettings>(request, settings => Task.FromResult(Use(scenario, settings))));
        control.MapPost("/callbacks/idle", async (CallbacksUnderWay underWay, CancellationToken cancellationToken) =>
        {
            await underWay.IdleAsync(cancellationToken);
            return Results.NoContent();
        });
        control.MapPost("/invoices/{name}/callbacks", (HttpRequest request, CallbackRepeat again, string name) =>
            ControlJson.ReadAsync<Dictionary<string, JsonNode?>>(request, overrides => again.SendAsync(name, overrides)));
    }

    private static IResult Use(CallbackScenario scenario, CallbackSettings settings)
    {
        if (settings.Repeat < 1 || settings.Delay < TimeSpan.Zero)
        {
            return ControlJson.Problem(StatusCodes.Status400BadRequest, "'repeat' must be 1 or more and 'delay' must not be negative.");
        }

        scenario.Current = settings;
        return ControlJson.Answer(settings);
    }
}
