namespace LigdiCash.Checkout.Carts;

// Compares carts across languages: article names may differ between two languages.
internal sealed record CartFingerprint(string Articles, string Names, string Language)
{
    public static CartFingerprint Of(CheckoutCart cart) => Of(cart, CultureInfo.CurrentUICulture.Name);

    public static CartFingerprint Of(CheckoutCart cart, string language) => new(ArticlesOf(cart), NamesOf(cart), language);

    public bool Matches(CartFingerprint other) => Articles == other.Articles && (Language != other.Language || Names == other.Names);

    public static CartFingerprint? Parse(string text) =>
        text.Split('.', 3) is [var articles, var names, var language] ? new(articles, names, language) : null;

    public override string ToString() => $"{Articles}.{Names}.{Language}";

    // Lines may be merged in one language only, so the articles are grouped without their names.
    private static string ArticlesOf(CheckoutCart cart) => Digest.Of(JsonList.Of(
        CheckoutId.CanonicalReference(cart.Reference),
        cart.Lines.GroupBy(line => (line.Article, line.Variant, line.UnitPrice), line => (long)line.Quantity)
            .OrderBy(item => item.Key.Article, StringComparer.Ordinal)
            .ThenBy(item => item.Key.Variant, StringComparer.Ordinal)
            .ThenBy(item => item.Key.UnitPrice)
            .Select(item => new object?[] { item.Key.Article, item.Key.Variant, item.Key.UnitPrice, item.Sum() }),
        cart.Discount,
        cart.Total));

    private static string NamesOf(CheckoutCart cart) => Digest.Of(JsonList.Of(cart.Lines
        .OrderBy(line => line.Article, StringComparer.Ordinal)
        .ThenBy(line => line.Variant, StringComparer.Ordinal)
        .ThenBy(line => line.UnitPrice)
        .ThenBy(line => line.Name, StringComparer.Ordinal)
        .Select(line => new object?[] { line.Article, line.Variant, line.UnitPrice, line.Name, line.Quantity })));
}
