using Xunit;

namespace Checkout.Plugin.Tests.Carts;

public sealed class MoneyTests
{
    [Fact]
    public void A14_A_fraction_of_a_franc_is_refused_with_the_call_that_rounds_it()
    {
        var fault = Assert.Throws<ArgumentException>(() => Money.Xof(12.5m));

        Assert.Contains("12.5", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MidpointRounding", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12.5, MidpointRounding.AwayFromZero, 13)]
    [InlineData(12.5, MidpointRounding.ToEven, 12)]
    [InlineData(12.4, MidpointRounding.AwayFromZero, 12)]
    [InlineData(2_499.999999, MidpointRounding.AwayFromZero, 2_500)]
    public void A_fraction_is_rounded_only_by_a_rule_that_the_caller_names(double francs, MidpointRounding rule, long expected)
    {
        Assert.Equal(Money.Xof(expected), Money.Xof(francs, rule));
        Assert.Equal(Money.Xof(expected), Money.Xof((decimal)francs, rule));
    }

    [Fact]
    public void A13_No_sum_and_no_product_wraps_around()
    {
        Assert.Throws<OverflowException>(() => Money.Xof(long.MaxValue) + Money.Xof(1));
        Assert.Throws<OverflowException>(() => Money.Xof(long.MinValue) - Money.Xof(1));
        Assert.Throws<OverflowException>(() => Money.Xof(long.MaxValue / 2) * 3);
        Assert.Throws<OverflowException>(() => Money.Xof(double.NaN, MidpointRounding.ToEven));
    }
}
