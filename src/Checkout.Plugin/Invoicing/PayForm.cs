using System.Net.Mail;
using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

/// The Pay form as it came: only known fields are read, and a field that came twice counts as no form at all.
internal sealed record PayForm(string? Reference, string CheckoutKey, string? CartSeen, Payer Payer)
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    /// Null: not a form of ours.
    public static async Task<PayForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync(cancellationToken);
            return form.Any(field => field.Value.Count > 1) || !CheckoutId.IsId(form["checkoutKey"]) ? null : Read(form);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    public IEnumerable<string> Problems(CheckoutTexts texts)
    {
        if (Payer.FirstName.Length > LongestName || Payer.LastName.Length > LongestName)
        {
            yield return texts["payer.name-length"];
        }

        if (Payer.Email.Length > 0 && (Payer.Email.Length > LongestEmail || !MailAddress.TryCreate(Payer.Email, out var address) || address.Address != Payer.Email))
        {
            yield return texts["payer.email"];
        }
    }

    private static PayForm Read(IFormCollection form) => new(
        One(form, "reference") is { Length: > 0 } reference ? reference : null,
        One(form, "checkoutKey"),
        One(form, "cartSeen") is { Length: > 0 } seen ? seen : null,
        new(One(form, "firstName"), One(form, "lastName"), One(form, "email")));

    private static string One(IFormCollection form, string name) => form[name].ToString().Trim();
}
