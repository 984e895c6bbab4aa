using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

public sealed class ShelfController : Controller
{
    [HttpGet("/")]
    public IActionResult Index(string? added) => View(new ShelfView(Shelf.Products, Shelf.Find(added)));

    [HttpGet("/products/{sku}")]
    public IActionResult Product(string sku) => Shelf.Find(sku) is { } product ? View(product) : NotFound();
}

public sealed record ShelfView(IReadOnlyList<Product> Products, Product? Added);
