namespace LigdiCash.Client;

// Which of two pairs of keys begins. The gateway voids the old pair at an instant that nobody is told, so its answers decide, for all calls
// of the process.
internal sealed class KeysInUse
{
    private volatile KeyPair? _preferred;

    // By value: after a change of the settings the same pair may stand in the other place.
    public (KeyPair First, KeyPair? Second) Order(LigdiCashOptions options) =>
        options.OtherKeys is { } other && other.Equals(_preferred) ? (other, options.Keys) : (options.Keys, options.OtherKeys);

    public void Prefer(KeyPair pair) => _preferred = pair;

    // Nothing is sent again for it. Were the refusal false, the next confirm or create would set it right.
    public void TurnFrom(KeyPair refused, LigdiCashOptions options)
    {
        if (Order(options) is var (first, second) && second is not null && first.Equals(refused))
        {
            Prefer(second);
        }
    }
}
