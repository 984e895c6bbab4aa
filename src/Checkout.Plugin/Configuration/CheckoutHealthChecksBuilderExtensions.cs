using LigdiCash.Checkout;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the checkout to a shop's health checks.</summary>
public static class CheckoutHealthChecksBuilderExtensions
{
    private static readonly Func<IServiceProvider, IHealthCheck> Factory = ActivatorUtilities.GetServiceOrCreateInstance<CheckoutHealth>;

    /// <summary>Adds one health check. Unhealthy: the checkout's database does not answer within two seconds, or takes no writes. Degraded:
    /// a configured Redis does not answer, or the gateway's circuit breaker is open. Its texts contain no secret and no address.
    /// A second call with the same name replaces the first.</summary>
    /// <param name="builder">The result of <c>services.AddHealthChecks()</c>. The shop must also call <c>services.AddCheckout</c>.</param>
    /// <param name="name">The name of the check. Default: <c>checkout</c>.</param>
    /// <param name="failureStatus">The status reported instead of unhealthy. Null: unhealthy.</param>
    /// <param name="tags">Tags by which an endpoint selects checks, such as <c>ready</c>. Null: none.</param>
    /// <param name="timeout">The time limit of the whole check. Null: no limit in addition to its own.</param>
    public static IHealthChecksBuilder AddCheckout(
        this IHealthChecksBuilder builder, string name = "checkout", HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<HealthCheckServiceOptions>(checks =>
        {
            foreach (var earlier in checks.Registrations.Where(check => check.Factory == Factory && check.Name == name).ToList())
            {
                checks.Registrations.Remove(earlier);
            }

            checks.Registrations.Add(new(name, Factory, failureStatus, tags, timeout));
        });
        return builder;
    }
}
