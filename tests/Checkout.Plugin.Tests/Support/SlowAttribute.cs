using Xunit.v3;

namespace Checkout.Plugin.Tests;

// A slow test: months of simulated time, stopped servers or thousands of rows. The quick run omits it.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SlowAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Slow", "yes")];
}
