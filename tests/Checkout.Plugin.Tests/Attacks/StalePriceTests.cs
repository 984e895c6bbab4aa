using System.Net;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// An old price, and a request or cart that is delayed or changed to profit from it.
public sealed class StalePriceTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A11_An_article_added_after_the_payment_began_is_not_fulfilled(Store store)
    {
        var fulfilled = new FulfilledCarts();
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = store,
            Configure = checkout => checkout.AddFulfillmentHandler<RecordingHandler>().Services.Add(new(typeof(FulfilledCarts), fulfilled)),
        });
        var cart = Some.Cart(5_000);
        var id = await shop.OpensPaymentAsync(cart);

        shop.Script.Carts[cart.Reference] = cart with
        {
            Lines = [.. cart.Lines, new("Moto", 1, Money.Xof(900_000), "moto")],
            Total = Money.Xof(905_000),
        };
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        Assert.Equal(CartFingerprint.Of(cart), CartFingerprint.Of(Assert.Single(fulfilled.Carts)));
        Assert.Equal(Money.Xof(5_000), (await shop.PaymentByIdAsync(id)).Amount);
    }

    [Fact]
    public async Task A27_A_page_that_was_open_for_a_day_shows_the_new_price_first()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);
        shop.Clock.Advance(TimeSpan.FromHours(25));

        TheOfferEnds(shop, cart);
        var again = new SummaryPage(await summary.PressesPayAsync());
        var before = await shop.Gateway.CreatesAsync();
        await again.PaysAsync();

        Assert.Single(again.Problems);
        Assert.Equal(0, before);
        Assert.Equal(10_000, await AskedAsync(shop));
    }

    [Fact]
    public async Task A27_A_form_without_the_seen_total_pays_the_new_price()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);

        TheOfferEnds(shop, cart);
        await summary.PaysAsync(("cartSeen", ""));

        Assert.Equal(10_000, await AskedAsync(shop));
    }

    // The first bytes arrive during the offer, the last ones after it.
    [Fact]
    public async Task A27_A_delayed_request_is_priced_when_it_is_complete()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);
        var body = new DelayedContent(RawPayForm.Query(summary.HiddenFields().Where(field => field.Name != "cartSeen")));

        var pressing = summary.PostFormAsync(body);
        await body.HasBegun;
        TheOfferEnds(shop, cart);
        body.GoOn();
        _ = new ForwardingPage(await pressing);

        Assert.Equal(10_000, await AskedAsync(shop));
    }

    [Fact]
    public async Task A27_An_invoice_at_the_old_price_is_not_offered_again()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var old = await (await shop.GoesToPayAsync(cart)).PaysAsync();

        TheOfferEnds(shop, cart);
        var fresh = await (await shop.GoesToPayAsync(shop.Script.Carts[cart.Reference])).PaysAsync();

        Assert.NotEqual(old.Link, fresh.Link);
        Assert.Equal(Money.Xof(10_000), (await shop.PaymentAsync(cart.Reference)).Amount);
    }

    private static void TheOfferEnds(Shop shop, CheckoutCart cart) =>
        shop.Script.Carts[cart.Reference] = cart with
        {
            Lines = [cart.Lines[0] with { UnitPrice = Money.Xof(10_000) }],
            Total = Money.Xof(10_000),
        };

    private static async Task<long> AskedAsync(Shop shop) => Assert.Single(await shop.Gateway.InvoicesAsync())!["amount"]!.GetValue<long>();

    private sealed class FulfilledCarts
    {
        public List<CheckoutCart> Carts { get; } = [];
    }

    private sealed class RecordingHandler(FulfilledCarts fulfilled) : IFulfillmentHandler
    {
        public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
        {
            fulfilled.Carts.Add(payment.Cart);
            return Task.FromResult(FulfillmentResult.Fulfilled());
        }
    }

    private sealed class DelayedContent : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _body;

        public DelayedContent(string form)
        {
            _body = Encoding.ASCII.GetBytes(form);
            Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        public Task HasBegun => _begun.Task;

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, _body.Length / 2));
            await stream.FlushAsync();
            _begun.SetResult();
            await _goOn.Task;
            await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
