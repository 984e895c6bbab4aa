using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

[Route("basket")]
public sealed class BasketController(BasketStore baskets) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await baskets.FindOpenAsync(Visitor.Of(HttpContext), cancellationToken));

    [HttpPost("add")]
    public async Task<IActionResult> Add(BasketForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Shelf.Find(form.Sku) is not { } product)
        {
            return BadRequest();
        }

        await baskets.AddAsync(Visitor.Welcome(HttpContext), product.Sku, form.Quantity, cancellationToken);
        return form.Then == "basket"
            ? RedirectToAction(nameof(Index))
            : RedirectToAction(nameof(ShelfController.Index), "Shelf", new { added = product.Sku }, product.Sku);
    }

    [HttpPost("change")]
    public async Task<IActionResult> Change(BasketForm form, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && Visitor.Of(HttpContext) is { } visitor)
        {
            await baskets.ChangeAsync(visitor, form.Sku, form.Quantity, cancellationToken);
        }

        return RedirectToAction(nameof(Index));
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(string? sku, CancellationToken cancellationToken)
    {
        if (sku is not null && Visitor.Of(HttpContext) is { } visitor)
        {
            await baskets.RemoveAsync(visitor, sku, cancellationToken);
        }

        return RedirectToAction(nameof(Index));
    }
}

public sealed record BasketForm(string Sku, [Range(1, BasketLine.MaxQuantity)] int Quantity = 1, string? Then = null);
