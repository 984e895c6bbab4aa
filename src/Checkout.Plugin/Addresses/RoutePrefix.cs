namespace LigdiCash.Checkout.Addresses;

// The prefix of MapCheckout.
internal sealed class RoutePrefix
{
    public const string Default = "checkout";
    private readonly HashSet<string> _mapped = new(StringComparer.OrdinalIgnoreCase);

    public string Value { get; private set; } = Default;

    public bool IsMapped => _mapped.Count > 0;

    // Returns false if the prefix is already mapped.
    public bool Map(string prefix)
    {
        Value = prefix;
        return _mapped.Add(prefix);
    }
}
