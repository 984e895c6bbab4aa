using LigdiCash.Client.Options;

namespace LigdiCash.Client.Http;

// The pair of keys that calls try first. The gateway revokes the old pair without notice, so its answers decide for the whole process.
internal sealed class KeysInUse
{
    private volatile KeyPair? _preferred;

    // Compared by value: after a change of the settings the same pair may have the other position.
    public (KeyPair First, KeyPair? Second) Order(LigdiCashOptions options) =>
        options.OtherKeys is { } other && other.Equals(_preferred) ? (other, options.Keys) : (options.Keys, options.OtherKeys);

    public void Prefer(KeyPair pair) => _preferred = pair;

    // Does not repeat the call. The next confirm or create corrects a false refusal.
    public void PreferOther(KeyPair refused, LigdiCashOptions options)
    {
        if (Order(options) is var (first, second) && second is not null && first.Equals(refused))
        {
            Prefer(second);
        }
    }
}
