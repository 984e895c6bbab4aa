using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace LigdiCash.Checkout.Web;

// CheckoutRoutes sets the name and the route prefix.
[Controller]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[SkipStatusCodePages]
[ApiExplorerSettings(IgnoreApi = true)]
[OutputCache(NoStore = true)]
[CheckoutEndpoint(PagePolicy.InLayout)]
[ServiceFilter<CheckoutGuard>]
internal abstract class CheckoutController(CheckoutPages pages) : Controller
{
    protected CheckoutPages Pages { get; } = pages;
}
