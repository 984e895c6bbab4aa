using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Workshop;

public sealed class WishController : Controller
{
    [HttpPost("wish")]
    public IActionResult Add([FromForm] Wish wish) => Content(ModelState.IsValid ? $"{wish.Article} kept" : "invalid");
}

public sealed class Wish
{
    public string Article { get; set; } = "none";
}

internal sealed class WishRules : AbstractValidator<Wish>
{
    public WishRules() => RuleFor(wish => wish.Article).MaximumLength(5);
}

internal sealed class CartRules : AbstractValidator<CheckoutCart>
{
    public CartRules(SeenCarts seen)
    {
        RuleFor(cart => cart.Reference).Must(reference =>
        {
            seen.Count++;
            return true;
        });
        RuleForEach(cart => cart.Lines).Must(line => line.Quantity <= 3).WithMessage("Trois pièces au plus.");
    }
}

// How often the shop's rules have seen a cart.
public sealed class SeenCarts
{
    public int Count { get; set; }
}
