using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

// What a visitor sees instead of an empty page. Takes every verb, because a form that failed is answered here too.
[IgnoreAntiforgeryToken]
public sealed class ErrorController : Controller
{
    [Route("/error/{status:int}")]
    public IActionResult Index(int status) => View(status);
}
