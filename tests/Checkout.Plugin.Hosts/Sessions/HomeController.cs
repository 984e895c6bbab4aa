using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Sessions;

public sealed class HomeController : Controller
{
    public IActionResult Index() => View();
}
