using System.Reflection;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Checkout.Plugin;

// MVC takes public controllers only; ours stays internal, so that the plug-in's public face is what a shop needs and no more.
internal sealed class CheckoutControllerFeature : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) => typeInfo.AsType() == typeof(CheckoutController);
}
