using FluentValidation;

namespace Checkout.Plugin;

// All problems at once, each in the shopper's words. Bounds come before sums, so no sum can overflow.
internal sealed class CartValidator : AbstractValidator<Cart>
{
    private const int MostLines = 100;
    private const int LongestName = 255;

    public CartValidator(CheckoutTexts texts, CheckoutOptions limits)
    {
        RuleFor(cart => cart.Reference).Must(CheckoutId.IsReference).WithMessage(_ => texts["cart.reference"]);
        RuleFor(cart => cart.Lines).NotEmpty().WithMessage(_ => texts["cart.empty"]);
        RuleFor(cart => cart.Lines.Count).LessThanOrEqualTo(MostLines).WithMessage(_ => texts.Format("cart.too-many-lines", MostLines));
        RuleForEach(cart => cart.Lines).ChildRules(line =>
        {
            line.RuleFor(it => it.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName)
                .WithMessage(_ => texts["cart.line-name"]);
            line.RuleFor(it => it.Variant).Must(variant => variant is null || (variant.Length <= CartLine.MaxVariantLength && !variant.Any(char.IsControl)))
                .WithMessage(_ => texts["cart.line-name"]);
            line.RuleFor(it => it.Quantity).InclusiveBetween(1, CartLine.MostOfOne)
                .WithMessage(it => texts.Format("cart.line-quantity", it.Name, CartLine.MostOfOne));
            line.RuleFor(it => it.UnitPrice).Must(price => price >= Money.Zero && price <= CartLine.Dearest)
                .WithMessage(it => texts.Format("cart.line-price", it.Name));
        });
        RuleFor(cart => cart.Total).Must((cart, total) => AddsUp(cart, total)).When(HasSaneLines).WithMessage(_ => texts["cart.total-off"]);
        RuleFor(cart => cart.Total).Must(total => total >= limits.MinimumTotal && total <= limits.MaximumTotal)
            .WithMessage(_ => texts.Format("cart.total-bounds", texts.Money(limits.MinimumTotal), texts.Money(limits.MaximumTotal)));
    }

    private static bool HasSaneLines(Cart cart) => cart.Lines.Count is > 0 and <= MostLines
        && cart.Lines.All(line => line.IsWithinBounds);

    // The discount is taken off the sum, which is small by now; neither it nor the total has bounds of its own that would make adding them safe.
    private static bool AddsUp(Cart cart, Money total) => cart.Discount >= Money.Zero
        && cart.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total) - cart.Discount == total;
}
