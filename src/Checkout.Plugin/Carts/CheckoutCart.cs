using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace LigdiCash.Checkout;

/// <summary>A purchase at the shop's own prices. The paid <see cref="CheckoutPayment"/> has a copy from the press of Pay.</summary>
/// <param name="Reference">The shop's ID of this purchase (order, basket or checkout): 1 to 64 of <c>A-Z a-z 0-9 . _ : -</c>.
/// Use one reference per purchase; the texts of one GUID, with or without dashes, are one reference.
/// A second payment for a paid reference is listed as a duplicate and not fulfilled.</param>
/// <param name="Lines">The lines of the cart: 1 to 1,000. The gateway gets at most 100; the last one then sums up all others.
/// Lines with the same name, SKU, variant and price are merged into one.
/// Validators also see the cart with the lines of one SKU and price merged.</param>
/// <param name="Total">The amount to pay, XOF: the sum of the lines minus <see cref="Discount"/>. Any other total is refused, so a shop
/// that passes its own total has it checked.</param>
[method: JsonConstructor]
public sealed record CheckoutCart(string Reference, IReadOnlyList<CheckoutLine> Lines, Money Total)
{
    private readonly Money? _total = Total;

    /// <summary>Creates a cart without a total of the shop's own: <see cref="Total"/> is the sum of the lines minus
    /// <see cref="Discount"/>.</summary>
    public CheckoutCart(string reference, IReadOnlyList<CheckoutLine> lines) : this(reference, lines, Money.Zero) => _total = null;

    /// <summary>Creates a cart with a number as reference; see <see cref="ReferenceOf(long)"/>.</summary>
    public CheckoutCart(long reference, IReadOnlyList<CheckoutLine> lines) : this(ReferenceOf(reference), lines)
    {
    }

    /// <summary>Creates a cart with a GUID as reference; see <see cref="ReferenceOf(Guid)"/>.</summary>
    public CheckoutCart(Guid reference, IReadOnlyList<CheckoutLine> lines) : this(ReferenceOf(reference), lines)
    {
    }

    /// <summary>The amount to pay, XOF.</summary>
    public Money Total
    {
        get => _total ?? CalculatedTotal;
        init => _total = value;
    }

    /// <summary>The amount subtracted from the sum of the lines, XOF. Defaults to zero.</summary>
    public Money Discount { get; init; }

    /// <summary>A one-line description for the gateway's payment page. Null: the store's name and the reference.</summary>
    public string? Description { get; init; }

    /// <summary>What shoppers read instead of <see cref="Reference"/>, such as an order number: at most 64 characters.
    /// Null: the reference. <see cref="FulfillmentResult.Fulfilled"/> replaces it with the order number.</summary>
    public string? Label { get; init; }

    /// <summary>The shop's own data for its handler, such as a delivery address: at most 20 entries with keys of 1 to 64 and values of at
    /// most 500 characters. Stored with the payment, as of the last press of Pay for the open invoice; never shown and never sent to the
    /// gateway. Removed after <see cref="CheckoutOptions.KeepPersonalDataFor"/>. Default: empty.</summary>
    public IReadOnlyDictionary<string, string> Data
    {
        get => field ?? ReadOnlyDictionary<string, string>.Empty;
        init;
    }

    /// <summary>The payer's data that prefill the form. Null: the fields start empty.</summary>
    public CheckoutPayer? Payer { get; init; }

    /// <summary>Returned by an <see cref="ICartSource"/> in place of a cart: the shopper must sign in first. The shop's sign-in is
    /// challenged and leads back to the summary. In a shop without authentication, a page asks for it.</summary>
    public static CheckoutCart SignInFirst { get; } = new("", []) { PageInstead = SignInPage };

    /// <summary>Returned by an <see cref="ICartSource"/> in place of a cart: the order exists and nothing is left to pay.</summary>
    public static CheckoutCart NothingToPay { get; } = new("", []) { PageInstead = "nothing" };

    /// <summary>Returned by an <see cref="ICartSource"/> in place of a cart: prices or stock changed, and the shopper must check the cart
    /// in the shop first.</summary>
    public static CheckoutCart Changed { get; } = new("", []) { PageInstead = "changed" };

