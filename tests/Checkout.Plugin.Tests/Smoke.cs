using Xunit;
namespace Checkout.Plugin.Tests;
public sealed class Smoke { [Fact] public void Runs() => Assert.Equal(4, "four".Length); }
