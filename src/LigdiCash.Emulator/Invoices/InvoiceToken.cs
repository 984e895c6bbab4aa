using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LigdiCash.Emulator;

internal sealed class InvoiceToken
{
    static readonly string Header = Encode("""{"typ":"JWT","alg":"HS256"}""");

    readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    public string Sign(long number, DateTimeOffset createdAt)
    {
        var payload = JsonSerializer.Serialize(new
        {
            id_invoice = number.ToString(CultureInfo.InvariantCulture),
            start_date = createdAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            expiry_date = createdAt.AddDays(1).ToUnixTimeSeconds(),
        });
        var signed = $"{Header}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
