namespace Checkout.Plugin.Tests;

// A shop with all payment methods, and the form fields of a payment by phone.
internal static class AllPaymentMethods
{
    public const string OrangeBurkina = "70 00 00 01";
    public const string MoovBurkina = "+226 60 00 00 01";
    public const string MoovName = "MOOV AFRICA BURKINA";

    public static Task<Shop> OpenAsync(ShopSettings? settings = null)
    {
        settings ??= new();
        settings.Values["Checkout:AllowedPaymentMethods"] = "Hosted, Mobile, Wallet";
        return Shop.OpenAsync(settings);
    }

    public static (string, string)[] Mobile(string phone, string named = MoovName, string otp = "") =>
        [("method", "mobile"), ("operator", named), ("phone", phone), ("otp", otp)];

    // All create requests to the gateway, by any payment method.
    public static async Task<int> CreatesAsync(Shop shop) =>
        await shop.Gateway.CreatesAsync() + (await shop.Gateway.DirectCreatesAsync()).Count;
}
