using Xunit;

namespace Checkout.Plugin.Tests;

// One after another: each keeps every core busy.
[CollectionDefinition(nameof(TwoNodes))]
public sealed class TwoNodesCollection;
