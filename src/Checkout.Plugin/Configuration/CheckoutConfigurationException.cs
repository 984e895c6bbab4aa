namespace LigdiCash.Checkout;

/// <summary>The checkout cannot start. The message lists every fault with the setting or the call that repairs it.</summary>
public sealed class CheckoutConfigurationException : Exception
{
    internal CheckoutConfigurationException(IReadOnlyList<string> faults)
        : base("Checkout can't start:" + string.Concat(faults.Select(fault => $"{Environment.NewLine} - {fault}"))) => Faults = faults;

    /// <summary>One sentence per fault.</summary>
    public IReadOnlyList<string> Faults { get; }
}
