using Xunit;

namespace Checkout.Plugin.Tests;

// The tests run one after another, because each uses all cores.
[CollectionDefinition(nameof(TwoNodes))]
public sealed class TwoNodesCollection;
