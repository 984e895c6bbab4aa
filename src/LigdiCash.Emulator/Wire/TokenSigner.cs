using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LigdiCash.Emulator.Wire;

internal sealed class TokenSigner
{
    private static readonly string Header = Encode("""{"typ":"JWT","alg":"HS256"}""");

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public string SignInvoice(long number, DateTimeOffset createdAt) => Sign(new
    {
        id_invoice = number.ToString(CultureInfo.InvariantCulture),
        start_date = createdAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        expiry_date = createdAt.AddDays(1).ToUnixTimeSeconds(),
    });

    public string SignPayout(long number, DateTimeOffset createdAt) => Sign(new
    {
        id_finance = number.ToString(CultureInfo.InvariantCulture),
        start_date = createdAt.ToString("yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture),
        expiry_date = createdAt.AddDays(1).ToUnixTimeSeconds(),
    });

    private string Sign(object payload)
    {
        var signed = $"{Header}.{Encode(JsonSerializer.Serialize(payload, GatewayJson.Readable))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
