using Checkout.Plugin;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the checkout to a shop's health checks.</summary>
public static class CheckoutHealthChecksBuilderExtensions
{
    /// <summary>Adds one check: unhealthy when the checkout's database gives no answer within two seconds; degraded when Redis, where it is configured, gives none,
    /// or when the gateway gives none and is left alone for a while; healthy otherwise. Its texts hold no secret and no address.</summary>
    /// <param name="builder">What <c>services.AddHealthChecks()</c> returns; the shop also calls <c>AddCheckout</c> on its services.</param>
    /// <param name="name">The check's name. <c>checkout</c> unless given.</param>
    public static IHealthChecksBuilder AddCheckout(this IHealthChecksBuilder builder, string name = "checkout")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<CheckoutHealth>(name);
    }
}
