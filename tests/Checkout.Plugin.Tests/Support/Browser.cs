using System.Collections.Concurrent;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Checkout.Plugin.Tests;

// A browser without script: cookies, redirects, links and forms on the shop's and the gateway's site. It respects SameSite and the
// form-action directive.
internal sealed class Browser(Func<Uri, HttpMessageHandler> site, Uri home)
{
    private readonly CookieJar _cookies = new();
    private readonly ConcurrentQueue<string> _typed = new();

    // The values typed into forms, which pages may show again. Several requests may run at once.
    public static readonly HttpRequestOptionsKey<ConcurrentQueue<string>> Typed = new("typed");

    public ConcurrentQueue<string> Seen { get; } = new();

    // The shop's answers, including redirects.
    public ConcurrentQueue<HttpResponseMessage> Answers { get; } = new();

    // Headers that the browser or a proxy adds to each request to the shop.
    public Action<HttpRequestMessage> Dress { get; init; } = _ => { };

    public IEnumerable<string> Cookies =>
        _cookies.For(new(HttpMethod.Get, home), from: null).Split("; ", StringSplitOptions.RemoveEmptyEntries);

    public Task<Page> OpenAsync(string address) => GoAsync(() => new(HttpMethod.Get, new Uri(home, address)));

    public Task<Page> FollowAsync(Page page, string link) =>
        GoAsync(() => new(HttpMethod.Get, new Uri(page.Address, link)), new(page.Address), TestContext.Current.CancellationToken);

    public Task<Page> SubmitAsync(Page page, IHtmlFormElement form, params (string Name, string Value)[] filledIn) =>
        SubmitAsync(page, form, TestContext.Current.CancellationToken, filledIn);

    public Task<Page> SubmitAsync(
        Page page, IHtmlFormElement form, CancellationToken patience, params (string Name, string Value)[] filledIn)
    {
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(field => !field.HasAttribute("disabled") && IsSent(field))
            .ToDictionary(field => field.GetAttribute("name")!, ValueOf, StringComparer.Ordinal);
        foreach (var (name, value) in filledIn)
        {
            fields[name] = value;
        }

        var target = new Uri(page.Address, form.GetAttribute("action") ?? "");
        return GoAsync(
            () => new(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) },
            new(page.Address, page.LetsFormsGoTo), patience);
    }

    public Task<Page> GoAsync(Func<HttpRequestMessage> first) => GoAsync(first, new(), TestContext.Current.CancellationToken);

    private async Task<Page> GoAsync(Func<HttpRequestMessage> first, Start start, CancellationToken patience)
    {
        var request = first();
        var replayed = false;
        for (var hop = 0; hop < 10; hop++)
        {
            var address = request.RequestUri!;
            var answer = await SendAsync(request, start, patience);
            replayed |= answer.Headers.TryGetValues("Idempotent-Replayed", out var said) && said.Single() == "true";
            if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect))
            {
                return await ReadAsync(address, answer, replayed);
            }

            request = new(HttpMethod.Get, new Uri(address, answer.Headers.Location!));
        }

        throw new InvalidOperationException("The sites send the browser round in circles.");
    }

    private static bool IsSent(IElement field) =>
        field.GetAttribute("type") is not ("radio" or "checkbox" or "submit") || field.HasAttribute("checked");

    private static string ValueOf(IElement field) =>
        field is IHtmlSelectElement select ? select.Value ?? "" : field.GetAttribute("value") ?? "";

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Start start, CancellationToken patience)
    {
        if (start.MayGoTo?.Invoke(request.RequestUri!) == false)
        {
            throw new InvalidOperationException($"The policy of {start.From} keeps its form from going to {request.RequestUri}.");
        }

        if (_cookies.For(request, start.From) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        var isOfShop = request.RequestUri!.Port == home.Port;
        (isOfShop ? Dress : _ => { })(request);
        request.Options.Set(Typed, _typed);
        using var client = new HttpClient(site(request.RequestUri!), disposeHandler: false);
        var answer = await client.SendAsync(request, patience);
        (isOfShop ? Answers.Enqueue : (Action<HttpResponseMessage>)(_ => { }))(answer);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            _cookies.Keep(request.RequestUri!, cookie);
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

        var document = await BrowsingContext.New(Configuration.Default)
            .OpenAsync(response => response.Address(address).Content(html), TestContext.Current.CancellationToken);
        return new(this, address, answer, document, html) { IsReplay = replayed };
    }

    // The page that the shopper leaves, if any. A redirect does not change it.
    private readonly record struct Start(Uri? From = null, Func<Uri, bool>? MayGoTo = null);
}

internal sealed class Page(Browser browser, Uri address, HttpResponseMessage answer, IDocument document, string html)
{
    public Browser Browser => browser;

    // The languages of this page and of the redirects that led to it.
    public bool IsReplay { get; init; }

    public Uri Address => address;

    public HttpResponseMessage Answer => answer;

    public string Html => html;

    public string Text => document.Body!.TextContent;

    public IElement? Find(string selector) => document.QuerySelector(selector);

    public IElement Require(string selector) =>
        Find(selector) ?? throw new InvalidOperationException($"{address} ({(int)answer.StatusCode}) has no {selector}:\n{html}");

    public IReadOnlyList<string> Texts(string selector) =>
        [.. document.QuerySelectorAll(selector).Select(element => element.TextContent.Trim())];

    // From the header, or from the page's noscript element.
    public string Refresh =>
        answer.Headers.TryGetValues("Refresh", out var values)
            ? values.Single()
            : Find("noscript meta[http-equiv=refresh]")?.GetAttribute("content") ?? "";

    public IReadOnlyList<IElement> All(string selector) => [.. document.QuerySelectorAll(selector)];

    public Task<Page> FollowAsync(string selector) => browser.FollowAsync(this, Require(selector).GetAttribute("href")!);

    // Like Chromium, this applies the policy also to redirects of the form's answer.
    public bool LetsFormsGoTo(Uri target) =>
        Policies("form-action").All(sources => sources.Contains("'self'", StringComparer.Ordinal) && IsOfSameOrigin(target));

    public bool IsOfSameOrigin(Uri target) =>
        Uri.Compare(address, target, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private IEnumerable<string[]> Policies(string directive) =>
        (answer.Headers.TryGetValues("Content-Security-Policy", out var policies) ? policies : [])
            .SelectMany(policy => policy.Split(',', ';'))
            .Select(rule => rule.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.FirstOrDefault() == directive);

    public Task<Page> SubmitAsync(string selector, params (string Name, string Value)[] filledIn) =>
        browser.SubmitAsync(this, (IHtmlFormElement)Require(selector), filledIn);

    public Task<Page> SubmitAsync(string selector, CancellationToken patience, params (string Name, string Value)[] filledIn) =>
        browser.SubmitAsync(this, (IHtmlFormElement)Require(selector), patience, filledIn);
}
