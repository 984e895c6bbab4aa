using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests;

internal static class ServiceProviderExtensions
{
    public static T GetRequired<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();

    public static DueCheckQueue<CheckoutPayment> Checks(this IServiceProvider services) =>
        services.GetRequired<DueCheckQueue<CheckoutPayment>>();
}
