using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Sessions;

public sealed class HomeController : Controller
{
    public IActionResult Index() => View();
}

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

public sealed class OrdersController(OrderBook orders) : Controller
{
    public IActionResult Show(string id) => View(model: orders.TimesHandedOver(id));
}
