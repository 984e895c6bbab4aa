using System.Net.Mail;
using LigdiCash.Client;
using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

// The Pay form as it came: only known fields are read, and one that came twice, be it once in the address, makes the form improper, whichever value was meant.
internal sealed record PayForm(string? Reference, string CheckoutKey, string? CartSeen, CheckoutPayer Payer, bool IsProper = true)
{
    public CheckoutPayer Payer { get; init => field = value.Cleaned(); } = Payer.Cleaned();

    public string Method { get; init; } = "";

    // The operator's name in the list of operators; empty: the gateway finds out by the number.
    public string Operator { get; init; } = "";

    public string Phone { get; init; } = "";

    // Never printed, stored or shown again. Null: none was given.
    public Secret? Otp { get; init; }

    // The page asked for the code that was sent to this very number, so that an empty one is a mistake and no wish for another.
    public bool HasCode { get; init; }

    public bool WantsNewCode { get; init; }

    // Nothing was read of it.
    public bool IsTooLarge { get; private init; }

    public const int MaxSize = 64 * 1024;

    private static readonly string[] Known = ["reference", "checkoutKey", "cartSeen", "firstName", "lastName", "email", "method", "operator", "phone", "otp", "hasCode", "newCode"];
    private static readonly PayForm Nothing = new(null, "", null, CheckoutPayer.Empty, IsProper: false);
    private static readonly PayForm TooLarge = Nothing with { IsTooLarge = true };
    private const int MaxNameLength = 100;
    private const int MaxEmailLength = 254;

    // The same press once more. Without the code, which no page shows: what it led to is found by the key, and where it led to nothing it is asked for again.
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
    }.Where(one => one.Value.Length > 0)];

    public static async Task<PayForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxSize)
        {
            return TooLarge;
        }

        if (!request.HasFormContentType)
        {
            return Nothing;
        }

        try
        {
            return Read(await request.ReadFormAsync(cancellationToken), request);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return Nothing;
        }
    }

    public IEnumerable<Problem> Problems(CheckoutTexts texts)
    {
        if (Payer.FirstName.Length > MaxNameLength)
        {
            yield return new(texts.Format("payer.name-length", MaxNameLength), "firstName");
        }

        if (Payer.LastName.Length > MaxNameLength)
        {
            yield return new(texts.Format("payer.last-name-length", MaxNameLength), "lastName");
        }

        foreach (var (_, wrong) in new[] { (Payer.FirstName, "firstName"), (Payer.LastName, "lastName") }.Where(given => !CheckoutPayer.IsOneLine(given.Item1)))
        {
            yield return new(texts["payer.name-lines"], wrong);
        }

        if (Payer.Email.Length > 0 && (Payer.Email.Length > MaxEmailLength || !MailAddress.TryCreate(Payer.Email, out var address) || address.Address != Payer.Email))
        {
            yield return new(texts["payer.email"], "email");
        }
    }

    private static PayForm Read(IFormCollection form, HttpRequest request) => new(
        SingleValue(form, "reference") is { Length: > 0 } reference ? reference : null,
        KeyOf(form, request) ?? "",
        SingleValue(form, "cartSeen") is { Length: > 0 } seen ? seen : null,
        new(SingleValue(form, "firstName"), SingleValue(form, "lastName"), SingleValue(form, "email")),
        IsProper: Known.All(field => form[field].Count <= 1 && !request.Query.ContainsKey(field)) && CheckoutId.IsId(KeyOf(form, request)))
    {
        Method = SingleValue(form, "method"),
        Operator = SingleValue(form, "operator"),
        Phone = SingleValue(form, "phone"),
        // People write codes as they read them: in groups.
        Otp = string.Concat(SingleValue(form, "otp").Where(letter => !char.IsWhiteSpace(letter))) is { Length: > 0 } otp ? new Secret(otp) : null,
        HasCode = SingleValue(form, "hasCode") is { Length: > 0 } sentTo && sentTo == SingleValue(form, "phone"),
        WantsNewCode = SingleValue(form, "newCode").Length > 0,
    };

    private static string? KeyOf(IFormCollection form, HttpRequest request) =>
        request.Headers[IdempotencyKey.Header] is { Count: > 0 } header ? IdempotencyKey.FromHeader(header) : SingleValue(form, "checkoutKey");

    private static string SingleValue(IFormCollection form, string name) => (form[name].FirstOrDefault() ?? "").Trim();
}
