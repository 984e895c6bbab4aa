using System.Text.Json.Serialization;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payins;

// Property names become snake_case. Every key is written, because the gateway refuses a missing one.
internal sealed record PayinMessage(PayinMessage.Order Commande)
{
    internal sealed record Order(Bill Invoice, Shop Store, Addresses Actions, CustomDataMessage CustomData);

    internal sealed record Bill(
        IReadOnlyList<Line> Items,
        long TotalAmount,
        string Devise,
        string Description,
        string Customer,
        string CustomerFirstname,
        string CustomerLastname,
        string CustomerEmail,
        string ExternalId,
        string Otp);

    internal sealed record Line(string Name, string Description, int Quantity, long UnitPrice, long TotalPrice);

    internal sealed record Shop(string Name, string WebsiteUrl);

    internal sealed record Addresses(string CancelUrl, string ReturnUrl, string CallbackUrl);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PayinMessage))]
internal sealed partial class PayinContext : JsonSerializerContext;
