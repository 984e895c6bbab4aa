using System.Net;
using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

/// Who presses Pay, as far as that can be known: the browser, by the cookie without which no form of ours is accepted and which nobody can make up, the network it comes from,
/// and the name by which the browser is known again.
internal sealed record Visitor(string Browser, string? Network, string Name)
{
    public static Visitor Of(HttpContext context, string forgeryCookie, string name) =>
        new(context.Request.Cookies[forgeryCookie] ?? context.TraceIdentifier, context.Connection.RemoteIpAddress is { } address ? NetworkOf(address) : null, name);

    /// Null for addresses that are a proxy's in front of the shop rather than anybody's: all shoppers would share it.
    private static string? NetworkOf(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return bytes switch
        {
            _ when IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal => null,
            [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..] => null,
            { Length: 4 } => Convert.ToHexString(bytes),
            _ => Convert.ToHexString(bytes, 0, 8),
        };
    }
}
