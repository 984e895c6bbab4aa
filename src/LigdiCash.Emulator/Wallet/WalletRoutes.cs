using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Wallet;

internal static class WalletRoutes
{
    public static void AddWallet(this IServiceCollection services) =>
        services.AddSingleton<OtpRegistry>().AddSingleton<WalletPaymentCheck>().AddSingleton<DebitOtpEndpoint>();

    public static void MapWallet(this WebApplication app)
    {
        app.MapGet("/pay/v02/debitotp/{number}/{amount}",
            (HttpContext context, DebitOtpEndpoint otp, string number, string amount) => otp.AnswerAsync(context, number, amount));
        app.MapPost("/pay/v02/debitwallet/withotp",
            (HttpContext context, CreateEndpoint create, WalletPaymentCheck wallet) =>
                create.AnswerAsync(context, GatewayEndpoint.WalletCreate, wallet.Check));
    }

    public static void MapWalletControl(this RouteGroupBuilder control) =>
        control.MapGet("/otps", (OtpRegistry otps) => ControlJson.Answer(otps.Read().Select(
            otp => new { otp.Number, otp.Amount, otp.Code, ExpiresAt = otp.ExpiresAt.ToUnixTimeMilliseconds() })));
}
