using Checkout.Plugin;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the checkout to a shop's health checks.</summary>
public static class CheckoutHealthChecksBuilderExtensions
{
    private static readonly Func<IServiceProvider, IHealthCheck> Make = ActivatorUtilities.GetServiceOrCreateInstance<CheckoutHealth>;

    /// <summary>Adds one check: unhealthy when the checkout's database gives no answer within two seconds, or takes no writes; degraded when Redis, where it is configured, gives none,
    /// or when the gateway gives none and is left alone for a while; healthy otherwise. Its texts hold no secret and no address. Called again with the same name, the last call counts.</summary>
    /// <param name="builder">What <c>services.AddHealthChecks()</c> returns; the shop also calls <c>AddCheckout</c> on its services.</param>
    /// <param name="name">The check's name. <c>checkout</c> unless given.</param>
    /// <param name="failureStatus">What is reported instead of unhealthy. Null: unhealthy.</param>
    /// <param name="tags">By which the shop picks checks for an endpoint, such as <c>ready</c>. Null: none.</param>
    /// <param name="timeout">How long the check may take in all. Null: without a bound of the shop's.</param>
    public static IHealthChecksBuilder AddCheckout(
        this IHealthChecksBuilder builder, string name = "checkout", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<HealthCheckServiceOptions>(checks =>
        {
            foreach (var earlier in checks.Registrations.Where(check => check.Factory == Make && check.Name == name).ToList())
            {
                checks.Registrations.Remove(earlier);
            }

            checks.Registrations.Add(new(name, Make, failureStatus, tags, timeout));
        });
        return builder;
    }
}
