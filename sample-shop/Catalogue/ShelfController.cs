using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

public sealed class ShelfController : Controller
{
    [HttpGet("/")]
    public IActionResult Index(string? added) => View(new ShelfView(Shelf.Products, Shelf.Find(added)));
}

public sealed record ShelfView(IReadOnlyList<Product> Products, Product? Added);
