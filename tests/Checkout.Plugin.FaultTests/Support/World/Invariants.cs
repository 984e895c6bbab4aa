namespace Checkout.Plugin.Tests;

// The invariants. A finding begins with the number of its invariant.
internal static class Invariants
{
    private const string Completed = "completed";
    private static readonly string[] WithStaff = ["Review", "Unknown", "Rejected"];

    // The operations that are not finished. Empty when all have settled.
    public static IReadOnlyList<string> Unsettled(Snapshot snapshot)
    {
        var status = snapshot.Payments.ToDictionary(payment => payment.Id, payment => payment.Status, StringComparer.Ordinal);
        bool IsUnconfirmed(InvoiceAtGateway invoice) =>
            status.GetValueOrDefault(invoice.TransactionId!) is "Pending" or "NotCompleted" or "Expired";
        return
        [
            .. snapshot.Payments.Where(payment => payment.Status == "Sending")
                .Select(payment => $"I3: payment {payment.Id} is still being sent"),
            .. snapshot.Fulfillments.Where(fulfillment => fulfillment.Status == "Queued")
                .Select(fulfillment => $"I3: {fulfillment.Reference} was paid and is not fulfilled"),
            .. Received(snapshot).Where(IsUnconfirmed)
                .Select(invoice => $"I3: the gateway has the money of {invoice.TransactionId}, which is {status[invoice.TransactionId!]}"),
            .. snapshot.Payouts.Where(payout => payout.Status == "Sending").Select(payout => $"I5: payout {payout.Id} is still being sent"),
        ];
    }

    // Findings about data that one transaction writes. They need only the database.
    public static IReadOnlyList<string> BrokenInDatabase(Snapshot snapshot) =>
    [
        .. FulfilledOnce(snapshot),
        .. PaidIsEntitled(snapshot),
        .. JournalInvariants.Broken("payment", Edges.OfPayments, snapshot.Payments.Select(JournaledRow.Of), snapshot.Steps),
        .. JournalInvariants.Broken("payout", Edges.OfPayouts, snapshot.Payouts.Select(JournaledRow.Of), snapshot.PayoutSteps),
    ];

    // Findings that are wrong at any moment.
    public static IReadOnlyList<string> Broken(Snapshot snapshot) =>
    [
        .. BrokenInDatabase(snapshot), .. FulfilledForMoney(snapshot), .. PaidOutOnce(snapshot), .. RequestedOnce(snapshot),
        .. ConfirmsSpaced(snapshot),
        .. ConfirmsWithinBudget(snapshot), .. NoSecrets(snapshot), .. NodesWithinBounds(snapshot), .. PagesPaidOnlyWhenPaid(snapshot),
    ];

    // Findings that are wrong when all operations have settled.
    public static IReadOnlyList<string> BrokenAtRest(Snapshot snapshot) =>
        [
            .. Broken(snapshot), .. Unsettled(snapshot), .. MoneyAccountedFor(snapshot), .. SentOnlyIfStored(snapshot),
            .. EqualSums(snapshot), .. PagesAtRest(snapshot),
        ];

    private static IEnumerable<InvoiceAtGateway> Received(Snapshot snapshot) =>
        snapshot.Invoices.Where(invoice => invoice.Status == Completed && invoice.TransactionId is not null);

    private static IEnumerable<string> FulfilledOnce(Snapshot snapshot) =>
    [
        .. snapshot.Orders.Where(order => order.Fulfillments > 1)
            .Select(order => $"I1: order {order.Reference} was fulfilled {order.Fulfillments} times"),
        .. MoreThanOnce(snapshot.Fulfillments, fulfillment => fulfillment.Reference)
            .Select(reference => $"I1: {reference} has two rows that prove its fulfillment"),
    ];

    private static IEnumerable<string> FulfilledForMoney(Snapshot snapshot)
    {
        var taken = Received(snapshot).ToLookup(invoice => invoice.TransactionId!, StringComparer.Ordinal);
        var paid = snapshot.Payments.Where(payment => payment.Status == "Paid").ToDictionary(payment => payment.Id, StringComparer.Ordinal);
        foreach (var fulfillment in snapshot.Fulfillments)
        {
            if (!paid.TryGetValue(fulfillment.PaymentId, out var payment))
            {
                yield return $"I2: {fulfillment.Reference} is to be fulfilled, but its payment {fulfillment.PaymentId} is not paid";
            }
            else if (!taken[payment.Id].Any(invoice => invoice.Amount == payment.Amount))
            {
                yield return $"I2: {fulfillment.Reference} is to be fulfilled for {payment.Amount} XOF, "
                    + $"which the gateway has not got for payment {payment.Id}";
            }
            else if (snapshot.Orders.FirstOrDefault(order => order.Reference == fulfillment.Reference) is { } order
                && order.Total != payment.Amount)
            {
                yield return $"I2: order {order.Reference} is of {order.Total} XOF, paid were {payment.Amount}";
            }
        }
    }

