using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

// The gateway accepts a transaction_id several times; a lookup finds the latest invoice.
internal sealed class InvoiceRegistry(TokenSigner tokens, EmulatorSettings settings, TimeProvider time)
{
    private const int Capacity = 50_000;
    private const long NineDigits = 1_000_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Invoice> _byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Invoice> _byName = new(StringComparer.Ordinal);
    private readonly LinkedList<Invoice> _newestFirst = [];

    // Starts from the clock: a shop's database outlives this process, so numbers must not repeat.
    private long _nextNumber = time.GetUtcNow().ToUnixTimeSeconds() % NineDigits;

    public Invoice Issue(InvoiceOrder order, PaymentScenario scenario, string origin)
    {
        var number = Interlocked.Increment(ref _nextNumber) - 1;
        var createdAt = time.GetUtcNow();
        var invoice = new Invoice(number, tokens.SignInvoice(number, createdAt), origin, order, scenario, createdAt)
        {
            CallbackToken = settings.CallbackTokens ? tokens.SignInvoice(number, createdAt.AddSeconds(1)) : "",
        };
        lock (_gate)
        {
            Add(invoice);
        }

        return invoice;
    }

    public Invoice? ByToken(string? token)
    {
        lock (_gate)
        {
            return token is null ? null : _byToken.GetValueOrDefault(token);
        }
    }

    public Invoice? ByName(string transactionOrRequestId)
    {
        lock (_gate)
        {
            return _byName.GetValueOrDefault(transactionOrRequestId);
        }
    }

    public IReadOnlyList<Invoice> Newest(int count)
    {
        lock (_gate)
        {
            return [.. _newestFirst.Take(count)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _byToken.Clear();
            _byName.Clear();
            _newestFirst.Clear();
        }
    }

    private void Add(Invoice invoice)
    {
        _byToken[invoice.Token] = invoice;
        _byName[invoice.RequestId] = invoice;
        _byName[invoice.Order.TransactionId ?? invoice.RequestId] = invoice;
        _newestFirst.AddFirst(invoice);
        if (_newestFirst.Count > Capacity && _newestFirst.Last is { Value: var oldest })
        {
            Drop(oldest);
        }
    }

    private void Drop(Invoice invoice)
    {
        _newestFirst.RemoveLast();
        _byToken.Remove(invoice.Token);
        _byName.Remove(invoice.RequestId);
        if (invoice.Order.TransactionId is { } name && _byName.GetValueOrDefault(name) == invoice)
        {
            _byName.Remove(name);
        }
    }
}
