using System.Text.Json;
using System.Text.RegularExpressions;

namespace LigdiCash.Client;

internal static partial class Refusal
{
    // A link to show and to log, from an answer that is not ours: one site, one folder, nothing that had to be escaped (which a Uri takes
    // back when it is printed), or none.
    private const string WikiFolder = "https://client.ligdicash.com/wiki/";

    public static LigdiCashException From(JsonElement root, GatewayEndpoint endpoint) =>
        endpoint.Refused(SubCode(root), Wiki(root.Text("wiki")), NamesOtp(root.Text("description")));

    public static bool IsIn(JsonElement root) => root.Text("response_code") == "01" && IsToldIn(root);

    public static bool IsToldIn(JsonElement root) => SubCode(root) is not null;

    public static string? SubCode(JsonElement root) =>
        Code().Match(WireText.Of(root.Text("response_text"))) is { Success: true } match ? match.Groups["code"].Value : null;

    // "You must specify password or otp" is what integrators saw beside a code that otherwise means any malformed request.
    private static bool NamesOtp(string? description) => description?.Contains("otp", StringComparison.OrdinalIgnoreCase) == true;

    private static Uri? Wiki(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var wiki)
        && wiki.AbsoluteUri.StartsWith(WikiFolder, StringComparison.Ordinal)
        && !wiki.AbsoluteUri.Contains('%', StringComparison.Ordinal)
        && wiki.AbsoluteUri.Length <= WireText.MaxLength ? wiki : null;

    [GeneratedRegex(@"Echec \(Code(?<code>[0-9]{2,3}[a-z]?)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
