using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Secret = LigdiCash.Client.Secret;

namespace Checkout.Plugin;

// What is sealed. The names are part of the seal: after another name nothing opens that was closed before.
internal enum Sealed
{
    PaymentToken,
    PaymentPage,
    PayoutToken,
    PayoutRecipient,
    DigestKey,
}

// A token of the gateway's as it stands in the database: nobody reads it there, and its digest says whether another one is the same.
internal sealed record SealedToken(string Text, string Digest);

// Closes what nobody may read off the database, with the shop's own Data Protection keys, and for its row alone: in another row it opens as little as in another database.
internal sealed partial class Seal(IDataProtectionProvider keys, ILogger<Seal> logger)
{
    public string Close(Sealed what, string id, string text) => Base64Url.EncodeToString(ProtectorOf(what, id).Protect(Encoding.UTF8.GetBytes(text)));

    public SealedToken Close(Sealed what, string id, Secret token) => new(Close(what, id, token.Reveal()), Payment.Digest(token.Reveal()));

    // Null: this process has not the keys for it, or the row is damaged.
    public string? Open(Sealed what, string id, string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Unprotect(ProtectorOf(what, id), Base64Url.DecodeFromChars(text)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            Log.NotOpened(logger, exception, what, id);
            return null;
        }
    }

    // Null: there is none, or it can't be opened.
    public Secret? TokenOf(Payment payment) => TokenOf(Sealed.PaymentToken, payment.Id, payment.Token);

    public Secret? TokenOf(Payout payout) => TokenOf(Sealed.PayoutToken, payout.Id, payout.Token);

    private Secret? TokenOf(Sealed what, string id, SealedToken? token) => token is not null && Open(what, id, token.Text) is { } text ? new Secret(text) : null;

    private IDataProtector ProtectorOf(Sealed what, string id) => keys.CreateProtector("Checkout.Plugin", what.ToString(), id);

    // A shop that revokes its keys wants everybody to sign in anew, not to lose its money.
    private static byte[] Unprotect(IDataProtector protector, byte[] text) =>
        protector is IPersistedDataProtector lasting ? lasting.DangerousUnprotect(text, ignoreRevocationErrors: true, out _, out _) : protector.Unprotect(text);

    private static partial class Log
    {
        [LoggerMessage(8001, LogLevel.Critical, "The {What} of {Id} can't be opened: this process has not the Data Protection keys that closed it, or its row is damaged. Nothing is lost, and it is tried again: give this process the keys of the others and of before (PersistKeysTo…, SetApplicationName). If it is this one row alone, look it up in the gateway's dashboard.")]
        public static partial void NotOpened(ILogger logger, Exception exception, Sealed what, string id);
    }
}
