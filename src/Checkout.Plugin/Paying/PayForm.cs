using System.Net.Mail;

namespace LigdiCash.Checkout.Paying;

// The posted Pay form. A known field that occurs twice, or also in the query string, is ambiguous and makes the form improper.
internal sealed record PayForm(string? Reference, string CheckoutKey, string? CartSeen, CheckoutPayer Payer, bool IsProper = true)
{
    public CheckoutPayer Payer { get; init => field = value.Cleaned(); } = Payer.Cleaned();
    public string Method { get; init; } = "";
    public string Phone { get; init; } = "";

    // Empty: the gateway derives the operator from the phone number.
    public string Operator { get; init; } = "";

    // Never logged, stored or shown.
    public Secret? Otp { get; init; }

    // A code was sent to this phone number, so that an empty Otp is a mistake and not a request for a code.
    public bool HasCode { get; init; }
    public bool WantsNewCode { get; init; }
    public bool IsTooLarge { get; private init; }

    public const int MaxSize = 64 * 1024;
    private const int MaxNameLength = 100;
    private const int MaxEmailLength = 254;
    private static readonly string[] KnownFields = ["reference", "checkoutKey", "cartSeen", "firstName", "lastName", "email",
        "method", "operator", "phone", "otp", "hasCode", "newCode"];
    private static readonly PayForm Unreadable = new(null, "", null, CheckoutPayer.Empty, IsProper: false);
    private static readonly PayForm TooLarge = Unreadable with { IsTooLarge = true };

    // The fields for a repeated post. No page contains the code: the key finds the earlier outcome, or the code is requested again.
    public IReadOnlyList<KeyValuePair<string, string>> Again => [.. new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["reference"] = Reference ?? "",
        ["checkoutKey"] = CheckoutKey,
        ["cartSeen"] = CartSeen ?? "",
        ["firstName"] = Payer.FirstName,
        ["lastName"] = Payer.LastName,
        ["email"] = Payer.Email,
        ["method"] = Method,
        ["operator"] = Operator,
        ["phone"] = Phone,
        ["hasCode"] = HasCode || Otp is not null ? Phone : "",
    }.Where(entry => entry.Value.Length > 0)];

    public static async Task<PayForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxSize)
        {
            return TooLarge;
        }

        try
        {
            return request.HasFormContentType ? Read(await request.ReadFormAsync(cancellationToken), request) : Unreadable;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return Unreadable;
        }
    }

    public IEnumerable<Problem> Problems(CheckoutTexts texts)
    {
        (bool IsValid, string Text, string Field)[] rules =
        [
            (Payer.FirstName.Length <= MaxNameLength, texts.Format("payer.name-length", MaxNameLength), "firstName"),
            (Payer.LastName.Length <= MaxNameLength, texts.Format("payer.last-name-length", MaxNameLength), "lastName"),
            (CheckoutPayer.IsOneLine(Payer.FirstName), texts["payer.name-lines"], "firstName"),
            (CheckoutPayer.IsOneLine(Payer.LastName), texts["payer.name-lines"], "lastName"),
            (Payer.Email.Length == 0 || IsEmail(Payer.Email), texts["payer.email"], "email"),
        ];
        return rules.Where(rule => !rule.IsValid).Select(rule => new Problem(rule.Text, rule.Field));
    }

    private static bool IsEmail(string email) =>
        email.Length <= MaxEmailLength && MailAddress.TryCreate(email, out var address) && address.Address == email;

    private static PayForm Read(IFormCollection form, HttpRequest request) => new(
        SingleValue(form, "reference") is { Length: > 0 } reference ? reference : null,
        KeyOf(form, request) ?? "",
        SingleValue(form, "cartSeen") is { Length: > 0 } seen ? seen : null,
        new(SingleValue(form, "firstName"), SingleValue(form, "lastName"), SingleValue(form, "email")),
        IsProper: KnownFields.All(field => form[field].Count <= 1 && !request.Query.ContainsKey(field))
            && CheckoutId.IsId(KeyOf(form, request)))
    {
        Method = SingleValue(form, "method"),
        Operator = SingleValue(form, "operator"),
        Phone = SingleValue(form, "phone"),
        Otp = OneTimeCode.Read(SingleValue(form, "otp")),
        HasCode = SingleValue(form, "hasCode") is { Length: > 0 } sentTo && sentTo == SingleValue(form, "phone"),
        WantsNewCode = SingleValue(form, "newCode").Length > 0,
    };

    private static string? KeyOf(IFormCollection form, HttpRequest request) =>
        request.Headers[IdempotencyKey.Header] is { Count: > 0 } header
            ? IdempotencyKey.FromHeader(header) : SingleValue(form, "checkoutKey");

    private static string SingleValue(IFormCollection form, string name) => (form[name].FirstOrDefault() ?? "").Trim();
}
