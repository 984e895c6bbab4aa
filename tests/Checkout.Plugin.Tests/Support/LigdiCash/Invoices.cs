using LigdiCash.Client;

namespace Checkout.Plugin.Tests.LigdiCash;

internal static class Invoices
{
    public static PayinOrder OfTissu() => new()
    {
        TransactionId = "ORD-2025-00042",
        StoreName = "Faso Mode",
        StoreWebsite = new("https://fasomode.example/"),
        Description = "Commande du 15 avril",
        TotalXof = 12_500,
        Items = [new("Tissu", "Coton", 5, 2_500)],
        ReturnUrl = new("https://fasomode.example/checkout/return/1"),
        CancelUrl = new("https://fasomode.example/checkout/cancel/1"),
        CallbackUrl = new("https://fasomode.example/checkout/callback"),
        CustomerFirstName = "Awa",
        CustomerLastName = "Ouédraogo",
        CustomerEmail = "awa@example.com",
    };
}
