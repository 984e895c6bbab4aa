using System.Globalization;

namespace Checkout.Plugin;

// Says whether two carts are the same purchase, also when they were named in different languages.
internal sealed record CartFingerprint(string Articles, string Names, string Language)
{
    public static CartFingerprint Of(CheckoutCart cart) => Of(cart, CultureInfo.CurrentUICulture.Name);

    public static CartFingerprint Of(CheckoutCart cart, string language) => new(ArticlesOf(cart), NamesOf(cart), language);

    // Names are compared only within one language.
    public bool Matches(CartFingerprint other) => Articles == other.Articles && (Language != other.Language || Names == other.Names);

    // Null: it is not a fingerprint.
    public static CartFingerprint? Parse(string text) => text.Split('.', 3) is [var articles, var names, var language] ? new(articles, names, language) : null;

    public override string ToString() => $"{Articles}.{Names}.{Language}";

    // Lines that one language merges and another does not are the same articles.
    private static string ArticlesOf(CheckoutCart cart) => CheckoutPayment.Digest(JsonList.Of(
        cart.Reference,
        cart.Lines.GroupBy(line => (line.Article, line.Variant, line.UnitPrice))
            .OrderBy(same => same.Key.Article, StringComparer.Ordinal).ThenBy(same => same.Key.Variant, StringComparer.Ordinal).ThenBy(same => same.Key.UnitPrice)
            .Select(same => new object?[] { same.Key.Article, same.Key.Variant, same.Key.UnitPrice, same.Sum(line => (long)line.Quantity) }),
        cart.Discount,
        cart.Total));

    private static string NamesOf(CheckoutCart cart) => CheckoutPayment.Digest(JsonList.Of(cart.Lines
        .OrderBy(line => line.Article, StringComparer.Ordinal).ThenBy(line => line.Variant, StringComparer.Ordinal).ThenBy(line => line.UnitPrice).ThenBy(line => line.Name, StringComparer.Ordinal)
        .Select(line => new object?[] { line.Article, line.Variant, line.UnitPrice, line.Name, line.Quantity })));
}
