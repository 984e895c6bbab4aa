using System.Collections.Concurrent;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Checkout.Plugin.Tests;

// A browser without script: cookies, redirects, links and forms, on whichever of the two sites an address names.
internal sealed class Browser(Func<Uri, HttpMessageHandler> site, Uri home)
{
    private readonly CookieContainer _cookies = new();

    public ConcurrentQueue<string> Seen { get; } = new();

    public Task<Page> OpenAsync(string address) => GoAsync(() => new(HttpMethod.Get, new Uri(home, address)));

    public Task<Page> SubmitAsync(Page page, IHtmlFormElement form, params (string Name, string Value)[] filledIn) =>
        SubmitAsync(page, form, TestContext.Current.CancellationToken, filledIn);

    public Task<Page> SubmitAsync(Page page, IHtmlFormElement form, CancellationToken patience, params (string Name, string Value)[] filledIn)
    {
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(field => !field.HasAttribute("disabled") && IsSent(field))
            .ToDictionary(field => field.GetAttribute("name")!, ValueOf, StringComparer.Ordinal);
        foreach (var (name, value) in filledIn)
        {
            fields[name] = value;
        }

        var target = new Uri(page.Address, form.GetAttribute("action") ?? "");
        return GoAsync(() => new(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) }, patience);
    }

    public Task<Page> GoAsync(Func<HttpRequestMessage> first) => GoAsync(first, TestContext.Current.CancellationToken);

    private async Task<Page> GoAsync(Func<HttpRequestMessage> first, CancellationToken patience)
    {
        var request = first();
        var replayed = false;
        for (var hop = 0; hop < 10; hop++)
        {
            var address = request.RequestUri!;
            var answer = await SendAsync(request, patience);
            replayed |= answer.Headers.TryGetValues("Idempotent-Replayed", out var said) && said.Single() == "true";
            if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect))
            {
                return await ReadAsync(address, answer, replayed);
            }

            request = new(HttpMethod.Get, new Uri(address, answer.Headers.Location!));
        }

        throw new InvalidOperationException("The sites send the browser round in circles.");
    }

    private static bool IsSent(IElement field) => field.GetAttribute("type") is not ("radio" or "checkbox" or "submit") || field.HasAttribute("checked");

    private static string ValueOf(IElement field) => field is IHtmlSelectElement select ? select.Value ?? "" : field.GetAttribute("value") ?? "";

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken patience)
    {
        if (_cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        using var client = new HttpClient(site(request.RequestUri!), disposeHandler: false);
        var answer = await client.SendAsync(request, patience);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            _cookies.SetCookies(request.RequestUri!, cookie);
        }

        return answer;
    }

    private async Task<Page> ReadAsync(Uri address, HttpResponseMessage answer, bool replayed)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (address.Port == home.Port)
        {
            Seen.Enqueue(html);
        }

        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Address(address).Content(html), TestContext.Current.CancellationToken);
        return new(this, address, answer, document, html) { IsReplay = replayed };
    }
}

internal sealed class Page(Browser browser, Uri address, HttpResponseMessage answer, IDocument document, string html)
{
    public Browser Browser => browser;

    // Said on the way here, by the page itself or by what led to it.
    public bool IsReplay { get; init; }

    public Uri Address => address;

    public HttpResponseMessage Answer => answer;

    public string Html => html;

    public string Text => document.Body!.TextContent;

    public IElement? Find(string selector) => document.QuerySelector(selector);

    public IElement Require(string selector) => Find(selector) ?? throw new InvalidOperationException($"{address} ({(int)answer.StatusCode}) has no {selector}:\n{html}");

    public IReadOnlyList<string> Texts(string selector) => [.. document.QuerySelectorAll(selector).Select(element => element.TextContent.Trim())];

    public string Refresh => answer.Headers.TryGetValues("Refresh", out var values) ? values.Single() : "";

    public Task<Page> FollowAsync(string selector) => browser.OpenAsync(new Uri(address, Require(selector).GetAttribute("href")!).AbsoluteUri);

    public Task<Page> SubmitAsync(string selector, params (string Name, string Value)[] filledIn) =>
        browser.SubmitAsync(this, (IHtmlFormElement)Require(selector), filledIn);

    public Task<Page> SubmitAsync(string selector, CancellationToken patience, params (string Name, string Value)[] filledIn) =>
        browser.SubmitAsync(this, (IHtmlFormElement)Require(selector), patience, filledIn);
}
