using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class WhatTheShopperReads
{
    [Fact]
    public async Task What_is_wrong_stands_on_top_with_a_way_to_each_field_and_at_the_field()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var again = new SummaryPage(await summary.PressesPayAsync(("email", "nonsense"), ("firstName", new string('a', 101))));

        foreach (var field in new[] { "firstName", "email" })
        {
            var input = again.Page.Require($"[name={field}]");
            var wrong = again.Page.Require($"#co-{field}-wrong");
            Assert.Equal("true", input.GetAttribute("aria-invalid"));
            Assert.Contains(wrong.Id!, input.GetAttribute("aria-describedby"), StringComparison.Ordinal);
            Assert.Equal(wrong.TextContent, again.Page.Require($"[data-checkout-problem={field}] a[href='#{input.Id}']").TextContent);
        }

        Assert.Equal(2, again.Problems.Count);
        Assert.False(again.Page.Require("[name=lastName]").HasAttribute("aria-invalid"));
        Assert.Equal("nonsense", again.Page.Require("[name=email]").GetAttribute("value"));
    }

    [Fact]
    public async Task Once_it_is_paid_there_is_a_receipt_with_all_that_proves_it()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:TimeZone"] = "Africa/Lagos" } });
        var hop = await (await (await (await shop.GoesToPayAsync(Some.Cart(12_500))).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();

        var paid = await hop.ContinuesAsync();

        var receipt = paid.Page.Require("[data-checkout-receipt]");
        var at = (await shop.PaymentByIdAsync(paid.PaymentId)).PaidAt!.Value.ToOffset(TimeSpan.FromHours(1));
        Assert.Contains("12\u00a0500\u00a0F\u00a0CFA", receipt.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tissu faso danfani", receipt.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"{at:yyyy-MM-ddTHH:mm}", paid.Page.Require("[data-checkout-receipt] time").GetAttribute("datetime"), StringComparison.Ordinal);
        Assert.NotEmpty(paid.Page.Require("[data-checkout-receipt] svg[role=img] path").GetAttribute("d")!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_is_not_paid_has_a_receipt(bool declined)
    {
        await using var shop = await Shop.OpenAsync();
        var payer = await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync();
        var hop = declined ? await payer.DeclinesAsync() : await payer.CancelsAsync();
        await shop.SettlesAsync();

        Assert.Null((await hop.ContinuesAsync()).Page.Find("[data-checkout-receipt]"));
    }
}
