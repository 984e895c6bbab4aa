using System.Buffers.Binary;
using System.Net;

namespace LigdiCash.Checkout.Security;

// AntiforgeryCookie identifies the browser for limits, because it cannot be forged. BrowserId identifies it across visits.
internal sealed record RateLimitSubject(string AntiforgeryCookie, ulong? Network, string BrowserId)
{
    // Headers are ignored; the shop's UseForwardedHeaders sets the connection's address. For IPv6 the network is the first 64 bits.
    // Null for addresses that belong to a proxy in front of the shop, because all shoppers share them.
    public static ulong? NetworkOf(IPAddress? address)
    {
        Span<byte> buffer = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(buffer, out var length))
        {
            return null;
        }

        var bytes = address.IsIPv4MappedToIPv6 ? buffer[12..] : buffer[..length];
        return bytes switch
        {
            _ when IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal => null,
            [10 or 127, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..] => null,
            { Length: 4 } => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };
    }
}
