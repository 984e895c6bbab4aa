using System.Net;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// A second press during the create waits, and a closed browser does not cancel the create.
public sealed class ConcurrentPayTests
{
    private static readonly (string, string)[] ByPhone = Mobile(MoovBurkina);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_running_create_is_waited_for_eight_seconds_then_a_page_retries(bool byPhone)
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = summary.PressesPayAsync(byPhone ? ByPhone : []);
        await create.Reached;
        var since = shop.Clock.GetUtcNow();

        var waiting = await shop.PassesTimeUntilAsync(summary.PressesPayAsync(byPhone ? ByPhone : []));
        var waited = shop.Clock.GetUtcNow() - since;
        create.GoOn();
        await first;
        var again = await waiting.SubmitAsync("form[data-checkout-again]");

        Assert.Equal(HttpStatusCode.Conflict, waiting.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), waiting.Answer.Headers.RetryAfter!.Delta);
        Assert.InRange(waited, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(9));
        Assert.NotNull(waiting.Find("script[src*=checkout]"));
        Assert.Matches(
            "^5;url=/checkout/payments/[0-9a-f]{32}$", waiting.Require("noscript meta[http-equiv=refresh]").GetAttribute("content"));
        Assert.True(again.IsReplay);
        Assert.NotNull(again.Find(byPhone ? "[data-payment-status=pending]" : "a[data-checkout-forward]"));
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Fact]
    public async Task A_waiting_page_never_holds_the_code_that_was_entered()
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        (string, string)[] withCode = [("method", "wallet"), ("phone", "22670000001"), ("otp", "918273")];
        var first = summary.PressesPayAsync(withCode);
        await create.Reached;

        var waiting = await shop.PassesTimeUntilAsync(summary.PressesPayAsync(withCode));
        create.GoOn();
        await first;
        var again = await waiting.SubmitAsync("form[data-checkout-again]");

        Assert.DoesNotContain("918273", waiting.Html, StringComparison.Ordinal);
        Assert.True(again.IsReplay);
        Assert.Empty(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task A_program_gets_409_with_Retry_After_during_the_create()
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = summary.PressesPayAsync();
        await create.Reached;

        var answer = await shop.PassesTimeUntilAsync(
            summary.AsksAsync(
                [], ("checkoutKey", summary.CheckoutKey), ("firstName", "Awa"), ("lastName", "Ouédraogo"), ("email", "awa@example.com")));
        create.GoOn();
        await first;

        Assert.Equal(HttpStatusCode.Conflict, answer.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Answer.Headers.RetryAfter!.Delta);
        Assert.Equal("{\"status\":\"running\"}", answer.Html);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_browser_that_hangs_up_during_the_create_stops_nothing(bool byPhone)
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        using var hangUp = new CancellationTokenSource();
        var press = summary.PressesPayAsync(hangUp.Token, byPhone ? ByPhone : []);
        await create.Reached;

        await hangUp.CancelAsync();
        create.GoOn();
        await Record.ExceptionAsync(() => press);
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(cart.Reference)).Status == CheckoutPaymentStatus.Pending);
        var again = await summary.PressesPayAsync(byPhone ? ByPhone : []);

        Assert.True(again.IsReplay);
        Assert.Equal(1, await CreatesAsync(shop));
    }
}
