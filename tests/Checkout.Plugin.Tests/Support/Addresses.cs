using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Checkout.Plugin.Tests;

internal static class Addresses
{
    // Who is at the other end of every connection; the test server knows nobody's address.
    public static IApplicationBuilder ComesFrom(this IApplicationBuilder app, Func<IPAddress> address) => app.Use((context, next) =>
    {
        context.Connection.RemoteIpAddress = address();
        return next(context);
    });
}
