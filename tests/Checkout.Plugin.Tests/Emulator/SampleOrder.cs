using System.Text.Json.Nodes;

namespace Checkout.Plugin.Tests.Emulator;

// The documented create request (developers.ligdicash.com, reference/endpoints/payin-redirect-create), with our own values.
internal static class SampleOrder
{
    public const string TransactionId = "ORD-2025-00042";

    public static JsonObject Create() => JsonNode.Parse($$"""
        {
          "commande": {
            "invoice": {
              "items": [
                { "name": "Tissu", "description": "", "quantity": 5, "unit_price": 2500, "total_price": 12500 }
              ],
              "total_amount": 12500,
              "devise": "XOF",
              "description": "Commande 42",
              "customer": "",
              "customer_firstname": "Amadou",
              "customer_lastname": "Diallo",
              "customer_email": "amadou@example.com",
              "external_id": "",
              "otp": ""
            },
            "store": { "name": "Boutique Faso", "website_url": "https://boutique.example" },
            "actions": {
              "cancel_url": "http://localhost/checkout/cancel/1",
              "return_url": "http://localhost/checkout/return/1",
              "callback_url": "http://localhost/checkout/callback"
            },
            "custom_data": { "transaction_id": "{{TransactionId}}" }
          }
        }
        """)!.AsObject();

    public static JsonObject With(Action<JsonObject> change)
    {
        var order = Create();
        change(order["commande"]!.AsObject());
        return order;
    }

    public static JsonObject Costing(long amount) => With(commande => commande["invoice"]!["total_amount"] = amount);
}
