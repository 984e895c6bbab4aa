using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace Checkout.Plugin;

// Gives our controller, and no other, its name and before its routes the prefix that MapCheckout was given.
internal sealed class CheckoutRoutes : IApplicationModelProvider, IActionDescriptorChangeProvider, IDisposable
{
    public const string DefaultPrefix = "checkout";

    // Shops have a CheckoutController: links meant for theirs would lead to ours, and our pages would take partial views of their layout from /Views/Checkout.
    private const string UnusualName = "CheckoutPlugin";
    private readonly HashSet<string> _prefixes = new(StringComparer.OrdinalIgnoreCase);
    private CancellationTokenSource _change = new();

    public string Prefix { get; private set; } = DefaultPrefix;

    public bool AreMapped { get; private set; }

    public int Order => 0;

    // False: this prefix was mapped before.
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
            controller.ControllerName = UnusualName;
            foreach (var selector in controller.Actions.SelectMany(action => action.Selectors))
            {
                selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(prefix, selector.AttributeRouteModel);
            }
        }
    }

    public void Dispose() => _change.Dispose();
}
