using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A thief pays once and presents the proof of that payment for other purchases.
public sealed class StolenProofTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A04_The_token_and_ids_of_a_paid_order_pay_no_other_order(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (paid, cart) = (await PaysAsync(shop), Some.Cart());
        var open = await shop.PaymentByIdAsync(await shop.OpensPaymentAsync(cart));
        var token = await shop.TokenAsync(paid.Id);
        var proof = $"token={token}&invoiceToken={token}&transaction_id={paid.Id}&external_id={paid.Id}"
            + $"&request_id={paid.GatewayReference}&id={paid.Id}&status=completed&response_code=00";

        await shop.SendsForgedAsync(ForgedCallbacks.Callback(open.Id, "completed", token, paid.GatewayReference!));
        await shop.SendsForgedAsync(
            ForgedCallbacks.Callback(open.Id, "completed", token, paid.GatewayReference!), $"checkout/callback?{proof}");
        var both = ForgedCallbacks.Callback(open.Id, "completed", token, paid.GatewayReference!);
        both["external_id"] = $"{open.Id};{paid.Id}";
        await shop.SendsForgedAsync(both);
        foreach (var page in new[] { "return", "cancel", "payments" })
        {
            await shop.OpensBrowser().OpenAsync($"checkout/{page}/{open.Id}?{proof}");
            await shop.WaitsAsync(TimeSpan.FromSeconds(3));
        }

        var again = await shop.GoesToPayAsync(cart);
        await again.PaysAsync([.. proof.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);
        await shop.WaitsAsync(TimeSpan.FromMinutes(3));

        await StayUnpaidAsync(shop, [open]);
        // The thief has put the token into addresses.
        Assert.Throws<CanaryFoundException>(shop.Canaries.ThrowIfFound);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A05_No_paid_proof_pays_an_unpaid_order(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (paid, unpaid) = (new List<CheckoutPayment>(), new List<CheckoutPayment>());
        for (var number = 0; number < 10; number++)
        {
            paid.Add(await PaysAsync(shop));
            unpaid.Add(await shop.PaymentByIdAsync(await shop.OpensPaymentAsync()));
        }

        foreach (var proof in paid)
        {
            foreach (var (place, order) in unpaid.Index())
            {
                var body = ForgedCallbacks.Callback(order.Id, "completed", await shop.TokenAsync(proof.Id), proof.GatewayReference!);
                await shop.PostsAsync("checkout/callback", ForgedCallbacks.InBothEncodings(body)[place % 2]);
            }

            await shop.WaitsAsync(TimeSpan.FromSeconds(3));
        }

        await StayUnpaidAsync(shop, unpaid);
    }

    // Every pair of answer and payment, as if the shop had asked with another payment's token.
    [Fact]
    public void A05_Each_of_a_hundred_genuine_answers_pays_only_its_payment()
    {
        var now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var rows = Enumerable.Range(0, 100).Select(number => Issued(number, now)).ToList();

        foreach (var answered in rows)
        {
            var answer = new InvoiceConfirmation
            {
                Status = InvoiceStatus.Completed,
                AmountXof = 12_500,
                MontantXof = 12_500,
                TransactionId = answered.Id,
                ExternalId = answered.Id,
            };
            foreach (var asked in rows)
            {
                var payment = new CheckoutPayment(asked);
                payment.Confirm(answer, now);
                Assert.Equal(asked == answered ? CheckoutPaymentStatus.Paid : CheckoutPaymentStatus.Review, payment.Status);
            }
        }
    }

    private static PaymentRow Issued(int number, DateTimeOffset now)
    {
        var payment = Some.Request().CreatePayment(now, TimeSpan.FromSeconds(30));
        payment.Issue(Some.Token($"token {number}"), "a page", now);
        return payment.Row;
    }

    private static async Task<CheckoutPayment> PaysAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        return await shop.PaymentByIdAsync(id);
    }

    // Also checks that the gateway was asked about each payment with that payment's own token.
    private static async Task StayUnpaidAsync(Shop shop, IReadOnlyList<CheckoutPayment> unpaid)
    {
        foreach (var payment in unpaid)
        {
            var asked = await shop.Gateway.LedgerAsync("confirm", payment.Id);
            var token = await shop.TokenAsync(payment.Id);
            Assert.True(asked.Count >= 3, "The gateway was hardly asked, so nothing is proven.");
            Assert.All(asked, entry => Assert.Equal(token, entry!["token"]!.GetValue<string>()));
            Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(payment.Id)).Status);
            Assert.Equal(0, await shop.TimesFulfilledAsync(payment.Reference));
        }
    }
}
