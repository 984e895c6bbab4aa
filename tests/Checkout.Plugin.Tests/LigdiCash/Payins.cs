using LigdiCash.Client;

namespace Checkout.Plugin.Tests.LigdiCash;

internal static class Payins
{
    public static readonly PhoneNumber Awa = PhoneNumber.Parse("+226 76 27 57 26");

    public static NewPayin ByPush() => new()
    {
        TransactionId = "ORD-2025-00042",
        StoreName = "Faso Mode",
        StoreWebsite = new("https://fasomode.example/"),
        Description = "Commande du 15 avril",
        TotalXof = 12_500,
        Items = [new("Tissu", "Coton", 5, 2_500)],
        CallbackUrl = new("https://fasomode.example/checkout/callback"),
        Customer = Awa,
        CustomerFirstName = "Awa",
        CustomerLastName = "Ouédraogo",
        CustomerEmail = "awa@example.com",
    };

    public static NewPayin ByOtp() => ByPush() with { Otp = new("012345") };

    public static NewPayin ByPage() => ByPush() with
    {
        ReturnUrl = new("https://fasomode.example/checkout/return/1"),
        CancelUrl = new("https://fasomode.example/checkout/cancel/1"),
        OperatorPageHosts = ["mpayment.orange-money.com"],
    };
}
