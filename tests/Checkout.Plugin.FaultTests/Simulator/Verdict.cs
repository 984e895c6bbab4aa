using Dapper;

namespace Checkout.Plugin.Tests.Simulator;

// What must hold whatever went wrong, judged by the gateway's ledger and by what the database saw with its own eyes.
internal sealed class Verdict(SimulatedWorld world)
{
    // From the moment when nothing goes wrong any more: one claim that a dead process left behind, and the queue at the gateway.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(2);
    private const int ManyDenials = 5;
    private readonly Breaches _breaches = world.Breaches;
    private readonly Dictionary<string, PaymentRow> _payments = world.Server.Read<PaymentRow>("SELECT id, reference, status, version, amount, token_hash AS TokenHash, request_id AS RequestId, created_at AS CreatedAt, duplicate_at AS DuplicateAt FROM checkout_payment").ToDictionary(row => row.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, FulfillmentRow> _handOvers = world.Server.Read<FulfillmentRow>("SELECT reference, payment_id AS PaymentId, status FROM checkout_fulfillment").ToDictionary(row => row.Reference, StringComparer.Ordinal);
    private readonly List<SeenStep> _steps = world.Server.Read<SeenStep>("SELECT payment_id AS Id, from_status AS \"From\", to_status AS \"To\", from_version AS FromVersion, to_version AS ToVersion, at FROM witness_step");

    public static void On(SimulatedWorld world)
    {
        var verdict = new Verdict(world);
        verdict.NothingIsHandedOverTwiceOrForNothing();
        verdict.AllMoneyIsFound();
        verdict.NothingIsPaidWithoutMoney();
        verdict.OneOpenInvoicePerOrder();
        verdict.NoCreateIsRepeated();
        verdict.EveryStepIsLegalAndWrittenDown();
        verdict.NoDueWorkIsLeft();
        verdict.TheEndIsPartOfTheHistory();
    }

    private void NothingIsHandedOverTwiceOrForNothing()
    {
        var orders = world.Server.Read<ShopOrder>("SELECT reference, payment_id AS PaymentId, times FROM shop_order").Concat(world.Desk.Elsewhere.Select(order => new ShopOrder { Reference = order.Key, PaymentId = order.Value, Times = 1 }));
        foreach (var order in orders)
        {
            _breaches.Unless(order.Times == 1, () => $"order {order.Reference} was handed over {order.Times} times");
            _breaches.Unless(HasMoney(_payments[order.PaymentId]), () => $"order {order.Reference} was handed over without money, for {NameOf(order.PaymentId)}");
            _breaches.Unless(world.Desk.Elsewhere.Count > 0 || _handOvers[order.Reference].Status == "Done", () => $"order {order.Reference} was handed over and is {_handOvers[order.Reference].Status}");
        }
    }

    private void AllMoneyIsFound()
    {
        foreach (var invoice in world.Gateway.Ledger.Invoices.Where(invoice => invoice.IsCompleted))
        {
            var payment = _payments[invoice.TransactionId];
            _breaches.Unless(
                payment.Status switch { "Paid" => IsSettled(payment), "Review" => invoice.WasMisreported || invoice.Denials >= ManyDenials || IsForAnotherCart(payment), "Unknown" => invoice.Rings, _ => false },
                () => $"the money for {NameOf(payment.Id)} was not found: the payment is {payment.Status}, its hand-over {_handOvers.GetValueOrDefault(payment.Reference)?.Status}");
            _breaches.Unless(payment.Status != "Paid" || FoundAt(invoice) <= PromisedBy(invoice), () => $"the money for {NameOf(payment.Id)} was found {TimeSpan.FromMilliseconds(FoundAt(invoice) - PromisedBy(invoice))} too late");
        }
    }

    // Late, when the shopper had pressed Pay for another price.
    private bool IsForAnotherCart(PaymentRow payment) =>
        _payments.Values.Any(newer => newer.Reference == payment.Reference && newer.CreatedAt >= payment.CreatedAt && newer.Amount != payment.Amount);

    private bool IsSettled(PaymentRow payment) => payment.DuplicateAt is not null
        ? _handOvers[payment.Reference].PaymentId != payment.Id
        : _handOvers.TryGetValue(payment.Reference, out var handOver) && handOver.PaymentId == payment.Id && handOver.Status switch
        {
            "Done" => world.Server.Read<ShopOrder>("SELECT reference FROM shop_order").Exists(order => order.Reference == payment.Reference) || world.Desk.Elsewhere.ContainsKey(payment.Reference),
            "Refused" or "Dead" => true,
            _ => false,
        };

    // Within the invoice's own age when it was paid, or when the faults, and the last rest that the gateway asked for, ended.
    private long PromisedBy(Invoice invoice)
    {
        var from = Math.Max(invoice.CompletedAt!.Value, world.Weather.HasTrouble ? Math.Max((long)SimulatedWorld.Week.TotalMilliseconds, world.Gateway.Manners.RestsUntil) : 0);
        var leastAge = LeastAge > world.Interval ? LeastAge : world.Interval;
        return from + Math.Max((long)leastAge.TotalMilliseconds, from - invoice.CreatedAt) + (long)(Slack + Unnoticed).TotalMilliseconds;
    }

    // A node finds what another node has left behind when it next searches for due work.
    private TimeSpan Unnoticed => world.Weather.HasTrouble ? world.Interval : TimeSpan.Zero;

    private long FoundAt(Invoice invoice) => _steps.First(step => step.Id == invoice.TransactionId && step.To == "Paid").At - Timeline.Start.ToUnixTimeMilliseconds();

    private void NothingIsPaidWithoutMoney()
    {
        foreach (var payment in _payments.Values.Where(payment => payment.Status == "Paid"))
        {
            _breaches.Unless(HasMoney(payment), () => $"{NameOf(payment.Id)} is paid without money");
        }
    }

    private bool HasMoney(PaymentRow payment) =>
        world.Gateway.Ledger.FindByDigest(payment.TokenHash ?? "") is { IsCompleted: true } invoice && invoice.TransactionId == payment.Id && invoice.Amount == payment.Amount;

    private void OneOpenInvoicePerOrder()
    {
        foreach (var reference in world.Server.Read<string>("SELECT reference FROM witness_open"))
        {
            _breaches.Add($"order {reference} had two open invoices at once");
        }
    }

    private void NoCreateIsRepeated()
    {
        foreach (var repeated in world.Gateway.Ledger.Invoices.CountBy(invoice => invoice.TransactionId, StringComparer.Ordinal).Where(count => count.Value > 1))
        {
            _breaches.Add($"{NameOf(repeated.Key)} was created {repeated.Value} times");
        }
    }

    private void EveryStepIsLegalAndWrittenDown()
    {
        foreach (var step in _steps)
        {
            _breaches.Unless(step.ToVersion == step.FromVersion + 1 && Edges.OfPayments.Contains((step.From, step.To)), () => $"{NameOf(step.Id)} went from {step.From} {step.FromVersion} to {step.To} {step.ToVersion}");
        }

        var seen = _steps.Select(step => (step.Id, step.From, step.To, step.ToVersion)).ToHashSet();
        seen.SymmetricExceptWith(world.Server.Read<SeenStep>("SELECT payment_id AS Id, from_status AS \"From\", to_status AS \"To\", version AS ToVersion FROM checkout_event").Select(step => (step.Id, step.From, step.To, step.ToVersion)));
        foreach (var step in seen)
        {
            _breaches.Add($"the journal and the row of {NameOf(step.Id)} do not agree about {step.From} to {step.To}");
        }
    }

    private void NoDueWorkIsLeft()
    {
        var before = (world.Timeline.Clock - Slack - world.Interval).ToUnixTimeMilliseconds();
        foreach (var id in world.Server.Read<string>($"SELECT id FROM checkout_payment WHERE due_at < {before} UNION SELECT payment_id FROM checkout_fulfillment WHERE status = 'Queued' AND due_at < {before}"))
        {
            _breaches.Add($"due work of {NameOf(id)} was left undone");
        }
    }

    private void TheEndIsPartOfTheHistory()
    {
        foreach (var payment in world.Server.Read<PaymentRow>("SELECT id, status, version, checks, due_at AS DueAt FROM checkout_payment ORDER BY rowid"))
        {
            _breaches.Unless(payment.Status != "Sending", () => $"{NameOf(payment.Id)} is being sent for ever");
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
