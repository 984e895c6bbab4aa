using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace LigdiCash.Checkout.Web;

// Sets the controller's name and the route prefix of MapCheckout.
internal sealed class CheckoutRoutes(RoutePrefix prefix) : IApplicationModelProvider, IActionDescriptorChangeProvider, IDisposable
{
    // Many shops have a CheckoutController. With the same name, its links would lead here and its partial views into these pages.
    private const string ControllerName = "CheckoutPlugin";
    private CancellationTokenSource _change = new();

    public int Order => 0;

    // Returns false if the prefix is already mapped.
    public bool MapUnder(string segments)
    {
        var isNew = prefix.Map(segments);
        Interlocked.Exchange(ref _change, new()).Cancel();
        return isNew;
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_change.Token);

    public void OnProvidersExecuting(ApplicationModelProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApplicationModelProviderContext context)
    {
        var route = new AttributeRouteModel { Template = prefix.Value };
        var ours = context.Result.Controllers.Where(controller => controller.ControllerType.IsSubclassOf(typeof(CheckoutController)));
        foreach (var controller in ours)
        {
            controller.ControllerName = ControllerName;
            foreach (var selector in controller.Actions.SelectMany(action => action.Selectors))
            {
                selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(route, selector.AttributeRouteModel);
            }
        }
    }

    public void Dispose() => _change.Dispose();
}
