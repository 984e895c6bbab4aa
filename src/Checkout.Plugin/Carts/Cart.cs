using System.Globalization;
using System.Text;

namespace Checkout.Plugin;

/// <summary>What is being bought, at the shop's own prices. Frozen when the shopper presses Pay; the paid <see cref="CheckoutPayment"/> carries that frozen copy.</summary>
/// <param name="Reference">The shop's own name for this purchase (order, basket or checkout): 1 to 64 of <c>A-Z a-z 0-9 . _ : -</c>.
/// One purchase, one reference: money for a reference that was paid before is listed as a duplicate and not fulfilled again.</param>
/// <param name="Lines">What is bought: 1 to 100 lines. Lines with the same name, SKU, variant and price become one line.
/// Limits are also checked with the lines of one SKU and price added up.</param>
/// <param name="Total">What the shopper pays, XOF: the sum of the lines less <see cref="Discount"/>. A total that does not add up is refused.</param>
public sealed record CheckoutCart(string Reference, IReadOnlyList<CheckoutLine> Lines, Money Total)
{
    /// <summary>What is taken off the sum of the lines, XOF. Zero unless set.</summary>
    public Money Discount { get; init; }

    /// <summary>One line for the gateway's payment page. Null: made from the store's name and the reference.</summary>
    public string? Description { get; init; }

    /// <summary>What the shop knows of the payer already, to fill the form. Null: the fields start empty.</summary>
    public CheckoutPayer? Payer { get; init; }

    /// <summary>A reference from a number, the same in every culture.</summary>
    public static string ReferenceOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A reference from a GUID: 32 lower-case hexadecimal digits.</summary>
    public static string ReferenceOf(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    internal CheckoutCart Merged() => this with { Lines = [.. Lines.GroupBy(line => (line.Name, line.Sku, line.Variant, line.UnitPrice)).Select(Merge)] };

    // As limits for one article count it: one line for each SKU and price, whatever its variants are called.
    internal CheckoutCart ByArticle() => this with { Lines = [.. Lines.GroupBy(line => (line.Article, line.UnitPrice)).Select(Merge)] };

    private static CheckoutLine Merge(IEnumerable<CheckoutLine> same)
    {
        var lines = same.ToList();
        return lines[0] with { Quantity = lines.Exists(line => line.Quantity < 1) ? 0 : (int)Math.Min(int.MaxValue, lines.Sum(line => (long)line.Quantity)) };
    }
}

/// <summary>One line of a cart.</summary>
/// <param name="Name">What the shopper and the gateway's page read: 1 to 255 characters, the same at each call in one language.</param>
/// <param name="Quantity">How many: 1 to 10,000.</param>
/// <param name="UnitPrice">The price of one, XOF: 0 to 2,000,000.</param>
/// <param name="Sku">The shop's article number. Null: the name serves.</param>
/// <param name="Variant">What tells variants of one SKU apart, such as a size: at most 100 characters, the same in every language. Only the gateway's page may show it. Null: there are none.</param>
public sealed record CheckoutLine(string Name, int Quantity, Money UnitPrice, string? Sku = null, string? Variant = null)
{
    internal const int MaxVariantLength = 100;

    internal string Article => Sku ?? Name;

    /// <summary>The price of the whole line, XOF.</summary>
    /// <exception cref="OverflowException">The product does not fit into 64 bits.</exception>
    public Money Total => UnitPrice * Quantity;

    internal const int MaxQuantity = 10_000;

    internal static readonly Money MaxUnitPrice = Money.Xof(2_000_000);

    // Within bounds, so that no product and no sum of lines can overflow.
    internal bool IsWithinBounds => Quantity is >= 1 and <= MaxQuantity && UnitPrice >= Money.Zero && UnitPrice <= MaxUnitPrice;
}

/// <summary>Who pays, as far as they said. Every field may be empty, none is null.</summary>
/// <param name="FirstName">One line of at most 100 characters; invisible ones are removed.</param>
/// <param name="LastName">One line of at most 100 characters; invisible ones are removed.</param>
/// <param name="Email">At most 254 characters.</param>
public sealed record CheckoutPayer(string FirstName, string LastName, string Email)
{
    /// <summary>A payer who said nothing.</summary>
    public static CheckoutPayer Empty { get; } = new("", "", "");

    // Invisible marks change the order of names in lists, and make two names of one.
    internal CheckoutPayer Cleaned() => this with { FirstName = Cleaned(FirstName), LastName = Cleaned(LastName) };

    internal static bool IsOneLine(string name) => !name.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Cleaned(string name) => string.Concat((name ?? "").EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)).Trim();

    /// <summary>Only that there is a payer: a person's data does not belong in a log line.</summary>
    public override string ToString() => nameof(CheckoutPayer);
}
