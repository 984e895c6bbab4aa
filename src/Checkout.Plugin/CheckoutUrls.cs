using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

// Every address of ours. What leaves for the gateway starts with the configured public address; no header of a request has a say in it.
internal sealed class CheckoutUrls(CheckoutRoutes routes, CurrentOptions settings)
{
    public Uri Return(string paymentId) => Public($"return/{paymentId}");

    public Uri Cancel(string paymentId) => Public($"cancel/{paymentId}");

    public Uri Callback() => Public("callback");

    // The id stands in the address because these callbacks may name nothing of ours in their body.
    public Uri PayoutCallback(string payoutId) => Public($"payout-callback/{payoutId}");

    // The page of a payment, for whoever reads its receipt: not necessarily the shopper.
    public Uri Receipt(string paymentId) => Public($"payments/{paymentId}?receipt=1");

    public string Summary(HttpContext context, string? reference) =>
        Local(context, reference is null ? "" : QueryString.Create("reference", reference).Value!);

    // With the same way to pay chosen beforehand; the number is not ours to repeat.
    public string Retry(HttpContext context, CheckoutPayment payment)
    {
        var chosen = QueryString.Create("reference", payment.Reference).Add("method", payment.Method.ToString().ToLowerInvariant());
        return Local(context, (payment.Row.Operator is { } named ? chosen.Add("operator", named) : chosen).Value!);
    }

    public string Pay(HttpContext context) => Local(context, "/pay");

    // Left: the payer turned back on the gateway's page, so the page speaks of that instead of waiting.
    public string Payment(HttpContext context, string paymentId, bool left = false) => Local(context, $"/payments/{paymentId}{(left ? "?left=1" : "")}");

    public string PaymentStatus(HttpContext context, string paymentId) => Local(context, $"/payments/{paymentId}/status");

    public string Asset(HttpContext context, string name) => Local(context, $"/assets/{CheckoutAssets.Version}/{name}");

    public string Shop(HttpContext context) => InShop(context, settings.Value.ShopPath) ?? $"{context.Request.PathBase}/";

    // Null for anything that would lead out of the shop.
    public static string? InShop(HttpContext context, string? path) => StaysInShop(path) ? $"{context.Request.PathBase}{path}" : null;

    // Browsers read a backslash as a slash and read over control characters, so neither may stand anywhere.
    public static bool StaysInShop(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl);

    private string Local(HttpContext context, string rest) => $"{context.Request.PathBase}/{routes.Prefix}{rest}";

    private Uri Public(string rest) => new($"{settings.Value.PublicBaseUrl!.AbsoluteUri.TrimEnd('/')}/{routes.Prefix}/{rest}");
}
