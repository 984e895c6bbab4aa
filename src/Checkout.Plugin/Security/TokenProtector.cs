using System.Buffers.Text;
using Microsoft.AspNetCore.DataProtection;
using Secret = LigdiCash.Client.Secret;

namespace LigdiCash.Checkout.Security;

// The names are Data Protection purposes: a renamed value can't be decrypted.
internal enum ProtectedValue { PaymentToken, PaymentPage, PayoutToken, PayoutRecipient, PseudonymKey }

internal sealed record ProtectedToken(string Text, string Digest);

// Encrypts values with the shop's Data Protection keys. The row's id is a purpose, so a value can't be decrypted in another row.
internal sealed partial class TokenProtector(IDataProtectionProvider keys, ILogger<TokenProtector> logger)
{
    public string Protect(ProtectedValue kind, string id, string text) =>
        Base64Url.EncodeToString(ProtectorOf(kind, id).Protect(Encoding.UTF8.GetBytes(text)));

    public ProtectedToken Protect(ProtectedValue kind, string id, Secret token) =>
        new(Protect(kind, id, token.Reveal()), Digest.Of(token.Reveal()));

    // Null: this process lacks the keys, or the row is damaged.
    public string? Unprotect(ProtectedValue kind, string id, string text)
    {
        try
        {
            return Encoding.UTF8.GetString(UnprotectIgnoringRevocation(ProtectorOf(kind, id), Base64Url.DecodeFromChars(text)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            LogNotUnprotected(exception, kind, id);
            return null;
        }
    }

    public Secret? Unprotect(ProtectedValue kind, string id, ProtectedToken? token) =>
        token is not null && Unprotect(kind, id, token.Text) is { } text ? new Secret(text) : null;

    private IDataProtector ProtectorOf(ProtectedValue kind, string id) => keys.CreateProtector("Checkout.Plugin", kind.ToString(), id);

    // Shops revoke keys to end sign-ins. The stored tokens must stay readable.
    private static byte[] UnprotectIgnoringRevocation(IDataProtector protector, byte[] text) =>
        protector is IPersistedDataProtector persisted
            ? persisted.DangerousUnprotect(text, ignoreRevocationErrors: true, out _, out _) : protector.Unprotect(text);

    [LoggerMessage(8001, LogLevel.Critical,
        "The {Kind} of {Id} can't be decrypted: this process lacks the Data Protection keys, or the row is damaged. Configure the "
        + "previous keys, shared by all nodes (PersistKeysTo…, SetApplicationName). If one row fails, use the gateway's dashboard.")]
    private partial void LogNotUnprotected(Exception exception, ProtectedValue kind, string id);
}
