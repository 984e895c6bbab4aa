namespace LigdiCash.Client;

/// <summary>Which payment an unsigned callback is about, and nothing more: anyone can post one, so the outcome in it is not read. Ask the
/// gateway with <see cref="LigdiCashClient.ConfirmInvoiceAsync"/>.</summary>
public sealed record CallbackNotice
{
    private const int MaxBodySize = 64 * 1024;

    /// <summary>The shop's reference, from <c>custom_data</c> or else from the root; null when absent, contradictory, longer than 255
    /// characters or unprintable.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Field <c>external_id</c>, which may join several values with <c>;</c>. Null as for <see cref="TransactionId"/>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The gateway's short reference. Null as for <see cref="TransactionId"/>.</summary>
    public string? RequestId { get; init; }

    /// <summary>Reads a callback's body, form or JSON, whichever it turns out to be. Never throws: what cannot be read, is longer than 64
    /// KB, has more than 64 fields or is nested deeper than 8 gives a notice of nulls.</summary>
    /// <param name="contentType">The request's content type; null when missing. Only its charset counts, as the type itself is often
    /// wrong.</param>
    /// <param name="body">The raw body.</param>
    public static CallbackNotice Read(string? contentType, ReadOnlyMemory<byte> body)
    {
        var text = body.Length > MaxBodySize ? default : Trimmed(body);
        if (text.IsEmpty)
        {
            return new CallbackNotice();
        }

        // No form of the gateway's can begin with a brace: it would be percent-encoded.
        return text.Span[0] == (byte)'{' ? JsonCallback.Read(text) : FormCallback.Read(contentType, text);
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> body) =>
        GatewayJson.WithoutByteOrderMark(body.TrimStart(" \t\r\n"u8)).TrimStart(" \t\r\n"u8);
}
