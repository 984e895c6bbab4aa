using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Markets;

public sealed class HomeController : Controller
{
    public IActionResult Index() => View();
}
