using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Sessions;

public sealed class BasketController : Controller
{
    public IActionResult Index() => View(HttpContext.Session.Basket());

    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Add(string sku)
    {
        HttpContext.Session.Keep(HttpContext.Session.Basket().With(sku));
        return RedirectToAction(nameof(Index));
    }
}
