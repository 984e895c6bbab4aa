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

    /// <summary>A text in the shopper's language.</summary>
    /// <param name="key">A key of <c>Texts/fr.json</c>.</param>
    /// <exception cref="KeyNotFoundException">The key does not exist.</exception>
    public string this[string key] => _texts[key];

    /// <summary>A text in the shopper's language with its placeholders filled.</summary>
    /// <param name="key">A key of <c>Texts/fr.json</c>.</param>
    /// <param name="values">The values of <c>{0}</c>, <c>{1}</c> and so on.</param>
    /// <exception cref="KeyNotFoundException">The key does not exist.</exception>
    public string Format(string key, params object?[] values) => _texts.Format(key, values);

    /// <summary>A formatted amount, such as <c>12 500 F CFA</c>.</summary>
    /// <param name="amount">XOF.</param>
    public string Money(Money amount) => _texts.Money(amount);

    /// <summary>The same moment in the shop's time zone (<see cref="CheckoutOptions.TimeZone"/>).</summary>
    /// <param name="at">Any offset.</param>
    public DateTimeOffset InShop(DateTimeOffset at) => _settings.InShop(at);

    /// <summary>A formatted date and time in the shop's time zone and the shopper's language.</summary>
    /// <param name="at">Any offset.</param>
    public string Moment(DateTimeOffset at) => _texts.Moment(InShop(at));

    /// <summary>The address of the summary page.</summary>
    /// <param name="reference">The cart's reference. Null: the shopper's current cart.</param>
    public string Summary(string? reference) => _urls.Summary(Context, reference);

    /// <summary>The address of the summary page for another attempt. The payment method is preselected.</summary>
    /// <param name="payment">The payment that did not succeed.</param>
    public string Retry(CheckoutPayment payment) => _urls.Retry(Context, payment);

    /// <summary>A country's name: the text <c>country.…</c> with its two letters, else its name in the list of operators.</summary>
    /// <param name="country">A country of the list of operators.</param>
    public string Country(OperatorCountry country) => _texts.Country(country);

    /// <summary>The address of a payment's page.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    public string Payment(string paymentId) => _urls.Payment(Context, paymentId);

    /// <summary>The address where a script reads a payment's status.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    public string PaymentStatus(string paymentId) => _urls.PaymentStatus(Context, paymentId);

    /// <summary>The address of a static file of the checkout.</summary>
    /// <param name="name"><c>checkout.css</c> or <c>checkout.js</c>.</param>
    public string Asset(string name) => _urls.Asset(Context, CheckoutAssets.Version, name);

    void IViewContextAware.Contextualize(ViewContext viewContext) => _context = viewContext.HttpContext;
}
