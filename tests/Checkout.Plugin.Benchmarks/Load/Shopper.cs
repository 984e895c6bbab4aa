using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Checkout.Plugin.Benchmarks;

// Shoppers with an open summary page. Each press of Pay has the fields of a real page.
internal static partial class Shopper
{
    // Prepares presses of Pay. Each caller has its own cookie.
    public static async Task<ConcurrentQueue<byte[]>> OpensPagesAsync(Uri shop, int count, int callers)
    {
        var (presses, left) = (new ConcurrentQueue<byte[]>(), count);
        var cookies = new string?[callers];
        await ClosedLoop.RunAsync(shop, callers, TimeSpan.FromMinutes(10), async (connection, caller, token) =>
        {
            if (Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            presses.Enqueue(await OpensPageAsync(connection, cookies, caller, token));
            return true;
        });
        return presses;
    }

    public static async Task<byte[]> OpensPageAsync(
        HttpConnection connection, string?[] cookies, int caller, CancellationToken cancellationToken)
    {
        var reference = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var answer = (await connection.SendAsync(HttpText.Get($"/checkout?reference={reference}", cookies[caller]), cancellationToken))
            .Expect(200);
        cookies[caller] ??= answer.Header("Set-Cookie")!.Split(';')[0];
        var page = answer.Body;
        var form = HttpText.Fields(
            ("reference", reference),
            ("checkoutKey", Field(page, "checkoutKey")),
            ("cartSeen", Field(page, "cartSeen")),
            ("__RequestVerificationToken", Field(page, "__RequestVerificationToken")),
            ("firstName", "Awa"), ("lastName", "Ouédraogo"), ("email", "awa@example.com"));
        return HttpText.Post("/checkout/pay", HttpText.Form, form, cookies[caller]);
    }

    // The payment's id, from the gateway's address on the forwarding page.
    public static async ValueTask<string> PaysAsync(HttpConnection connection, byte[] press, CancellationToken cancellationToken)
    {
        var answer = (await connection.SendAsync(press, cancellationToken)).Expect(200);
        return answer.Header("Refresh") is { } refresh
            ? refresh[^32..]
            : throw new InvalidOperationException($"Pay led to no payment page:\n{answer.Body}");
    }

    private static string Field(string page, string name) =>
        HiddenField().Matches(page).First(match => match.Groups["name"].Value == name).Groups["value"].Value;

    [GeneratedRegex(
        "<input name=\"(?<name>[^\"]+)\" type=\"hidden\" value=\"(?<value>[^\"]*)\""
        + "|<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();
}
