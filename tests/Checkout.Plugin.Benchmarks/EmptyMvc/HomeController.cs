using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Benchmarks;

public sealed class HomeController : Controller
{
    public IActionResult Index() => View();
}
