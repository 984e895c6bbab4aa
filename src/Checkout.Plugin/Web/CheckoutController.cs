using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OutputCaching;

namespace LigdiCash.Checkout.Web;

// CheckoutRoutes sets the name and the route prefix.
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

// MVC finds public controllers only. Ours stay internal, out of the public API.
internal sealed class CheckoutControllerFeature(CheckoutRoles roles) : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        roles.ServesWeb && !typeInfo.IsAbstract && typeInfo.IsSubclassOf(typeof(CheckoutController));
}