    // One commit stores the paid status and the fulfillment row. A transactional handler's order is in the commit of the fulfillment.
    private static IEnumerable<string> PaidIsEntitled(Snapshot snapshot)
    {
        var fulfillments = snapshot.Fulfillments.ToLookup(fulfillment => fulfillment.Reference, StringComparer.Ordinal);
        var orders = snapshot.Orders.ToLookup(order => order.Reference, StringComparer.Ordinal);
        return
        [
            .. snapshot.Payments.Where(payment => payment is { Status: "Paid", DuplicateAt: null })
                .Where(payment => fulfillments[payment.Reference].All(fulfillment => fulfillment.PaymentId != payment.Id))
                .Select(payment => $"I1: payment {payment.Id} is paid, and nothing is to be fulfilled for it"),
            .. snapshot.Fulfillments.Where(fulfillment => fulfillment.Status == "Done" && !orders[fulfillment.Reference].Any())
                .Select(fulfillment => $"I1: {fulfillment.Reference} is done, and the shop has no order"),
            .. snapshot.Orders.Where(order => snapshot.FulfillsInOneTransaction || !fulfillments[order.Reference].Any())
                .Where(order => fulfillments[order.Reference].All(fulfillment => fulfillment.Status != "Done"))
                .Select(order => $"I1: order {order.Reference} was fulfilled without proof"),
        ];
    }

    private static IEnumerable<string> PaidOutOnce(Snapshot snapshot) =>
        MoreThanOnce(snapshot.Ledger.Where(IsPayoutCreate), line => line.TransactionId ?? "")
            .Select(id => $"I5: payout {id} was requested more than once");

    private static IEnumerable<string> RequestedOnce(Snapshot snapshot) =>
    [
        .. MoreThanOnce(snapshot.Ledger.Where(IsCreate), line => line.TransactionId ?? "")
            .Select(id => $"I6: payment {id} was asked of the gateway more than once"),
        .. MoreThanOnce(snapshot.Payments.Where(IsOpen), payment => payment.Reference).Select(
            reference => $"I6: {reference} has two open invoices"),
    ];

    // The tolerance covers the network's jitter.
    private static IEnumerable<string> ConfirmsSpaced(Snapshot snapshot)
    {
        var floor = snapshot.MinimumGap - TimeSpan.FromMilliseconds(200);
        foreach (var confirms in snapshot.Ledger.Where(line => IsConfirm(line) && line.TransactionId is not null)
            .GroupBy(line => line.TransactionId, StringComparer.Ordinal))
        {
            var at = confirms.Select(line => line.At).Order().ToList();
            foreach (var gap in at.Skip(1).Zip(at, (later, earlier) => later - earlier).Where(gap => gap < floor.TotalMilliseconds))
            {
                yield return $"I7: {confirms.Key} was confirmed twice within {gap} ms";
            }
        }
    }

    // The budget allows a burst of one second.
    private static IEnumerable<string> ConfirmsWithinBudget(Snapshot snapshot)
    {
        const int Window = 5_000;
        var most = snapshot.MaxConfirmsPerSecond * ((Window / 1_000) + 2);
        var at = snapshot.Ledger.Where(IsConfirm).Select(line => line.At).Order().ToList();
        for (var first = 0; first + most < at.Count; first++)
        {
            if (at[first + (int)most] - at[first] < Window)
            {
                yield return $"I7: more than {most} confirms were asked in five seconds";
                yield break;
            }
        }
    }

    private static IEnumerable<string> NoSecrets(Snapshot snapshot) =>
    [
        .. snapshot.Keys.Concat(snapshot.Secrets).Where(secret => snapshot.Output.Contains(secret, StringComparison.Ordinal))
            .Select(secret => $"I8: the output holds a secret that begins with {secret[..3]}"),
        .. snapshot.Keys.Where(key => snapshot.Html.Contains(key, StringComparison.Ordinal))
            .Select(key => $"I8: a page holds a key that begins with {key[..3]}"),
    ];

    private static IEnumerable<string> NodesWithinBounds(Snapshot snapshot) =>
        snapshot.Nodes.Where(node => node.ResidentMegabytes > 500 || node.Threads > 150)
            .Select(node => $"I11: a node takes {node.ResidentMegabytes} MB and {node.Threads} threads");

