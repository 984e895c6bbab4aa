using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal static class SecretSql
{
    public const string Find = "SELECT protected FROM checkout_secret WHERE name = @name";

    // Of two nodes that insert at the same time, the first one wins.
    public const string Insert = "INSERT INTO checkout_secret (name, protected) VALUES (@name, @closed) ON CONFLICT DO NOTHING";
}

// The random key of every keyed digest in this database. It is made once and stored, sealed, so that all nodes have the same one.
// A process that can't open it has lost its key ring, or has another one: it makes a key of its own beside it, and sales go on.
internal sealed partial class Pseudonymizer(TokenProtector seal, ILogger<Pseudonymizer> logger)
{
    public const string Name = "digest";
    private const int Bytes = 32;

    private byte[]? _key;

    // A digest of something short, such as a phone number, that nobody can try out who has only the database.
    public string Pseudonymize(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(
        _key ?? throw new InvalidOperationException("The digest key was asked for before the database was prepared."), Encoding.UTF8.GetBytes(text)));

    // All of an answer but a few digits of a phone number may be known, so that a plain digest would give those away.
    public InvoiceConfirmation Pseudonymize(InvoiceConfirmation answer) => answer with { EvidenceDigest = Pseudonymize($"evidence {answer.EvidenceDigest}") };

    public PayoutConfirmation Pseudonymize(PayoutConfirmation answer) => answer with { EvidenceDigest = Pseudonymize($"evidence {answer.EvidenceDigest}") };

    public async Task ReadAsync(DbConnection connection)
    {
        CheckKeyRing();
        var name = Name;
        for (var number = 2; await FindOrInsertAsync(name, connection) is var closed; number++)
        {
            if (seal.Unprotect(ProtectedValue.PseudonymKey, name, closed) is { } key)
            {
                _key = Convert.FromHexString(key);
                return;
            }

            Log.KeyRingLost(logger, name);
            name = $"{Name}-{number}";
        }
    }

    private async Task<string> FindOrInsertAsync(string name, DbConnection connection)
    {
        if (await FindAsync(name, connection) is { } found)
        {
            return found;
        }

        var closed = seal.Protect(ProtectedValue.PseudonymKey, name, RandomNumberGenerator.GetHexString(2 * Bytes));
        await connection.ExecuteAsync(SecretSql.Insert, new { name, closed });
        return (await FindAsync(name, connection))!;
    }

    // Keys that are not there now may be there later; keys that don't fit never will.
    private void CheckKeyRing()
    {
        try
        {
            seal.Protect(ProtectedValue.PseudonymKey, Name, "");
        }
        catch (Exception exception)
        {
            throw new KeysUnreadableException(exception);
        }
    }

    private static Task<string?> FindAsync(string name, DbConnection connection) =>
        connection.ExecuteScalarAsync<string?>(SecretSql.Find, new { name });

    private static partial class Log
    {
        [LoggerMessage(8002, LogLevel.Critical, "The secret {Name} in checkout_secret can't be opened with the Data Protection keys of this process. The shop starts "
            + "with a new secret: limits on phones and recipients begin anew, and open payments and payouts of the lost keys can't be checked. Give this process the keys "
            + "of before (the same PersistKeysTo… and SetApplicationName) and restart it; if they are lost, follow \"When the keys are lost\" in Payments/README.md.")]
        public static partial void KeyRingLost(ILogger logger, string name);
    }
}
