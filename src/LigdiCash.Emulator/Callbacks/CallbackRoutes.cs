using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Callbacks;

internal static class CallbackRoutes
{
    public static void AddCallbacks(this IServiceCollection services)
    {
        services.AddSingleton<CurrentCallbackSettings>().AddSingleton<PendingCallbacks>();
        services.AddSingleton<CallbackClient>().AddSingleton<CallbackSender>();
        services.AddHttpClient(CallbackClient.ClientName, client => client.Timeout = TimeSpan.FromSeconds(5))
            // No proxy: shops listen on loopback addresses.
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
            .RemoveAllLoggers();
    }

    public static void MapCallbackControl(this RouteGroupBuilder control)
    {
        control.MapGet("/callbacks", (CurrentCallbackSettings current) => ControlJson.Answer(current.Value));
        control.MapPut("/callbacks", (HttpRequest request, CurrentCallbackSettings current) =>
            ControlJson.ReadAsync<CallbackSettings>(request, settings => Task.FromResult(Set(current, settings))));
        control.MapPost("/callbacks/idle", async (PendingCallbacks pending, CancellationToken cancellationToken) =>
        {
            await pending.IdleAsync(cancellationToken);
            return Results.NoContent();
        });
    }

    private static IResult Set(CurrentCallbackSettings current, CallbackSettings settings)
    {
        if (settings.Repeat < 1 || settings.Delay < TimeSpan.Zero)
        {
            return ControlJson.Problem(StatusCodes.Status400BadRequest, "'repeat' must be 1 or more and 'delay' must not be negative.");
        }

        current.Value = settings;
        return ControlJson.Answer(settings);
    }
}
