using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Keys;

internal static class KeyRoutes
{
    public static void AddKeys(this IServiceCollection services) => services.AddSingleton<GatewayKeys>().AddSingleton<TokenSigner>();

    public static void MapKeyControl(this RouteGroupBuilder control) =>
        control.MapPut("/keys", (HttpRequest request, GatewayKeys keys) => ControlJson.ReadAsync<ApiCredentials>(request, credentials =>
        {
            keys.Accept(credentials);
            return Task.FromResult(Results.NoContent());
        }));
}
