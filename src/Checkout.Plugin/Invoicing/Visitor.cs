using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

// Who presses Pay, as far as that can be known: the browser, by the cookie without which no form of ours is accepted and which nobody can make up, the network it comes from,
// and the name by which the browser is known again.
internal sealed record RateLimitSubject(string Browser, ulong? Network, string Name)
{
    public static RateLimitSubject Of(HttpContext context, string forgeryCookie, ulong? network, string name) =>
        new(context.Request.Cookies[forgeryCookie] ?? context.TraceIdentifier, network, name);

    // The connection's own address, or what the shop's UseForwardedHeaders has put in its place; what anybody may write into a header has no say. Of IPv6 the part that one household or phone has.
    // Null for addresses that are a proxy's in front of the shop rather than anybody's: all shoppers would share it.
    public static ulong? NetworkOf(IPAddress? address)
    {
        Span<byte> whole = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(whole, out var length))
        {
            return null;
        }

        var bytes = address.IsIPv4MappedToIPv6 ? whole[12..] : whole[..length];
        return bytes switch
        {
            _ when IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal => null,
            [10 or 127, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..] => null,
            { Length: 4 } => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };
    }
}
