namespace LigdiCash.Checkout;

/// <summary>The texts and links of the checkout's views: <c>@inject CheckoutView Checkout</c>.
/// A view of the shop that replaces one of the checkout's (same path) may inject it too.</summary>
public sealed class CheckoutView : IViewContextAware
{
    private readonly CheckoutTexts _texts;
    private readonly CheckoutUrls _urls;
    private readonly CurrentOptions _settings;
    private HttpContext? _context;

    internal CheckoutView(CheckoutTexts texts, CheckoutUrls urls, CurrentOptions settings) =>
        (_texts, _urls, _settings) = (texts, urls, settings);

    /// <summary>The language of the texts, for <c>lang</c>: <c>fr</c>, <c>en</c>, or one that the shop added.</summary>
    public string Language => _texts.Language;

    /// <summary>The direction of the texts, for <c>dir</c>: <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => _texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Whether the gateway runs on this machine. No real money moves then.</summary>
    public bool IsTest => _settings.Value.IsTest;

    /// <summary><see cref="CheckoutOptions.StoreName"/>.</summary>
    public string StoreName => _settings.Value.StoreName;

    /// <summary>The address of the "back to the shop" link.</summary>
    public string Shop => _urls.Shop(Context);

    /// <summary>The address of the pay form's post.</summary>
    public string Pay => _urls.Pay(Context);

    private HttpContext Context => _context ?? throw new InvalidOperationException("CheckoutView works in views only: inject it there.");

    /// <summary>The text of a key of <c>Texts/fr.json</c>, in the shopper's language.</summary>
    /// <exception cref="KeyNotFoundException">The key does not exist.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The text of a key in the shopper's language, with values for its placeholders <c>{0}</c>, <c>{1}</c> and so on.</summary>
    /// <exception cref="KeyNotFoundException">The key does not exist.</exception>
    public string Format(string key, params object?[] values) => _texts.Format(key, values);

    /// <summary>A formatted amount, such as <c>12 500 F CFA</c>.</summary>
    public string Money(Money amount) => _texts.Money(amount);

    /// <summary>The same moment in the shop's time zone (<see cref="CheckoutOptions.TimeZone"/>).</summary>
    public DateTimeOffset InShop(DateTimeOffset at) => _settings.InShop(at);

    /// <summary>A formatted date and time in the shop's time zone and the shopper's language.</summary>
    public string Moment(DateTimeOffset at) => _texts.Moment(InShop(at));

    /// <summary>The address of a cart's summary page. Null: the shopper's current cart.</summary>
    public string Summary(string? reference) => _urls.Summary(Context, reference);

    /// <summary>The address of the summary page after a payment that did not succeed. Its payment method is preselected.</summary>
    public string Retry(CheckoutPayment payment) => _urls.Retry(Context, payment);

    /// <summary>A country's name: the text <c>country.…</c> with its two letters, else its name in the list of operators.</summary>
    public string Country(OperatorCountry country) => _texts.Country(country);

    /// <summary>The address of the page of the payment with this <see cref="CheckoutPayment.Id"/>.</summary>
    public string Payment(string paymentId) => _urls.Payment(Context, paymentId);

    /// <summary>The address where a script reads the status of the payment with this <see cref="CheckoutPayment.Id"/>.</summary>
    public string PaymentStatus(string paymentId) => _urls.PaymentStatus(Context, paymentId);

    /// <summary>The address of a static file: <c>checkout.css</c> or <c>checkout.js</c>.</summary>
    public string Asset(string name) => _urls.Asset(Context, CheckoutAssets.Version, name);

    void IViewContextAware.Contextualize(ViewContext viewContext) => _context = viewContext.HttpContext;
}
