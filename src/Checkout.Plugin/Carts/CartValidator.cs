using FluentValidation;

namespace Checkout.Plugin;

// All problems at once, each in the shopper's words. Bounds come before sums, so no sum can overflow.
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
            line.RuleFor(it => it.Variant).Must(variant => variant is null || (variant.Length <= CheckoutLine.MaxVariantLength && !variant.Any(char.IsControl)))
                .WithMessage(_ => texts["cart.line-name"]);
            line.RuleFor(it => it.Quantity).InclusiveBetween(1, CheckoutLine.MaxQuantity)
                .WithMessage(it => texts.Format("cart.line-quantity", it.Name, CheckoutLine.MaxQuantity));
            line.RuleFor(it => it.UnitPrice).Must(price => price >= Money.Zero && price <= CheckoutLine.MaxUnitPrice)
                .WithMessage(it => texts.Format("cart.line-price", it.Name));
        });
        RuleFor(cart => cart.Total).Must((cart, total) => AddsUp(cart, total)).When(HasSaneLines).WithMessage(_ => texts["cart.total-off"]);
        RuleFor(cart => cart.Total).Must(total => total >= limits.MinTotal && total <= limits.MaxTotal)
            .WithMessage(_ => texts.Format("cart.total-bounds", texts.Money(limits.MinTotal), texts.Money(limits.MaxTotal)));
    }

    private static bool HasSaneLines(CheckoutCart cart) => cart.Lines.Count is > 0 and <= MaxLines
        && cart.Lines.All(line => line.IsWithinBounds);

    // The discount is taken off the sum, which is small by now; neither it nor the total has bounds of its own that would make adding them safe.
    private static bool AddsUp(CheckoutCart cart, Money total) => cart.Discount >= Money.Zero
        && cart.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total) - cart.Discount == total;
}
