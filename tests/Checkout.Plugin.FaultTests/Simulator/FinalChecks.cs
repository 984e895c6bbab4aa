using Dapper;

namespace Checkout.Plugin.Tests.Simulator;

// The invariants after all faults, judged by the gateway's ledger and the rows that the audit triggers wrote.
internal sealed class FinalChecks(SimulatedWorld world)
{
    // After the faults have ended: the lease of a dead process, and the gateway's budget.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(2);
    private const int ManyDenials = 5;
    private readonly Violations _violations = world.Violations;
    private readonly Dictionary<string, PaymentRow> _payments =
        world.Server.Read<PaymentRow>("""
            SELECT id, reference, status, version, amount, token_hash AS TokenHash, request_id AS RequestId, created_at AS CreatedAt,
                duplicate_at AS DuplicateAt FROM checkout_payment
            """).ToDictionary(row => row.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, FulfillmentRow> _fulfillments =
        world.Server.Read<FulfillmentRow>("SELECT reference, payment_id AS PaymentId, status FROM checkout_fulfillment")
        .ToDictionary(row => row.Reference, StringComparer.Ordinal);
    private readonly List<SeenStep> _steps =
        world.Server.Read<SeenStep>("""
            SELECT payment_id AS Id, from_status AS "From", to_status AS "To", from_version AS FromVersion, to_version AS ToVersion, at
            FROM audit_step
            """);

    public static void On(SimulatedWorld world)
    {
        var checks = new FinalChecks(world);
        checks.EachOrderIsFulfilledOnceAndForMoney();
        checks.AllMoneyIsFound();
        checks.NothingIsPaidWithoutMoney();
        checks.OneOpenInvoicePerOrder();
        checks.NoCreateIsRepeated();
        checks.EveryStepIsLegalAndInTheJournal();
        checks.NoDueWorkIsLeft();
        checks.TheEndIsPartOfTheHistory();
    }

    private void EachOrderIsFulfilledOnceAndForMoney()
    {
        var orders = world.Server.Read<ShopOrder>("SELECT reference, payment_id AS PaymentId, times FROM shop_order")
            .Concat(world.Handler.PlainOrders.Select(order => new ShopOrder { Reference = order.Key, PaymentId = order.Value, Times = 1 }));
        foreach (var order in orders)
        {
            _violations.Require(order.Times == 1, () => $"order {order.Reference} was fulfilled {order.Times} times");
            _violations.Require(
                HasMoney(_payments[order.PaymentId]),
                () => $"order {order.Reference} was fulfilled without money, for {NameOf(order.PaymentId)}");
            _violations.Require(world.Handler.PlainOrders.Count > 0 || _fulfillments[order.Reference].Status == "Done",
                () => $"order {order.Reference} was fulfilled and is {_fulfillments[order.Reference].Status}");
        }
    }

    private void AllMoneyIsFound()
    {
        foreach (var invoice in world.Gateway.Ledger.Invoices.Where(invoice => invoice.IsCompleted))
        {
            var payment = _payments[invoice.TransactionId];
            _violations.Require(
                MayEndSo(payment, invoice),
                () => $"the money for {NameOf(payment.Id)} was not found: the payment is {payment.Status}, "
                    + $"its fulfillment {_fulfillments.GetValueOrDefault(payment.Reference)?.Status}");
            var late = payment.Status == "Paid" ? FoundAt(invoice) - PromisedBy(invoice) : 0;
            _violations.Require(
                late <= 0, () => $"the money for {NameOf(payment.Id)} was found {TimeSpan.FromMilliseconds(late)} too late");
        }
    }

    private bool MayEndSo(PaymentRow payment, Invoice invoice) => payment.Status switch
    {
        "Paid" => BlocksNewAttempt(payment),
        "Review" => invoice.WasMisreported || invoice.Denials >= ManyDenials || IsForAnotherCart(payment),
        "Unknown" => invoice.IsPrompt,
        _ => false,
    };

    // The shopper pressed Pay for another price before the money came.
    private bool IsForAnotherCart(PaymentRow payment) =>
        _payments.Values.Any(newer => newer.Reference == payment.Reference && newer.CreatedAt >= payment.CreatedAt
            && newer.Amount != payment.Amount);

    private bool BlocksNewAttempt(PaymentRow payment) => payment.DuplicateAt is not null
        ? _fulfillments[payment.Reference].PaymentId != payment.Id
        : _fulfillments.TryGetValue(payment.Reference, out var fulfillment) && fulfillment.PaymentId == payment.Id
            && fulfillment.Status switch
        {
            "Done" => world.Handler.PlainOrders.ContainsKey(payment.Reference)
                || world.Server.Read<ShopOrder>("SELECT reference FROM shop_order").Exists(order => order.Reference == payment.Reference),
            "Refused" or "Dead" => true,
            _ => false,
        };

    // Within the invoice's age when it was paid, or when the faults and the last requested pause ended.
    private long PromisedBy(Invoice invoice)
    {
        var faultsEnd = Math.Max((long)SimulatedWorld.Week.TotalMilliseconds, world.Gateway.Rules.RestsUntil);
        var from = Math.Max(invoice.CompletedAt!.Value, world.Faults.HasTrouble ? faultsEnd : 0);
        var minAge = MinAge > world.Interval ? MinAge : world.Interval;
        return from + Math.Max((long)minAge.TotalMilliseconds, from - invoice.CreatedAt) + (long)(Slack + Unnoticed).TotalMilliseconds;
    }

    // A node finds what another node has left behind when it next searches for due work.
    private TimeSpan Unnoticed => world.Faults.HasTrouble ? world.Interval : TimeSpan.Zero;

    private long FoundAt(Invoice invoice) =>
        _steps.First(step => step.Id == invoice.TransactionId && step.To == "Paid").At - Timeline.Start.ToUnixTimeMilliseconds();

    private void NothingIsPaidWithoutMoney()
    {
        foreach (var payment in _payments.Values.Where(payment => payment.Status == "Paid"))
        {
            _violations.Require(HasMoney(payment), () => $"{NameOf(payment.Id)} is paid without money");
        }
    }

    private bool HasMoney(PaymentRow payment) =>
        world.Gateway.Ledger.FindByDigest(payment.TokenHash ?? "") is { IsCompleted: true } invoice && invoice.TransactionId == payment.Id
            && invoice.Amount == payment.Amount;

    private void OneOpenInvoicePerOrder()
    {
        foreach (var reference in world.Server.Read<string>("SELECT reference FROM audit_open"))
        {
            _violations.Add($"order {reference} had two open invoices at once");
        }
    }

    private void NoCreateIsRepeated()
    {
        foreach (var repeated in world.Gateway.Ledger.Invoices.CountBy(invoice => invoice.TransactionId, StringComparer.Ordinal)
            .Where(count => count.Value > 1))
        {
            _violations.Add($"{NameOf(repeated.Key)} was created {repeated.Value} times");
        }
    }

    private void EveryStepIsLegalAndInTheJournal()
    {
        foreach (var step in _steps)
        {
            _violations.Require(step.ToVersion == step.FromVersion + 1 && Edges.OfPayments.Contains((step.From, step.To)),
                () => $"{NameOf(step.Id)} went from {step.From} {step.FromVersion} to {step.To} {step.ToVersion}");
        }

        var seen = _steps.Select(step => (step.Id, step.From, step.To, step.ToVersion)).ToHashSet();
        var journal = world.Server.Read<SeenStep>("""
            SELECT payment_id AS Id, from_status AS "From", to_status AS "To", version AS ToVersion FROM checkout_event
            """);
        seen.SymmetricExceptWith(journal.Select(step => (step.Id, step.From, step.To, step.ToVersion)));
        foreach (var step in seen)
        {
            _violations.Add($"the journal and the row of {NameOf(step.Id)} do not agree about {step.From} to {step.To}");
        }
    }

    private void NoDueWorkIsLeft()
    {
        var before = (world.Timeline.Clock - Slack - world.Interval).ToUnixTimeMilliseconds();
        foreach (var id in world.Server.Read<string>($"""
            SELECT id FROM checkout_payment WHERE due_at < {before}
            UNION SELECT payment_id FROM checkout_fulfillment WHERE status = 'Queued' AND due_at < {before}
            """))
        {
            _violations.Add($"due work of {NameOf(id)} was left undone");
        }
    }

    private void TheEndIsPartOfTheHistory()
    {
        foreach (var payment in world.Server.Read<PaymentRow>(
            "SELECT id, status, version, checks, due_at AS DueAt FROM checkout_payment ORDER BY rowid"))
        {
            _violations.Require(payment.Status != "Sending", () => $"{NameOf(payment.Id)} is being sent for ever");
            world.History.Note("ends", payment.Id, $"{payment.Status} {payment.Version} {payment.Checks} {payment.DueAt}");
        }
    }

    private string NameOf(string id) => world.History.NameOf(id);

    private sealed record SeenStep
    {
        public string Id { get; init; } = "";
        public string From { get; init; } = "";
        public string To { get; init; } = "";
        public long FromVersion { get; init; }
        public long ToVersion { get; init; }
        public long At { get; init; }
    }

    private sealed record ShopOrder
    {
        public string Reference { get; init; } = "";
        public string PaymentId { get; init; } = "";
        public long Times { get; init; }
    }
}
