namespace LigdiCash.Emulator;

// transaction_id is not unique for the gateway: a name finds the invoice issued last.
internal sealed class InvoiceBook(InvoiceToken tokens, TimeProvider time)
{
    const int Capacity = 50_000;
    const long FirstNumber = 277_000_001;

    readonly Lock gate = new();
    readonly Dictionary<string, Invoice> byToken = new(StringComparer.Ordinal);
    readonly Dictionary<string, Invoice> byName = new(StringComparer.Ordinal);
    readonly LinkedList<Invoice> newestFirst = [];
    long nextNumber = FirstNumber;

    public Invoice Issue(InvoiceOrder order, string origin)
    {
        var number = Interlocked.Increment(ref nextNumber) - 1;
        var createdAt = time.GetUtcNow();
        var invoice = new Invoice(number, tokens.Sign(number, createdAt), origin, order, createdAt);
        lock (gate)
        {
            Add(invoice);
        }

        return invoice;
    }

    public Invoice? ByToken(string? token)
    {
        lock (gate)
        {
            return token is null ? null : byToken.GetValueOrDefault(token);
        }
    }

    public Invoice? ByName(string transactionOrRequestId)
    {
        lock (gate)
        {
            return byName.GetValueOrDefault(transactionOrRequestId);
        }
    }

    public IReadOnlyList<Invoice> Newest(int count)
    {
        lock (gate)
        {
            return [.. newestFirst.Take(count)];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            byToken.Clear();
            byName.Clear();
            newestFirst.Clear();
        }
    }

    void Add(Invoice invoice)
    {
        byToken[invoice.Token] = invoice;
        byName[invoice.RequestId] = invoice;
        byName[invoice.Order.TransactionId ?? invoice.RequestId] = invoice;
        newestFirst.AddFirst(invoice);
        if (newestFirst.Count > Capacity && newestFirst.Last is { Value: var oldest })
        {
            Drop(oldest);
        }
    }

    void Drop(Invoice invoice)
    {
        newestFirst.RemoveLast();
        byToken.Remove(invoice.Token);
        byName.Remove(invoice.RequestId);
        if (invoice.Order.TransactionId is { } name && byName.GetValueOrDefault(name) == invoice)
        {
            byName.Remove(name);
        }
    }
}
