namespace LigdiCash.Client.Wire;

// Hosts are compared in ASCII form, where look-alike letters of different alphabets differ.
internal static class HostName
{
    public static IEnumerable<string> Split(string? hosts) =>
        (hosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool IsValid(string host) => Uri.CheckHostName(host) != UriHostNameType.Unknown && InAscii(host) is not null;

    public static bool IsSame(string host, string? other) => string.Equals(host, other, StringComparison.OrdinalIgnoreCase);

    public static string? InAscii(string host) =>
        Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var address) ? InAscii(address) : null;

    public static string? InAscii(Uri address)
    {
        try
        {
            return address.IdnHost is { Length: > 0 } host && host.All(char.IsAscii) ? host : null;
        }
        catch (Exception error) when (error is UriFormatException or ArgumentException)
        {
            return null;
        }
    }
}
