using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

[Route("orders")]
public sealed class OrdersController(OrderReader orders) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await orders.OfAsync(Visitor.Of(HttpContext), cancellationToken));

    [HttpGet("{reference}")]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellationToken) =>
        await orders.FindAsync(Visitor.Of(HttpContext), reference, cancellationToken) is { } order ? View(order) : NotFound();
}
