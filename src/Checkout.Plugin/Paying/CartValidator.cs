using FluentValidation;

namespace LigdiCash.Checkout.Paying;

// The sum is checked only if every line is within bounds, so it cannot overflow.
internal sealed class CartValidator : AbstractValidator<CheckoutCart>
{
    private const int MaxLines = 1_000;
    private const int MaxNameLength = 2_000;
    private const int MaxShownLength = 80;
    private const int MaxLabelLength = 64;
    private const int MaxEntries = 20;
    private const int MaxKeyLength = 64;
    private const int MaxValueLength = 500;
    private readonly CheckoutTexts _texts;

    public CartValidator(CheckoutTexts texts, CheckoutOptions limits)
    {
        _texts = texts;
        RuleFor(cart => cart.Reference).Must(CheckoutId.IsReference).WithMessage(_ => texts["cart.reference"]);
        RuleFor(cart => cart.Lines).NotEmpty().WithMessage(_ => texts["cart.empty"]);
        RuleFor(cart => cart.Lines.Count).LessThanOrEqualTo(MaxLines).WithMessage(_ => texts.Format("cart.too-many-lines", MaxLines));
        RuleForEach(cart => cart.Lines).Must(line => HasName(line.Name))
            .WithMessage((cart, line) => texts.Format("cart.line-name", line.Sku ?? NumberOf(line, cart)));
        RuleForEach(cart => cart.Lines).Must(line => IsVariant(line.Variant))
            .WithMessage((cart, line) => texts.Format("cart.line-variant", NameOf(line, cart)));
        RuleForEach(cart => cart.Lines).Must(line => line.Quantity is >= 1 and <= CheckoutLine.MaxQuantity)
            .WithMessage((cart, line) => texts.Format("cart.line-quantity", NameOf(line, cart), CheckoutLine.MaxQuantity));
        RuleForEach(cart => cart.Lines).Must(line => line.UnitPrice >= Money.Zero && line.UnitPrice <= CheckoutLine.MaxUnitPrice)
            .WithMessage((cart, line) => texts.Format("cart.line-price", NameOf(line, cart)));
        RuleFor(cart => cart.Label).Must(label => label is null || IsText(label, 1, MaxLabelLength)).WithMessage(_ => texts["cart.label"]);
        RuleFor(cart => cart.Data.Count).LessThanOrEqualTo(MaxEntries).WithMessage(_ => texts.Format("cart.too-much-data", MaxEntries));
        RuleForEach(cart => cart.Data).Must(entry => IsText(entry.Key, 1, MaxKeyLength) && IsText(entry.Value, 0, MaxValueLength))
            .WithMessage((_, entry) => texts.Format("cart.data", entry.Key, MaxValueLength));
        RuleFor(cart => cart.Total).Must(AddsUp).When(HasLinesWithinBounds).WithMessage(_ => texts["cart.total-off"]);
        RuleFor(cart => cart.Total).Must(total => total >= limits.MinTotal && total <= limits.MaxTotal)
            .WithMessage(_ => texts.Format("cart.total-bounds", texts.Money(limits.MinTotal), texts.Money(limits.MaxTotal)));
    }

    // PostgreSQL refuses the NUL character.
    private static bool IsText(string? text, int min, int max) =>
        text is not null && text.Length >= min && text.Length <= max && !text.Contains('\0', StringComparison.Ordinal);

    private static bool HasName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength;

    private static bool IsVariant(string? variant) =>
        variant is null || (variant.Length <= CheckoutLine.MaxVariantLength && !variant.Any(char.IsControl));

    private string NameOf(CheckoutLine line, CheckoutCart cart) =>
        string.IsNullOrWhiteSpace(line.Name) ? line.Sku ?? NumberOf(line, cart)
        : line.Name.Length > MaxShownLength ? $"{line.Name[..(MaxShownLength - 1)]}…" : line.Name;

    private string NumberOf(CheckoutLine line, CheckoutCart cart) =>
        _texts.Format("cart.line-number", cart.Lines.TakeWhile(other => !ReferenceEquals(other, line)).Count() + 1);

    private static bool HasLinesWithinBounds(CheckoutCart cart) =>
        cart.Lines.Count is > 0 and <= MaxLines && cart.Lines.All(line => line.IsWithinBounds);

    // Subtracting from the bounded sum cannot overflow. Adding the discount to the total could.
    private static bool AddsUp(CheckoutCart cart, Money total) => cart.Discount >= Money.Zero
        && cart.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total) - cart.Discount == total;
}
