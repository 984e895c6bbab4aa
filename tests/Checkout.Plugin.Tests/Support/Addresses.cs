using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Checkout.Plugin.Tests;

internal static class Addresses
{
    // The remote address of every connection, which the test server does not set.
    public static IApplicationBuilder ComesFrom(this IApplicationBuilder app, Func<IPAddress> address) => app.Use((context, next) =>
    {
        context.Connection.RemoteIpAddress = address();
        return next(context);
    });
}
