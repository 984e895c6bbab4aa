namespace LigdiCash.Emulator.Wire;

internal static class WebAddress
{
    public static bool IsWebAddress(this string? value) =>
        Uri.TryCreate(value, UriKind.Absolute,
            out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
