using Microsoft.AspNetCore.Http.Features;

namespace LigdiCash.Emulator;

internal sealed class LedgerNote
{
    public string Endpoint { get; set; } = "unknown";

    public string? TransactionId { get; set; }

    public long? Amount { get; set; }

    public string? Token { get; set; }

    public string? Outcome { get; set; }

    public string? Fault { get; set; }

    public Fault? ScenarioFault { get; set; }

    public string? Scenario { get; set; }

    public string? Body { get; set; }

    public string? Warning { get; set; }

    public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool WasDropped { get; private set; }

    public void Concerns(Invoice invoice)
    {
        TransactionId = invoice.Order.TransactionId;
        Amount = invoice.Order.Amount;
        Token = invoice.Token;
        Scenario = invoice.Script.Scenario?.Name;
    }

    public void Concerns(Payout payout)
    {
        TransactionId = payout.Order.TransactionId;
        Amount = payout.Order.Amount;
        Token = payout.Token;
        Scenario = payout.Script.Scenario?.Name;
    }

    public void Drop() => WasDropped = true;
}

internal static class LedgerNoteAccess
{
    public static LedgerNote Note(this HttpContext context) => context.Features.GetRequiredFeature<LedgerNote>();
}
