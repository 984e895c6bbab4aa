using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Members;

public sealed class HomeController(MembersBaskets baskets) : Controller
{
    public IActionResult Index() => View(baskets.Of(User));

    public IActionResult Purchase(string? reference) => View(model: reference ?? "");

    [HttpPost]
    public IActionResult Add(string sku)
    {
        baskets.Add(User, sku);
        return RedirectToAction(nameof(Index));
    }
}
