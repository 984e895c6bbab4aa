using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Secret = LigdiCash.Client.Secret;

namespace Checkout.Plugin;

// What is sealed. The names are part of the seal: after another name nothing opens that was closed before.
internal enum ProtectedValue
{
    PaymentToken,
    PaymentPage,
    PayoutToken,
    PayoutRecipient,
    PseudonymKey,
}

// A token of the gateway's as it stands in the database: nobody reads it there, and its digest says whether another one is the same.
internal sealed record ProtectedToken(string Text, string Digest);

// Closes what nobody may read off the database, with the shop's own Data Protection keys, and for its row alone: in another row it opens as little as in another database.
internal sealed partial class TokenProtector(IDataProtectionProvider keys, ILogger<TokenProtector> logger)
{
    public string Protect(ProtectedValue what, string id, string text) => Base64Url.EncodeToString(ProtectorOf(what, id).Protect(Encoding.UTF8.GetBytes(text)));

    public ProtectedToken Protect(ProtectedValue what, string id, Secret token) => new(Protect(what, id, token.Reveal()), CheckoutPayment.Digest(token.Reveal()));

    // Null: this process has not the keys for it, or the row is damaged.
    public string? Unprotect(ProtectedValue what, string id, string text)
    {
        try
        {
            return Encoding.UTF8.GetString(UnprotectIgnoringRevocation(ProtectorOf(what, id), Base64Url.DecodeFromChars(text)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            Log.NotUnprotected(logger, exception, what, id);
            return null;
        }
    }

    // Null: there is none, or it can't be opened.
    public Secret? UnprotectToken(CheckoutPayment payment) => UnprotectToken(ProtectedValue.PaymentToken, payment.Id, payment.Token);

    public Secret? UnprotectToken(CheckoutPayout payout) => UnprotectToken(ProtectedValue.PayoutToken, payout.Id, payout.Token);

    private Secret? UnprotectToken(ProtectedValue what, string id, ProtectedToken? token) => token is not null && Unprotect(what, id, token.Text) is { } text ? new Secret(text) : null;

    private IDataProtector ProtectorOf(ProtectedValue what, string id) => keys.CreateProtector("Checkout.Plugin", what.ToString(), id);

    // A shop that revokes its keys wants everybody to sign in anew, not to lose its money.
    private static byte[] UnprotectIgnoringRevocation(IDataProtector protector, byte[] text) =>
        protector is IPersistedDataProtector lasting ? lasting.DangerousUnprotect(text, ignoreRevocationErrors: true, out _, out _) : protector.Unprotect(text);

    private static partial class Log
    {
        [LoggerMessage(8001, LogLevel.Critical, "The {What} of {Id} can't be opened: this process has not the Data Protection keys that closed it, or its row is damaged. Nothing is lost, and it is tried again: give this process the keys of the others and of before (PersistKeysTo…, SetApplicationName). If it is this one row alone, look it up in the gateway's dashboard.")]
        public static partial void NotUnprotected(ILogger logger, Exception exception, ProtectedValue what, string id);
    }
}
