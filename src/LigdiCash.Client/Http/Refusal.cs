using System.Text.Json;
using System.Text.RegularExpressions;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Http;

internal static partial class Refusal
{
    // The link of an answer is shown and logged, so only plain addresses of this folder are accepted.
    private const string WikiFolder = "https://client.ligdicash.com/wiki/";

    public static LigdiCashException From(JsonElement root, GatewayEndpoint endpoint) =>
        endpoint.Refused(SubCode(root), Wiki(root.Text("wiki")), NamesOtp(root.Text("description")));

    public static bool IsIn(JsonElement root) => root.Text("response_code") == "01" && SubCode(root) is not null;

    public static string? SubCode(JsonElement root) =>
        Code().Match(WireText.Of(root.Text("response_text"))) is { Success: true } match ? match.Groups["code"].Value : null;

    // Integrators observed "You must specify password or otp" with the code of malformed requests.
    private static bool NamesOtp(string? description) => description?.Contains("otp", StringComparison.OrdinalIgnoreCase) == true;

    private static Uri? Wiki(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var wiki)
        && wiki.AbsoluteUri.StartsWith(WikiFolder, StringComparison.Ordinal)
        && !wiki.AbsoluteUri.Contains('%', StringComparison.Ordinal)
        && wiki.AbsoluteUri.Length <= WireText.MaxLength ? wiki : null;

    [GeneratedRegex(@"Echec \(Code(?<code>[0-9]{2,3}[a-z]?)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Code();
}
