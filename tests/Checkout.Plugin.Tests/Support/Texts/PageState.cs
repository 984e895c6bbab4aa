using Microsoft.Extensions.DependencyInjection;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Texts;

// A page in one of its states: how a shopper reaches it, and the keys of the texts it shows. The first key is the title's.
internal sealed record PageState(Func<Shop, Task<Page>> Reach, params string[] Keys)
{
    public static IReadOnlyDictionary<string, PageState> All { get; } = new Dictionary<string, PageState>(StringComparer.Ordinal)
    {
        ["summary"] = new(
            async shop => (await shop.GoesToPayAsync(Some.Cart())).Page, "summary.title", "method.title", "method.hosted.hint"),
        ["summary with problems"] = new(
            async shop => await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("email", "nonsense")),
            "summary.title", "summary.problems", "payer.email"),
        ["summary while a phone may still agree"] = new(
            async shop => await new ResultPage(await ByPhoneAsync(shop)).Page.FollowAsync("[data-checkout-retry]"),
            "summary.title", "summary.under-way", "summary.under-way-see"),
        ["summary after trouble"] = new(
            shop => PaysWhileAsync(shop, "create", "drop-before"),
            "summary.title", "summary.notice", "pay.try-again"),
        ["summary after too many"] = new(PaysTooOftenAsync, "summary.title", "summary.notice", "pay.too-many"),
        ["summary of what remains"] = new(RemainsAsync, "summary.title", "summary.paid-before", "paid-before.receipt"),
        ["paid before with another content"] = new(
            PaysForAnotherCartAsync, "paid-before.title", "paid-before.text", "paid-before.contact", "paid-before.receipt"),
        ["nothing to pay"] = new(shop => shop.OpensBrowser().OpenAsync("checkout?reference=nothing"), "empty.title", "empty.text"),
        ["nothing to pay for"] = new(shop => OpensAsync(shop, CheckoutCart.NothingToPay), "nothing.title", "nothing.text"),
        ["a changed cart"] = new(shop => OpensAsync(shop, CheckoutCart.Changed), "changed.title", "changed.text"),
        ["not signed in"] = new(shop => OpensAsync(shop, CheckoutCart.SignInFirst), "sign-in.title", "sign-in.text"),
        ["cookies blocked"] = new(PaysWithoutCookiesAsync, "cookies.title", "cookies.text"),
        ["on the way to the gateway"] = new(
            async shop => (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).Page, "forward.title", "forward.text"),
        ["on the way back"] = new(
            async shop => (await (await AtTheGatewayAsync(shop)).ApprovesAsync()).Page, "return.title", "return.text"),
        ["on the way back after turning back"] = new(
            async shop => (await (await AtTheGatewayAsync(shop)).CancelsAsync()).Page, "cancel.title", "cancel.text"),
        ["pressed while under way"] = new(PressesTwiceAsync, "running.title", "running.text"),
        ["waiting"] = new(
            async shop => (await (await (await AtTheGatewayAsync(shop)).ApprovesAsync()).ContinuesAsync()).Page,
            "result.pending.title", "result.pending.text", "wait.close"),
        ["waiting for a phone"] = new(
            shop => ByPhoneAsync(shop),
            "result.pending.title", "wait.push", "wait.step.request", "wait.step.pin", "wait.step.here", "result.pending.text"),
        ["waiting for a phone that may have to dial"] = new(
            shop => PaysAsync(shop, Mobile("2250100000001", "MOOV CI")), "result.pending.title", "wait.push-or-dial", "wait.step.request"),
        ["waiting for a phone that has to dial"] = new(
            shop => PaysAsync(shop, Mobile("2250500000001", "MTN CI")), "result.pending.title", "wait.guided", "wait.step.pin"),
        ["waiting for a phone of an operator unknown"] = new(
            shop => PaysAsync(shop, Mobile(MoovBurkina, "")), "result.pending.title", "wait.any", "wait.step.request"),
        ["waiting for a wallet"] = new(ByWalletAsync, "result.pending.title", "wait.wallet", "result.pending-code.text"),
        ["a wallet's code was sent"] = new(AsksForCodeAsync, "summary.title", "method.code-sent", "method.new-code"),
        ["waiting after a code"] = new(
            shop => PaysAsync(shop, Mobile(OrangeBurkina, "ORANGE BURKINA", "123456")),
            "result.pending.title", "wait.otp", "result.pending-code.text"),
        ["waiting for long"] = new(
            shop => LaterAsync(shop, TimeSpan.FromHours(1)),
            "result.pending-long.title", "result.pending-long.text", "result.pending-otherwise"),
        ["turned back"] = new(
            async shop => (await (await (await AtTheGatewayAsync(shop)).CancelsAsync()).ContinuesAsync()).Page,
            "result.left.title", "result.left.text", "result.pending-open"),
        ["replaced"] = new(ReplacesAsync, "result.replaced.title", "result.replaced.text", "result.replaced.next"),
        ["paid"] = new(shop => ComesBackAsync(shop), "result.paid.title", "result.paid.text", "receipt.title", "receipt.code"),
        ["paid, not yet in the shop's books"] = new(
            shop => ComesBackAsync(shop, () => throw new TimeoutException("The stock is locked.")),
            "result.paid.title", "result.paid-waiting.text", "receipt.title"),
        ["paid, and the shop can't deliver"] = new(
            shop => ComesBackAsync(shop, () => FulfillmentResult.Refused("Sold out.")),
            "result.paid-refused.title", "result.paid-refused.text"),
        ["paid twice"] = new(PaysTwiceAsync, "result.paid-duplicate.title", "result.paid-duplicate.text"),
        ["not completed"] = new(DeclinesAsync, "result.not-completed.title", "result.not-completed.text", "result.retry"),
        ["expired"] = new(shop => LaterAsync(shop, TimeSpan.FromHours(25)), "result.expired.title", "result.expired.text"),
        ["not begun"] = new(NotBegunAsync, "result.stopped.title", "result.stopped.text"),
        ["in review"] = new(InReviewAsync, "result.review.title", "result.review.text"),
        ["rejected"] = new(RejectedAsync, "result.rejected.title", "result.rejected.text"),
        ["unknown"] = new(
            shop => PaysWhileAsync(shop, "direct-create", "drop-after", Mobile(MoovBurkina)),
            "result.unknown.title", "result.unknown.text"),
        ["unknown payment"] = new(
            shop => shop.OpensBrowser().OpenAsync($"checkout/payments/{Some.NewId()}"), "not-found.title", "not-found.text"),
        ["database away"] = new(WithoutDatabaseAsync, "error.title", "error.text", "result.refresh"),
    };

    private static async Task<PayerPage> AtTheGatewayAsync(Shop shop) =>
        await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync();

    private static Task<Page> OpensAsync(Shop shop, CheckoutCart answer)
    {
        shop.Script.Carts["asked"] = answer;
        return shop.OpensBrowser().OpenAsync("checkout?reference=asked");
    }

    private static async Task<Page> PaysWithoutCookiesAsync(Shop shop)
    {
        var summary = await shop.GoesToPayAsync(Some.Cart(), shop.OpensBrowser(request => request.Headers.Remove("Cookie")));
        shop.Script.Carts.Clear();
        return await summary.PressesPayAsync();
    }

    private static async Task<Page> PaysAsync(Shop shop, params (string, string)[] method) =>
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(method);

    private static async Task<Page> PaysWhileAsync(Shop shop, string endpoint, string fault, params (string, string)[] method)
    {
        await shop.Gateway.FailsAsync(endpoint, fault);
        return await PaysAsync(shop, method);
    }

    private static async Task<Page> PaysTooOftenAsync(Shop shop)
    {
        shop.Services.GetRequired<CurrentOptions>().Value.Limits.PaysPerMinutePerNetwork = 1;
        var summary = await shop.GoesToPayAsync(Some.Cart());
        while (shop.Services.GetRequired<RequestRateLimiter>().OnPay(new("another browser", null, "its name")) is null)
        {
        }

        return await summary.PressesPayAsync();
    }

    private static Task<Page> ByPhoneAsync(Shop shop) => PaysAsync(shop, Mobile(MoovBurkina));

    private static Task<Page> AsksForCodeAsync(Shop shop) => PaysAsync(shop, ("method", "wallet"), ("phone", "22670000001"));

    private static async Task<Page> ByWalletAsync(Shop shop) =>
        await new SummaryPage(await AsksForCodeAsync(shop)).PressesPayAsync(
            ("method", "wallet"), ("phone", "22670000001"), ("otp", await shop.Gateway.WalletCodeAsync()));

    private static async Task<Page> ComesBackAsync(Shop shop, Func<FulfillmentResult>? handler = null)
    {
        if (handler is not null)
        {
            shop.Script.Answers.Enqueue(handler);
        }

        var interstitial = await (await AtTheGatewayAsync(shop)).ApprovesAsync();
        await shop.SettlesAsync();
        return (await interstitial.ContinuesAsync()).Page;
    }

    private static async Task<Page> DeclinesAsync(Shop shop)
    {
        var interstitial = await (await AtTheGatewayAsync(shop)).DeclinesAsync();
        await shop.SettlesAsync();
        return (await interstitial.ContinuesAsync()).Page;
    }

    private static Task<Page> RemainsAsync(Shop shop)
    {
        shop.Script.Rest = paid => Some.Cart(2_000);
        return PaysForAnotherCartAsync(shop);
    }

    private static async Task<Page> PaysForAnotherCartAsync(Shop shop)
    {
        var paid = new ResultPage(await ComesBackAsync(shop));
        shop.Script.Carts[paid.OrderReference] = Some.Cart(14_500) with { Reference = paid.OrderReference };
        return await paid.Page.Browser.OpenAsync($"checkout?reference={paid.OrderReference}");
    }

    private static async Task<Page> LaterAsync(Shop shop, TimeSpan later)
    {
        var waiting = new ResultPage(await ByPhoneAsync(shop));
        await shop.WaitsHourByHourAsync((int)later.TotalHours);
        return (await waiting.ReloadsAsync()).Page;
    }

    private static async Task<Page> ReplacesAsync(Shop shop)
    {
        var waiting = new ResultPage(await ByPhoneAsync(shop));
        await new SummaryPage(await waiting.Page.FollowAsync("[data-checkout-retry]")).PaysAsync(("method", "hosted"));
        return (await waiting.ReloadsAsync()).Page;
    }

    private static async Task<Page> PaysTwiceAsync(Shop shop)
    {
        var waiting = new ResultPage(await ByPhoneAsync(shop));
        var summary = new SummaryPage(await waiting.Page.FollowAsync("[data-checkout-retry]"));
        await (await (await summary.PaysAsync(("method", "hosted"))).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        return (await waiting.ReloadsAsync()).Page;
    }

    private static async Task<Page> NotBegunAsync(Shop shop)
    {
        await shop.Gateway.FailsAsync("create", "code02");
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await summary.PressesPayAsync();
        var id = await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment");
        return await summary.Page.Browser.OpenAsync($"checkout/payments/{id}");
    }

    private static async Task<Page> InReviewAsync(Shop shop)
    {
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0);
        return await ComesBackAsync(shop);
    }

    private static async Task<Page> RejectedAsync(Shop shop)
    {
        var review = new ResultPage(await InReviewAsync(shop));
        await shop.Services.GetRequiredService<ICheckout>().RejectAsync(review.PaymentId, Staff.Member("Awa Sanou"), "another amount came");
        return (await review.ReloadsAsync()).Page;
    }

    private static async Task<Page> WithoutDatabaseAsync(Shop shop)
    {
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO away");
        return await shop.OpensBrowser().OpenAsync($"checkout/payments/{Some.NewId()}");
    }

    private static async Task<Page> PressesTwiceAsync(Shop shop)
    {
        await shop.Gateway.FailsAsync("direct-create", "slow", delay: "00:00:09");
        var summary = await shop.GoesToPayAsync(Some.Cart());
        using var patience = new CancellationTokenSource();
        var first = summary.PressesPayAsync(patience.Token, Mobile(MoovBurkina));
        await Eventually.TrueAsync(async () => await shop.Database.ScalarAsync<long>("SELECT count(*) FROM checkout_payment") == 1);
        var waiting = await shop.PassesTimeUntilAsync(summary.PressesPayAsync(Mobile(MoovBurkina)));
        await shop.PassesTimeUntilAsync(first);
        return waiting;
    }
}
