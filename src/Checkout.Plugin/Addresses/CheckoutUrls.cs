namespace LigdiCash.Checkout.Addresses;

// Addresses for the gateway start with the configured public address. Request headers do not change them.
internal sealed class CheckoutUrls(RoutePrefix prefix, CurrentOptions settings)
{
    public Uri Return(string paymentId) => OfPage($"return/{paymentId}");
    public Uri Cancel(string paymentId) => OfPage($"cancel/{paymentId}");

    // The gateway also gets the payment's id in the body, which it may encode in a way that the shop cannot read.
    public Uri Callback(string? paymentId = null) => OfCallback(
        paymentId is not null && settings.Value.LigdiCash.CallbackNamesPayment ? $"callback/{paymentId}" : "callback");

    // The body of a payout callback may lack the payout's id.
    public Uri PayoutCallback(string payoutId) => OfCallback($"payout-callback/{payoutId}");

    // For readers of the receipt, who may not be the shopper.
    public Uri Receipt(string paymentId) => OfPage($"payments/{paymentId}?receipt=1");

    public Uri Asset(string version, string name) => OfPage($"assets/{version}/{name}");

    // Without a request, as in an interactive component, the address starts with the path of the public address.
    public string Summary(HttpContext? context, string? reference) =>
        Local(context, reference is null ? "" : QueryString.Create("reference", reference).Value!);

    // Preselects the payment method, but not the phone number, which is personal data.
    public string Retry(HttpContext context, CheckoutPayment payment)
    {
        var query = QueryString.Create("reference", payment.Reference).Add("method", payment.Method.ToString().ToLowerInvariant());
        return Local(context, (payment.Row.Operator is { } operatorCode ? query.Add("operator", operatorCode) : query).Value!);
    }

    public string Pay(HttpContext context) => Local(context, "/pay");

    // left: the payer cancelled on the gateway's page.
    public string Payment(HttpContext context, string paymentId, bool left = false) =>
        Local(context, $"/payments/{paymentId}{(left ? "?left=1" : "")}");

    public string PaymentStatus(HttpContext context, string paymentId) => Local(context, $"/payments/{paymentId}/status");
    public string Asset(HttpContext context, string version, string name) => Local(context, $"/assets/{version}/{name}");
    public string Shop(HttpContext context) => InShop(context, settings.Value.ShopPath) ?? $"{context.Request.PathBase}/";

    // Null if the path leads out of the shop.
    public static string? InShop(HttpContext context, string? path) => StaysInShop(path) ? $"{context.Request.PathBase}{path}" : null;

    // Browsers treat a backslash as a slash and ignore control characters.
    public static bool StaysInShop(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl);

    private string Local(HttpContext? context, string rest)
    {
        var pathBase = context is null ? settings.Value.PublicBaseUrl!.AbsolutePath.TrimEnd('/') : $"{context.Request.PathBase}";
        return $"{pathBase}/{prefix.OfPages(context)}{rest}";
    }

    private Uri OfPage(string rest) => Public(prefix.OfPages(context: null), rest);
    private Uri OfCallback(string rest) => Public(prefix.OfCallbacks(), rest);
    private Uri Public(string start, string rest) => new($"{settings.Value.PublicBaseUrl!.AbsoluteUri.TrimEnd('/')}/{start}/{rest}");
}
