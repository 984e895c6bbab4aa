using FluentValidation;

namespace LigdiCash.Checkout.Paying;

// The sum is checked only if every line is within bounds, so it cannot overflow.
internal sealed class CartValidator : AbstractValidator<CheckoutCart>
{
    private const int MaxLines = 100;
    private const int MaxNameLength = 255;

    public CartValidator(CheckoutTexts texts, CheckoutOptions limits)
    {
        RuleFor(cart => cart.Reference).Must(CheckoutId.IsReference).WithMessage(_ => texts["cart.reference"]);
        RuleFor(cart => cart.Lines).NotEmpty().WithMessage(_ => texts["cart.empty"]);
        RuleFor(cart => cart.Lines.Count).LessThanOrEqualTo(MaxLines).WithMessage(_ => texts.Format("cart.too-many-lines", MaxLines));
        RuleForEach(cart => cart.Lines).ChildRules(line =>
        {
            line.RuleFor(it => it.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength)
                .WithMessage(_ => texts["cart.line-name"]);
            line.RuleFor(it => it.Variant)
                .Must(variant => variant is null || (variant.Length <= CheckoutLine.MaxVariantLength && !variant.Any(char.IsControl)))
                .WithMessage(_ => texts["cart.line-name"]);
            line.RuleFor(it => it.Quantity).InclusiveBetween(1, CheckoutLine.MaxQuantity)
                .WithMessage(it => texts.Format("cart.line-quantity", it.Name, CheckoutLine.MaxQuantity));
            line.RuleFor(it => it.UnitPrice).Must(price => price >= Money.Zero && price <= CheckoutLine.MaxUnitPrice)
                .WithMessage(it => texts.Format("cart.line-price", it.Name));
        });
        RuleFor(cart => cart.Total).Must(AddsUp).When(HasLinesWithinBounds).WithMessage(_ => texts["cart.total-off"]);
        RuleFor(cart => cart.Total).Must(total => total >= limits.MinTotal && total <= limits.MaxTotal)
            .WithMessage(_ => texts.Format("cart.total-bounds", texts.Money(limits.MinTotal), texts.Money(limits.MaxTotal)));
    }

    private static bool HasLinesWithinBounds(CheckoutCart cart) =>
        cart.Lines.Count is > 0 and <= MaxLines && cart.Lines.All(line => line.IsWithinBounds);

    // Subtracting from the bounded sum cannot overflow. Adding the discount to the total could.
    private static bool AddsUp(CheckoutCart cart, Money total) => cart.Discount >= Money.Zero
        && cart.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total) - cart.Discount == total;
}
