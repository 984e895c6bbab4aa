using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace Checkout.Plugin;

/// Puts the prefix that MapCheckout was given before the routes of our controller, and of no other.
internal sealed class CheckoutRoutes : IApplicationModelProvider, IActionDescriptorChangeProvider, IDisposable
{
    public const string DefaultPrefix = "checkout";
    private readonly HashSet<string> _prefixes = new(StringComparer.OrdinalIgnoreCase);
    private CancellationTokenSource _change = new();

    public string Prefix { get; private set; } = DefaultPrefix;

    public bool AreMapped { get; private set; }

    public int Order => 0;

    /// False: this prefix was mapped before.
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
        foreach (var selector in context.Result.Controllers.Where(controller => controller.ControllerType == typeof(CheckoutController))
            .SelectMany(controller => controller.Actions).SelectMany(action => action.Selectors))
        {
            selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(prefix, selector.AttributeRouteModel);
        }
    }

    public void Dispose() => _change.Dispose();
}
