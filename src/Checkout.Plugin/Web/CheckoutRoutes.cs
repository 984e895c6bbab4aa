using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace LigdiCash.Checkout.Web;

// Sets the controller's name and the route prefix of MapCheckout.
internal sealed class CheckoutRoutes : IApplicationModelProvider, IActionDescriptorChangeProvider, IDisposable
{
    public const string DefaultPrefix = "checkout";

    // Many shops have a CheckoutController. With the same name, its links would lead here and its partial views into these pages.
    private const string ControllerName = "CheckoutPlugin";
    private readonly HashSet<string> _prefixes = new(StringComparer.OrdinalIgnoreCase);
    private CancellationTokenSource _change = new();

    public string Prefix { get; private set; } = DefaultPrefix;

    public bool AreMapped { get; private set; }

    public int Order => 0;

    // Returns false if the prefix is already mapped.
    public bool MapUnder(string prefix)
    {
        AreMapped = true;
        Prefix = prefix;
        Interlocked.Exchange(ref _change, new()).Cancel();
        return _prefixes.Add(prefix);
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_change.Token);

    public void OnProvidersExecuting(ApplicationModelProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApplicationModelProviderContext context)
    {
        var prefix = new AttributeRouteModel { Template = Prefix };
        foreach (var controller in context.Result.Controllers.Where(controller => controller.ControllerType == typeof(CheckoutController)))
        {
            controller.ControllerName = ControllerName;
            foreach (var selector in controller.Actions.SelectMany(action => action.Selectors))
            {
                selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(prefix, selector.AttributeRouteModel);
            }
        }
    }

    public void Dispose() => _change.Dispose();
}
