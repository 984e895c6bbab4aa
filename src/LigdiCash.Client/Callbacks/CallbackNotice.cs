using LigdiCash.Client.Callbacks;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client;

/// <summary>The payin or payout that an unsigned callback names (pages <c>payment-api/callback/payin-payload</c> and
/// <c>payment-api/callback/payout-payload</c>). Anyone can post a callback, so its outcome is not read: ask the gateway with
/// <see cref="LigdiCashClient.ConfirmInvoiceAsync"/> or <see cref="LigdiCashClient.ConfirmPayoutAsync"/>.</summary>
public sealed record CallbackNotice
{
    private const int MaxBodySize = 64 * 1024;

    /// <summary>The shop's reference. Null when absent, contradictory, unprintable or longer than 255 characters.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Field <c>external_id</c>, which may join several values with <c>;</c>. Null as for <see cref="TransactionId"/>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The gateway's short reference. Null as for <see cref="TransactionId"/>.</summary>
    public string? RequestId { get; init; }

    /// <summary>Reads a callback's body, a form or JSON. Never throws: a body that is unreadable, longer than 64 KB, deeper than 8 levels
    /// or has more than 64 fields gives a notice of nulls.</summary>
    /// <param name="contentType">The request's content type; null when missing. Only its charset is used: the type is often wrong.</param>
    /// <param name="body">The raw body.</param>
    public static CallbackNotice Read(string? contentType, ReadOnlyMemory<byte> body)
    {
        var text = body.Length > MaxBodySize ? default : Trimmed(body);
        if (text.IsEmpty)
        {
            return new CallbackNotice();
        }

        // A form never begins with a brace, which would be percent-encoded.
        return text.Span[0] == (byte)'{' ? JsonCallback.Read(text) : FormCallback.Read(contentType, text);
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> body) =>
        GatewayJson.WithoutByteOrderMark(body.TrimStart(" \t\r\n"u8)).TrimStart(" \t\r\n"u8);
}
