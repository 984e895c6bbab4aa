namespace Checkout.Plugin.Tests.Attacks;

// Posts the Pay form as a program does, with the hidden fields of the page.
internal static class RawPayForm
{
    public static IReadOnlyList<(string Name, string Value)> HiddenFields(this SummaryPage summary) =>
        [.. summary.Page.All("form[data-checkout-form=pay] input[type=hidden]")
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))];

    public static Task<Page> PostFormAsync(this SummaryPage summary, HttpContent body, string query = "") =>
        summary.Page.Browser.GoAsync(
            () => new(HttpMethod.Post, new Uri(summary.Page.Address, $"/checkout/pay?{query}")) { Content = body });

    public static FormUrlEncodedContent Content(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public static string Query(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
}
