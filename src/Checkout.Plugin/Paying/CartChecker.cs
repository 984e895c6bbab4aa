using FluentValidation;

namespace LigdiCash.Checkout.Paying;

// Runs the plug-in's rules and the shop's own.
internal sealed class CartChecker(IEnumerable<IValidator<CheckoutCart>> validators)
{
    public async Task<IReadOnlyList<Problem>> CheckAsync(CheckoutCart cart, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        // A limit per article also applies to the sum of its variants.
        var byArticle = cart.ByArticle();
        CheckoutCart[] views = byArticle.Lines.Count < cart.Lines.Count ? [cart, byArticle] : [cart];
        foreach (var validator in validators)
        {
            foreach (var view in views)
            {
                problems.AddRange((await validator.ValidateAsync(view, cancellationToken)).Errors.Select(error => error.ErrorMessage));
            }
        }

        return [.. problems.Distinct(StringComparer.Ordinal).Select(text => new Problem(text))];
    }
}
