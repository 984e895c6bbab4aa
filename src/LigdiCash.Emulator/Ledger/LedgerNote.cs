using Microsoft.AspNetCore.Http.Features;

namespace LigdiCash.Emulator.Ledger;

internal sealed class LedgerNote
{
    public string Endpoint { get; set; } = "unknown";

    public string? TransactionId { get; set; }

    public long? Amount { get; set; }

    public string? Token { get; set; }

    public string? Outcome { get; set; }

    public string? Fault { get; set; }

    public string? Scenario { get; set; }

    public string? Body { get; set; }

    public string? Warning { get; set; }

    public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool WasDropped { get; private set; }

    public void Drop() => WasDropped = true;
}

internal static class LedgerNoteExtensions
{
    public static LedgerNote Note(this HttpContext context) => context.Features.GetRequiredFeature<LedgerNote>();
}
