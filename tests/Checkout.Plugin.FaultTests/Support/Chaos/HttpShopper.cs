using System.Net;
using System.Text.RegularExpressions;

namespace Checkout.Plugin.Tests;

// A shopper that reads only the forms of pages, for thousands of purchases.
internal sealed partial class HttpShopper(HttpClient http, Uri home)
{
    private readonly CookieContainer _cookies = new();

    public async Task FillsBasketAsync()
    {
        var shelf = await OpensAsync("");
        using var form = new FormUrlEncodedContent(Fields(FirstForm().Match(shelf).Value));
        using var answer = await SendAsync(new(HttpMethod.Post, new Uri(home, "basket/add")) { Content = form });
        Require(answer, HttpStatusCode.Found);
    }

    // Returns the pay form's fields.
    public async Task<Dictionary<string, string>> GoesToPayAsync() => Fields(PayForm().Match(await OpensAsync("checkout")).Value);

    public async Task<PayAnswer> PressesPayAsync(Dictionary<string, string> form, Uri node)
    {
        using var answer = await SendAsync(
            new(HttpMethod.Post, new Uri(node, "checkout/pay")) { Content = new FormUrlEncodedContent(form) });
        return await PayAnswer.ReadAsync(answer);
    }

    private static Dictionary<string, string> Fields(string form) => Inputs().Matches(form)
        .ToDictionary(
            input => input.Groups["name"].Value, input => WebUtility.HtmlDecode(input.Groups["value"].Value), StringComparer.Ordinal);

    private async Task<string> OpensAsync(string path)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, new Uri(home, path)));
        Require(answer, HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Cookie", _cookies.GetCookieHeader(home));
        var answer = await http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            _cookies.SetCookies(home, cookie);
        }

        return answer;
    }

    // Any other status is a failure.
    private static void Require(HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status)
        {
            throw new HttpRequestException(
                $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}.", inner: null, answer.StatusCode);
        }
    }

    [GeneratedRegex("<form[^>]*data-add-to-basket.*?</form>", RegexOptions.Singleline, 1_000)]
    private static partial Regex FirstForm();

    [GeneratedRegex("<form[^>]*data-checkout-form=\"pay\".*?</form>", RegexOptions.Singleline, 1_000)]
    private static partial Regex PayForm();

    [GeneratedRegex("<input[^>]*\\bname=\"(?<name>[^\"]+)\"[^>]*\\bvalue=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Inputs();
}
