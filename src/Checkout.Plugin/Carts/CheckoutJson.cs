using System.Text.Json;
using System.Text.Json.Serialization;

namespace LigdiCash.Checkout.Carts;

// Source-generated, because a shop may disable reflection in JsonSerializer.
[JsonSerializable(typeof(CheckoutCart))]
[JsonSerializable(typeof(CheckoutPayer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CheckoutJson : JsonSerializerContext
{
    public static string Write(CheckoutCart cart) => JsonSerializer.Serialize(cart, Default.CheckoutCart);
    public static string Write(CheckoutPayer payer) => JsonSerializer.Serialize(payer, Default.CheckoutPayer);

    public static CheckoutCart ReadCart(string json) => JsonSerializer.Deserialize(json, Default.CheckoutCart)!;
    public static CheckoutPayer ReadPayer(string json) => JsonSerializer.Deserialize(json, Default.CheckoutPayer)!;
    public static Dictionary<string, string>? ReadTexts(Stream json) => JsonSerializer.Deserialize(json, Default.DictionaryStringString);
}
