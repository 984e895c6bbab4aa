using System.Reflection;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace LigdiCash.Checkout.Web;

// MVC finds public controllers only. Ours stay internal, out of the public API.
internal sealed class CheckoutControllerFeature : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) => !typeInfo.IsAbstract && typeInfo.IsSubclassOf(typeof(CheckoutController));
}
