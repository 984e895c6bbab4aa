using Xunit.v3;

namespace Checkout.Plugin.Tests;

// What takes its time by nature: months of waiting, servers that stop, thousands of rows. The quick run leaves it out.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SlowAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Slow", "yes")];
}
