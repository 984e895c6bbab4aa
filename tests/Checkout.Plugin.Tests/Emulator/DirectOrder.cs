using System.Text.Json.Nodes;

namespace Checkout.Plugin.Tests.Emulator;

// The documented direct create request (reference/endpoints/payin-straight-create) and one number per mode.
internal static class DirectOrder
{
    public const string Path = "/pay/v01/straight/checkout-invoice/create";
    public const string Sentence = "Votre requête est en cours de traitement";

    public const string OrangeBurkina = "22676275726";
    public const string MoovBurkina = "22660000000";
    public const string MtnIvory = "2250500000000";
    public const string OrangeIvory = "2250700000000";
    public const string WaveSenegal = "221770000000";

    public static JsonObject From(string customer, string otp = "") => SampleOrder.With(commande =>
    {
        commande["invoice"]!["customer"] = customer;
        commande["invoice"]!["otp"] = otp;
        commande["invoice"]!["items"] = new JsonArray();
    });

    public static JsonObject Playing(string scenario, string customer = MoovBurkina, string otp = "")
    {
        var order = From(customer, otp);
        order["commande"]!["custom_data"]!["scenario"] = scenario;
        return order;
    }
}
