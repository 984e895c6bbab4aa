namespace Checkout.Plugin;

/// <summary>The checkout can't start: the message lists every fault, each with the setting or the call that repairs it.</summary>
public sealed class CheckoutConfigurationException : Exception
{
    internal CheckoutConfigurationException(IReadOnlyList<string> faults)
        : base($"Checkout can't start:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Select(fault => $" - {fault}"))}") => Faults = faults;

    /// <summary>One sentence per fault.</summary>
    public IReadOnlyList<string> Faults { get; }
}
