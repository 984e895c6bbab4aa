namespace LigdiCash.Emulator;

internal static class KeyRoutes
{
    public static void AddKeys(this IServiceCollection services) => services.AddSingleton<GatewayKeys>().AddSingleton<TokenSigner>();

    public static void MapKeyControl(this RouteGroupBuilder control) =>
        control.MapPut("/keys", (HttpRequest request, GatewayKeys keys) => ControlJson.ReadAsync<KeyPair>(request, pair =>
        {
            keys.Accept(pair);
            return Task.FromResult(Results.NoContent());
        }));
}
