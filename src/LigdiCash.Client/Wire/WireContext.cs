using System.Text.Json.Serialization;

namespace LigdiCash.Client;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreateInvoiceMessage))]
[JsonSerializable(typeof(PayoutMessage))]
internal sealed partial class WireContext : JsonSerializerContext;
