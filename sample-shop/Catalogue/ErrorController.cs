using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

// Accepts every verb, because a failed form post is answered here too.
[IgnoreAntiforgeryToken]
public sealed class ErrorController : Controller
{
    [Route("/error/{status:int}")]
    public IActionResult Index(int status) => View(status);
}
