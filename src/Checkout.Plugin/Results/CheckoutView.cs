using LigdiCash.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Plugin;

/// <summary>What the checkout's views say and where they lead: <c>@inject CheckoutView Checkout</c>, also in a view of the shop's that takes the place of one of ours by standing at the same path.</summary>
public sealed class CheckoutView : IViewContextAware
{
    private readonly CheckoutTexts _texts;
    private readonly CheckoutUrls _urls;
    private readonly CurrentOptions _settings;
    private HttpContext? _context;

    internal CheckoutView(CheckoutTexts texts, CheckoutUrls urls, CurrentOptions settings) => (_texts, _urls, _settings) = (texts, urls, settings);

    /// <summary>The language in which the texts are, for <c>lang</c>: <c>fr</c>, <c>en</c>, or one that the shop added.</summary>
    public string Language => _texts.Language;

    /// <summary>Whether the gateway is on this machine, so that no real money moves.</summary>
    public bool IsTest => _settings.Value.IsTest;

    /// <summary><see cref="CheckoutOptions.StoreName"/>.</summary>
    public string StoreName => _settings.Value.StoreName;

    /// <summary>Where "back to the shop" leads.</summary>
    public string Shop => _urls.Shop(Context);

    /// <summary>Where the pay form is posted.</summary>
    public string Pay => _urls.Pay(Context);

    private HttpContext Context => _context ?? throw new InvalidOperationException("CheckoutView is for views: inject it there.");

    /// <summary>A text in the shopper's language.</summary>
    /// <param name="key">A key of <c>Texts/fr.json</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key] => _texts[key];

    /// <summary>A text with its gaps filled.</summary>
    /// <param name="key">A key of <c>Texts/fr.json</c>.</param>
    /// <param name="values">What comes into <c>{0}</c> and so on.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string Format(string key, params object?[] values) => _texts.Format(key, values);

    /// <summary>An amount as people write it: <c>12 500 F CFA</c>.</summary>
    /// <param name="amount">XOF.</param>
    public string Money(Money amount) => _texts.Money(amount);

    /// <summary>The same moment by the shop's clock (<see cref="CheckoutOptions.TimeZone"/>).</summary>
    /// <param name="at">Any offset.</param>
    public DateTimeOffset InShop(DateTimeOffset at) => _settings.InShop(at);

    /// <summary>A moment as people write it, by the shop's clock.</summary>
    /// <param name="at">Any offset.</param>
    public string Moment(DateTimeOffset at) => _texts.Moment(InShop(at));

    /// <summary>The summary page.</summary>
    /// <param name="reference">The cart's reference. Null: the shopper's current cart.</param>
    public string Summary(string? reference) => _urls.Summary(Context, reference);

    /// <summary>The summary page of a payment's purchase, with the same way to pay chosen beforehand.</summary>
    /// <param name="payment">The payment that did not succeed.</param>
    public string Retry(CheckoutPayment payment) => _urls.Retry(Context, payment);

    /// <summary>A country's name in the shopper's language; as the list of operators has it where no text is called <c>country.…</c> by its two letters.</summary>
    /// <param name="country">A country of the list of operators.</param>
    public string Country(OperatorCountry country) => _texts.Country(country);

    /// <summary>A payment's page.</summary>
    /// <param name="paymentId"><see cref="Plugin.CheckoutPayment.Id"/>.</param>
    public string Payment(string paymentId) => _urls.Payment(Context, paymentId);

    /// <summary>What a script asks to learn how a payment stands.</summary>
    /// <param name="paymentId"><see cref="Plugin.CheckoutPayment.Id"/>.</param>
    public string PaymentStatus(string paymentId) => _urls.PaymentStatus(Context, paymentId);

    /// <summary>A file of the checkout's.</summary>
    /// <param name="name"><c>checkout.css</c> or <c>checkout.js</c>.</param>
    public string Asset(string name) => _urls.Asset(Context, name);

    void IViewContextAware.Contextualize(ViewContext viewContext) => _context = viewContext.HttpContext;
}
