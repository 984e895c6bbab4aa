using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests;

internal sealed class SummaryPage
{
    private const string Form = "form[data-checkout-form=pay]";

    public SummaryPage(Page page)
    {
        Page = page;
        page.Require(Form);
        Assert.Single(page.Texts("h1"));
    }

    public Page Page { get; }

    public IReadOnlyList<string> Problems => Page.Texts("[data-checkout-problem]");

    public string CheckoutKey => Page.Require($"{Form} [name=checkoutKey]").GetAttribute("value")!;

    public Task<Page> PressesPayAsync(params (string Name, string Value)[] filledIn) =>
        PressesPayAsync(TestContext.Current.CancellationToken, filledIn);

    // The shopper may cancel the request.
    public Task<Page> PressesPayAsync(CancellationToken patience, params (string Name, string Value)[] filledIn) =>
        Page.SubmitAsync(Form, patience, [("firstName", "Awa"), ("lastName", "Ouédraogo"), ("email", "awa@example.com"), .. filledIn]);

    // Sends the form as a script does: asks for JSON, with any fields and headers.
    public Task<Page> AsksAsync((string Name, string Value)[] headers, params (string Name, string Value)[] fields) =>
        Page.Browser.GoAsync(() =>
        {
            var target = new Uri(Page.Address, Page.Require(Form).GetAttribute("action")!);
            var request = new HttpRequestMessage(HttpMethod.Post, target) { Headers = { { "Accept", "application/json" } } };
            Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
            var typed = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
            request.Content = new FormUrlEncodedContent([Hidden("__RequestVerificationToken"), Hidden("reference"), .. typed]);
            return request;
        });

    private KeyValuePair<string, string> Hidden(string name) => new(name, Page.Require($"{Form} [name={name}]").GetAttribute("value")!);

    public async Task<ForwardingPage> PaysAsync(params (string Name, string Value)[] filledIn) => new(await PressesPayAsync(filledIn));
}

internal sealed class ForwardingPage
{
    public ForwardingPage(Page page)
    {
        Page = page;
        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Link = page.Require("a[data-checkout-forward]").GetAttribute("href")!;
        Assert.EndsWith($"url={Link}", page.Refresh, StringComparison.Ordinal);
    }

    public Page Page { get; }

    public string Link { get; }

    public async Task<PayerPage> GoesOnAsync() => new(await Page.FollowAsync("a[data-checkout-forward]"));
}

internal sealed class PayerPage(Page page)
{
    public Page Page => page;

    public Task<InterstitialPage> ApprovesAsync() => ActsAsync("approve");

    public Task<InterstitialPage> DeclinesAsync() => ActsAsync("decline");

    public Task<InterstitialPage> CancelsAsync() => ActsAsync("cancel");

    private async Task<InterstitialPage> ActsAsync(string action) => new(await page.SubmitAsync($"form[data-payer-action={action}]"));
}

internal sealed class InterstitialPage
{
    public InterstitialPage(Page page)
    {
        Page = page;
        page.Require("a[data-checkout-continue]");
        Assert.NotEmpty(page.Refresh);
    }

    public Page Page { get; }

    public async Task<ResultPage> ContinuesAsync() => new(await Page.FollowAsync("a[data-checkout-continue]"));
}

internal sealed class ResultPage
{
    public ResultPage(Page page)
    {
        Page = page;
        Assert.Single(page.Texts("h1"));
        Status = page.Require("[data-payment-status]").GetAttribute("data-payment-status")!;
    }

    public Page Page { get; }

    public string Status { get; }

    public string PaymentId => Page.Require("[data-payment-id]").GetAttribute("data-payment-id")!;

    public string OrderReference => Page.Require("[data-order-reference]").GetAttribute("data-order-reference")!;

    public bool OffersRetry => Page.Find("[data-checkout-retry]") is not null;

    public async Task<ResultPage> ReloadsAsync() => new(await Page.Browser.OpenAsync(Page.Address.AbsoluteUri));
}