    /// <summary>Converts a number to a reference. The result is the same in every culture.</summary>
    public static string ReferenceOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Converts a GUID to a reference: 32 lower-case hexadecimal digits.</summary>
    public static string ReferenceOf(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    internal const string SignInPage = "sign-in";

    // The page to show in place of a cart: the prefix of its text keys, and its status in JSON.
    internal string? PageInstead { get; private init; }

    // Saturates: the total of refused lines, whose sum may not fit, is read too.
    private Money CalculatedTotal => Money.Xof((long)Int128.Clamp(
        Lines.Aggregate(-(Int128)Discount.Amount, (sum, line) => sum + ((Int128)line.UnitPrice.Amount * line.Quantity)),
        long.MinValue, long.MaxValue));

    internal CheckoutCart Merged() => MergedBy(line => (line.Name, line.Sku, line.Variant, line.UnitPrice));

    // A shop's limit per article counts all variants of it together.
    internal CheckoutCart ByArticle() => MergedBy(line => (line.Article, line.UnitPrice));

    private CheckoutCart MergedBy<TKey>(Func<CheckoutLine, TKey> key) => this with { Lines = [.. Lines.GroupBy(key).Select(Merge)] };

    private static CheckoutLine Merge(IEnumerable<CheckoutLine> lines) => lines.First() with
    {
        Quantity = lines.Any(line => line.Quantity < 1) ? 0 : (int)Math.Min(int.MaxValue, lines.Sum(line => (long)line.Quantity)),
    };
}

/// <summary>One line of a cart.</summary>
/// <param name="Name">The name that the checkout and the gateway show: 1 to 2,000 characters, stable in one language. The gateway gets
/// the first 255.</param>
/// <param name="Quantity">The number of items: 1 to 10,000.</param>
/// <param name="UnitPrice">The price of one item, XOF: 0 to 2,000,000.</param>
/// <param name="Sku">The shop's article number. Null: the name identifies the article.</param>
/// <param name="Variant">The variant of the SKU, such as a size: at most 100 characters, the same in every language.
/// The checkout does not show it; the gateway's page may. Null: the article has no variants.</param>
public sealed record CheckoutLine(string Name, int Quantity, Money UnitPrice, string? Sku = null, string? Variant = null)
{
    internal const int MaxVariantLength = 100;
    internal const int MaxQuantity = 10_000;
    internal static readonly Money MaxUnitPrice = Money.Xof(2_000_000);

    internal string Article => Sku ?? Name;

    /// <summary>The price of the whole line, XOF.</summary>
    /// <exception cref="OverflowException">The product does not fit into 64 bits.</exception>
    public Money Total => UnitPrice * Quantity;

    // Within these bounds neither a line's total nor the sum of the lines can overflow.
    internal bool IsWithinBounds => Quantity is >= 1 and <= MaxQuantity && UnitPrice >= Money.Zero && UnitPrice <= MaxUnitPrice;
}

/// <summary>The payer as the shop knows them or as entered in the form. Every field may be empty; none is null.</summary>
/// <param name="FirstName">The first name: one line of at most 100 characters. Invisible characters are removed.</param>
/// <param name="LastName">The last name: one line of at most 100 characters. Invisible characters are removed.</param>
/// <param name="Email">The email address: at most 254 characters.</param>
public sealed record CheckoutPayer(string FirstName, string LastName, string Email)
{
    /// <summary>Creates a payer from a name in one piece, such as <c>Awa Marie Sanou</c>. The last word becomes <see cref="LastName"/>
    /// and the words before it <see cref="FirstName"/>, because several first names are common in Burkina Faso and several last names are
    /// rare. A single word becomes <see cref="FirstName"/>. A shop that writes the last name first uses the constructor.</summary>
    /// <exception cref="ArgumentNullException">The name or the email address is null.</exception>
    public static CheckoutPayer FromFullName(string name, string email)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(email);
        return name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.. { Length: > 0 } first, var last]
            ? new(string.Join(' ', first), last, email)
            : new(name.Trim(), "", email);
    }

    /// <summary>A payer with empty fields.</summary>
    public static CheckoutPayer Empty { get; } = new("", "", "");

    // Invisible characters reorder displayed text and make equal names differ.
    internal CheckoutPayer Cleaned() => this with { FirstName = Cleaned(FirstName), LastName = Cleaned(LastName) };

    internal static bool IsOneLine(string name) => !name.Any(letter =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Cleaned(string name) =>
        string.Concat((name ?? "").EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)).Trim();

    /// <summary>Returns the type's name only, to keep personal data out of logs.</summary>
    public override string ToString() => nameof(CheckoutPayer);
}
