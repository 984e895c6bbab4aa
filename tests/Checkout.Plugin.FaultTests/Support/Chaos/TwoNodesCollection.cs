using Xunit;

namespace Checkout.Plugin.Tests;

// The tests run one after another, because each has servers of its own.
[CollectionDefinition(nameof(TwoNodes))]
public sealed class TwoNodesCollection;