    private static IEnumerable<string> PagesPaidOnlyWhenPaid(Snapshot snapshot)
    {
        var paid = snapshot.Payments.Where(payment => payment.Status == "Paid")
            .Select(payment => payment.Id).ToHashSet(StringComparer.Ordinal);
        return snapshot.Reported.Where(report => report.Status == "paid" && !paid.Contains(report.PaymentId))
            .Select(report => $"I12: a shopper read \"paid\" of {report.PaymentId}, which is not");
    }

    // At rest, a payment that the gateway received is paid or in review.
    private static IEnumerable<string> MoneyAccountedFor(Snapshot snapshot)
    {
        var payments = snapshot.Payments.ToDictionary(payment => payment.Id, StringComparer.Ordinal);
        string StatusOf(InvoiceAtGateway invoice) => payments.GetValueOrDefault(invoice.TransactionId!)?.Status ?? "written down nowhere";
        return Received(snapshot).Where(invoice => StatusOf(invoice) is not ("Paid" or "Review" or "Unknown" or "Rejected"))
            .Select(invoice => $"I3: the gateway has {invoice.Amount} XOF for {invoice.TransactionId}, which is {StatusOf(invoice)}");
    }

    private static IEnumerable<string> SentOnlyIfStored(Snapshot snapshot)
    {
        var payments = snapshot.Payments.Select(payment => payment.Id).ToHashSet(StringComparer.Ordinal);
        var sent = snapshot.Payouts.Where(payout => payout.Sends == 1).Select(payout => payout.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. snapshot.Ledger.Where(line => IsCreate(line) && !payments.Contains(line.TransactionId!))
                .Select(line => $"I3: the gateway was asked for {line.TransactionId}, which is written down nowhere"),
            .. snapshot.Ledger.Where(line => IsPayoutCreate(line) && !sent.Contains(line.TransactionId!))
                .Select(line => $"I5: payout {line.TransactionId} left without its mark"),
        ];
    }

    private static IEnumerable<string> EqualSums(Snapshot snapshot)
    {
        var fulfillments = snapshot.Fulfillments.ToLookup(fulfillment => fulfillment.Reference, StringComparer.Ordinal);
        bool IsWithStaff(PaymentRecord payment) =>
            WithStaff.Contains(payment.Status)
            || payment.DuplicateAt is not null
            || fulfillments[payment.Reference].Any(fulfillment => fulfillment.Status is "Refused" or "Dead");
        var withStaff = snapshot.Payments.Where(IsWithStaff).Select(payment => payment.Id).ToHashSet(StringComparer.Ordinal);
        var taken = Received(snapshot).Where(invoice => !withStaff.Contains(invoice.TransactionId!)).Sum(invoice => invoice.Amount);
        var fulfilled = snapshot.Orders.Sum(order => order.Total * order.Fulfillments);
        return taken == fulfilled ? [] : [$"I10: the gateway has {taken} XOF without a review, fulfilled was {fulfilled}"];
    }

    private static IEnumerable<string> PagesAtRest(Snapshot snapshot)
    {
        var now = (snapshot.Now ?? []).ToDictionary(report => report.PaymentId, report => report.Status, StringComparer.Ordinal);
        return snapshot.Payments.Where(payment => now.TryGetValue(payment.Id, out var report) && report != PageStatusOf(payment.Status))
            .Select(payment => $"I12: a page says \"{now[payment.Id]}\" of {payment.Id}, which is {payment.Status}");
    }

    private static string PageStatusOf(string status) => status switch
    {
        "Sending" or "Pending" => "pending",
        "Paid" => "paid",
        "Expired" => "expired",
        "Review" => "review",
        "Unknown" => "unknown",
        _ => "not-completed",
    };

    private static bool IsOpen(PaymentRecord payment) =>
        payment is { Status: "Sending" or "Pending" or "Unknown", SupersededAt: null };

    private static bool IsCreate(LedgerLine line) =>
        line is { Endpoint: "create" or "direct-create" or "wallet-create", TransactionId: not null };

    private static bool IsPayoutCreate(LedgerLine line) => line.Endpoint is "payout-create" or "withdrawal-create";

    private static bool IsConfirm(LedgerLine line) => line.Endpoint is "confirm" or "payout-confirm";

    private static IEnumerable<string> MoreThanOnce<T>(IEnumerable<T> all, Func<T, string> name) =>
        all.CountBy(name, StringComparer.Ordinal).Where(count => count.Value > 1).Select(count => count.Key);
}
