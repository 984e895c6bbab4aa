using Xunit;

namespace Checkout.Plugin.Tests;

// Tests that no other test runs beside: they measure times or memory, or need many purchases in a short life.
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
