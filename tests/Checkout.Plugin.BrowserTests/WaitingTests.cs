using Xunit;

namespace Checkout.Plugin.Tests;

// The gateway takes fifteen seconds, and the shopper presses Pay twice.
public sealed class WaitingTests(ShopWithLongTimeout shop) : IClassFixture<ShopWithLongTimeout>
{
    [Fact]
    public async Task The_waiting_page_posts_itself_until_the_payment_page_is_there()
    {
        await using var visit = await shop.OpensAsync("waiting");

        await visit.PressesTwiceAsync();
        await visit.SeesAsync("form[data-checkout-again]", "waiting");
        await visit.SeesAsync("form[data-payer-action=approve]", "gateway");
    }
}
