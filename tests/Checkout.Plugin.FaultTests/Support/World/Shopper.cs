using System.Collections.Concurrent;
using System.Security.Cryptography;
using Xunit;

namespace Checkout.Plugin.Tests;

internal enum ShopperMethod
{
    Hosted,
    Mobile,
    Wallet,
}

// A purchase over HTTP without script. After a failure the shopper continues.
internal sealed class Shopper(World world, ShopperMethod method)
{
    private const string Forwarded = "a[data-checkout-forward]";
    private const int MaxChecksOfAPage = 20;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private readonly Browser _browser = world.OpensBrowser();
    private string? _reference = world.Plan.Program == WorldPlan.SampleShop
        ? null
        : $"R-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
    private Page? _page;

    // Moov Burkina sends prompts and Orange Burkina has wallets. No number selects a scenario of the emulator.
    public string Phone { get; } = $"226{(method == ShopperMethod.Wallet ? "701" : "601")}{world.NextNumber():00000}";

    // The statuses that this shopper read, in order.
    public ConcurrentQueue<PageReport> Reported { get; } = new();

    public IEnumerable<string> Pages => _browser.Seen;

    public bool IsDone { get; private set; }

    // The payment of the current page.
    public string? PaymentId { get; private set; }

    // Buys until the payment is paid or in review, or until the time is over.
    public async Task BuysAsync(TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!IsDone && TimeProvider.System.GetElapsedTime(started) < patience)
        {
            try
            {
                IsDone = !await ComesToPayAsync() || await GoesOnAsync(await PressesPayAsync());
            }
            catch (Exception broken) when (Breaks(broken))
            {
                await Task.Delay(PollInterval, TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }

    // The exceptions of a request whose process was killed.
    public static bool Breaks(Exception exception) => exception is HttpRequestException or IOException or OperationCanceledException
        && !TestContext.Current.CancellationToken.IsCancellationRequested;

    // False: the basket is empty, because the purchase was fulfilled.
    public async Task<bool> ComesToPayAsync()
    {
        if (world.Plan.Program != WorldPlan.SampleShop)
        {
            _page = Whole(await _browser.OpenAsync($"checkout?reference={_reference}"));
            return true;
        }

        var basket = Whole(await _browser.OpenAsync("basket"));
        if (basket.Find("a[data-checkout-start]") is null && _reference is not null)
        {
            return false;
        }

        if (basket.Find("a[data-checkout-start]") is null)
        {
            Whole(await Whole(await _browser.OpenAsync("")).SubmitAsync("form[data-add-to-basket]"));
            basket = Whole(await _browser.OpenAsync("basket"));
        }

        _page = Whole(await basket.FollowAsync("a[data-checkout-start]"));
        _reference = _page.Find("form[data-checkout-form=pay] [name=reference]")?.GetAttribute("value") ?? _reference;
        return _page.Find("form[data-checkout-form=pay]") is not null;
    }

    public async Task<Page> PressesPayAsync() => _page = Whole(await new SummaryPage(_page!).PressesPayAsync(method switch
    {
        ShopperMethod.Mobile => [("method", "mobile"), ("operator", "MOOV AFRICA BURKINA"), ("phone", Phone)],
        ShopperMethod.Wallet => [("method", "wallet"), ("phone", Phone)],
        _ => [],
    }));

    public async Task<Page> TypesCodeAsync() =>
        _page = Whole(await new SummaryPage(_page!).PressesPayAsync(("otp", await world.Gateway.CodeOnPhoneAsync(Phone) ?? "")));

    // Follows the page to the gateway, the phone, a code or the result. False: the shopper must start again.
    public async Task<bool> GoesOnAsync(Page page) => page switch
    {
        _ when page.Find(Forwarded) is not null => await PaysAtGatewayAsync(new(page)),
        _ when page.Find("[data-payment-status]") is not null => await WaitsAsync(new(page)),
        _ when page.Find("a[data-checkout-continue]") is not null =>
            await GoesOnAsync(Whole(await page.FollowAsync("a[data-checkout-continue]"))),
        _ when page.Find("a[data-back-to-shop]") is not null =>
            await GoesOnAsync(Whole(await page.FollowAsync("a[data-back-to-shop]"))),
        _ when page.Find("[data-checkout-code-sent]") is not null && await world.Gateway.CodeOnPhoneAsync(Phone) is not null =>
            await GoesOnAsync(await TypesCodeAsync()),
        _ => false,
    };

    public Task<Page> ReadsAsync() => _browser.OpenAsync($"checkout/payments/{PaymentId}");

    public Task<Page> ReturnsAsync() => _browser.OpenAsync($"checkout/return/{PaymentId}");

    // Returns the payment of the current page.
    public async Task<string> KnowsPaymentAsync()
    {
        var token = new ForwardingPage(_page!).Link.Split('/')[^1];
        return PaymentId = (await world.Gateway.InvoicesAsync()).Single(invoice => invoice.Token == token).TransactionId!;
    }

    private static Page Whole(Page page) =>
        (int)page.Answer.StatusCode < 500 ? page : throw new HttpRequestException($"{page.Address} answered {page.Answer.StatusCode}");

    private async Task<bool> PaysAtGatewayAsync(ForwardingPage forwarding)
    {
        var payer = await forwarding.GoesOnAsync();
        return payer.Page.Find("form[data-payer-action=approve]") is null
            ? await GoesOnAsync(payer.Page)
            : await GoesOnAsync(Whole(await payer.Page.SubmitAsync("form[data-payer-action=approve]")));
    }

    private async Task<bool> WaitsAsync(ResultPage result)
    {
        for (var checks = 0; checks < MaxChecksOfAPage; checks++)
        {
            PaymentId = result.PaymentId;
            Reported.Enqueue(new(PaymentId, result.Status));
            if (result.Status != "pending")
            {
                return result.Status is "paid" or "unknown" or "review";
            }

            await (method == ShopperMethod.Hosted ? Task.CompletedTask : world.Gateway.ApprovesAsync(PaymentId));
            await Task.Delay(PollInterval, TimeProvider.System, TestContext.Current.CancellationToken);
            result = new(Whole(await result.Page.Browser.OpenAsync(result.Page.Address.AbsoluteUri)));
        }

        return false;
    }
}

// The status of a payment on a page.
internal sealed record PageReport(string PaymentId, string Status);
