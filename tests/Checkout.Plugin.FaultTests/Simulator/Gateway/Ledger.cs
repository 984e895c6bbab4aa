namespace Checkout.Plugin.Tests.Simulator;

// An invoice at the gateway: the truth for all checks.
internal sealed class Invoice(int number, string transactionId, long amount, bool prompts, long createdAt)
{
    public int Number => number;

    public string Token { get; } = $"token-{number:D5}";

    public string RequestId { get; set; } = $"P{number:D5}";

    public string TransactionId => transactionId;

    public long Amount => amount;

    // The payer's phone shows a prompt, even if the shop gets no answer.
    public bool IsPrompt => prompts;

    public long CreatedAt => createdAt;

    public bool HasFailed { get; set; }

    public long? CompletedAt { get; set; }

    public bool IsCompleted => CompletedAt is not null;

    // The gateway gave a false answer about it, so a review is right.
    public bool WasMisreported { get; set; }

    // The number of answers that the invoice does not exist.
    public int Denials { get; set; }
}

internal sealed class Ledger
{
    private readonly Dictionary<string, Invoice> _byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Invoice> _byDigest = new(StringComparer.Ordinal);
    private readonly List<Invoice> _invoices = [];

    public IReadOnlyList<Invoice> Invoices => _invoices;

    public Invoice Open(string transactionId, long amount, bool prompts, long at)
    {
        var invoice = new Invoice(_invoices.Count + 1, transactionId, amount, prompts, at);
        _invoices.Add(invoice);
        _byToken.Add(invoice.Token, invoice);
        _byDigest.Add(Digest.Of(invoice.Token), invoice);
        return invoice;
    }

    public Invoice? Find(string token) => _byToken.GetValueOrDefault(token);

    public Invoice? FindByDigest(string digest) => _byDigest.GetValueOrDefault(digest);
}
