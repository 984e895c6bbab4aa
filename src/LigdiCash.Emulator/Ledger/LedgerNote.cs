using Microsoft.AspNetCore.Http.Features;

namespace LigdiCash.Emulator;

// What an endpoint knows of its request; the ledger takes it over when the request ends.
internal sealed class LedgerNote
{
    public string Endpoint { get; set; } = "unknown";

    public string? TransactionId { get; set; }

    public long? Amount { get; set; }

    public string? Token { get; set; }

    public string? Outcome { get; set; }

    public string? Fault { get; set; }

    public string? Body { get; set; }

    public bool WasDropped { get; private set; }

    public void Concerns(Invoice invoice)
    {
        TransactionId = invoice.Order.TransactionId;
        Amount = invoice.Order.Amount;
        Token = invoice.Token;
    }

    // The connection breaks when the ledger has its entry.
    public void Drop() => WasDropped = true;
}

internal static class LedgerNoteAccess
{
    public static LedgerNote Note(this HttpContext context) => context.Features.GetRequiredFeature<LedgerNote>();
}
