namespace LigdiCash.Client.Wire;

// Fields that payins and payouts both send.
internal static class RequestFields
{
    // The reference is refused rather than cleaned: a changed reference could not be found again.
    public static CustomDataMessage Reference(string transactionId) =>
        transactionId.Length > 0 && WireText.Of(transactionId) == transactionId
            ? new(transactionId)
            : throw new ArgumentException("TransactionId must have 1 to 255 printable characters.", nameof(transactionId));

    // A host with letters outside of ASCII is sent in its ASCII form.
    public static string Address(Uri address) => address.IsAbsoluteUri
        ? HostName.InAscii(address) is { } host ? new UriBuilder(address) { Host = host }.Uri.AbsoluteUri : address.AbsoluteUri
        : throw new ArgumentException("The addresses of an order must be absolute.", nameof(address));
}

internal sealed record CustomDataMessage(string TransactionId);
