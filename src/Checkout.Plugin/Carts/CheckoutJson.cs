using System.Text.Json;
using System.Text.Json.Serialization;

namespace Checkout.Plugin;

// How the plug-in's own types are written as JSON. Generated, because a shop may turn reflection in JsonSerializer off.
[JsonSerializable(typeof(Cart))]
[JsonSerializable(typeof(Payer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CheckoutJson : JsonSerializerContext
{
    public static string Write(Cart cart) => JsonSerializer.Serialize(cart, Default.Cart);

    public static string Write(Payer payer) => JsonSerializer.Serialize(payer, Default.Payer);

    public static Cart ReadCart(string json) => JsonSerializer.Deserialize(json, Default.Cart)!;

    public static Payer ReadPayer(string json) => JsonSerializer.Deserialize(json, Default.Payer)!;

    public static Dictionary<string, string>? ReadTexts(Stream json) => JsonSerializer.Deserialize(json, Default.DictionaryStringString);
}
