namespace Checkout.Plugin.Tests;

// The invariants. A finding begins with the number of its invariant.
internal static class Invariants
{
    private const string Completed = "completed";
    private static readonly string[] WithAPerson = ["Review", "Unknown", "Rejected"];

    // The operations that are not finished. Empty when all have settled.
    public static IReadOnlyList<string> Unsettled(Books books)
    {
        var status = books.Payments.ToDictionary(payment => payment.Id, payment => payment.Status, StringComparer.Ordinal);
        return
        [
            .. books.Payments.Where(payment => payment.Status == "Sending")
                .Select(payment => $"I3: payment {payment.Id} is still being sent"),
            .. books.HandOvers.Where(handOver => handOver.Status == "Queued")
                .Select(handOver => $"I3: {handOver.Reference} was paid and is not fulfilled"),
            .. Taken(books).Where(invoice => status.GetValueOrDefault(invoice.TransactionId!) is "Pending" or "NotCompleted" or "Expired")
                .Select(invoice => $"I3: the gateway has the money of {invoice.TransactionId}, which is {status[invoice.TransactionId!]}"),
            .. books.Payouts.Where(payout => payout.Status == "Sending").Select(payout => $"I5: payout {payout.Id} is still being sent"),
        ];
    }

    // Findings about data that one transaction writes. They need only the database.
    public static IReadOnlyList<string> Torn(Books books) =>
    [
        .. FulfilledOnce(books),
        .. PaidIsEntitled(books),
        .. Journal("payment", Edges.OfPayments, books.Payments.Select(Row.Of), books.Steps),
        .. Journal("payout", Edges.OfPayouts, books.Payouts.Select(Row.Of), books.PayoutSteps),
    ];

    // Findings that are wrong at any moment.
    public static IReadOnlyList<string> Broken(Books books) =>
    [
        .. Torn(books), .. FulfilledForMoney(books), .. PaidOutOnce(books), .. AskedOnce(books), .. Spaced(books),
        .. WithinBudget(books), .. Quiet(books), .. Bounded(books), .. Honest(books),
    ];

    // Findings that are wrong when all operations have settled.
    public static IReadOnlyList<string> BrokenAtRest(Books books) =>
        [.. Broken(books), .. Unsettled(books), .. Found(books), .. SentWithARow(books), .. Sums(books), .. PagesNow(books)];

    private static IEnumerable<InvoiceAtGateway> Taken(Books books) =>
        books.Invoices.Where(invoice => invoice.Status == Completed && invoice.TransactionId is not null);

    private static IEnumerable<string> FulfilledOnce(Books books) =>
    [
        .. books.Orders.Where(order => order.Fulfillments > 1)
            .Select(order => $"I1: order {order.Reference} was fulfilled {order.Fulfillments} times"),
        .. Twice(books.HandOvers, handOver => handOver.Reference)
            .Select(reference => $"I1: {reference} has two rows that prove its fulfillment"),
    ];

    private static IEnumerable<string> FulfilledForMoney(Books books)
    {
        var taken = Taken(books).ToLookup(invoice => invoice.TransactionId!, StringComparer.Ordinal);
        var paid = books.Payments.Where(payment => payment.Status == "Paid").ToDictionary(payment => payment.Id, StringComparer.Ordinal);
        foreach (var handOver in books.HandOvers)
        {
            if (!paid.TryGetValue(handOver.PaymentId, out var payment))
            {
                yield return $"I2: {handOver.Reference} is to be fulfilled, but its payment {handOver.PaymentId} is not paid";
            }
            else if (!taken[payment.Id].Any(invoice => invoice.Amount == payment.Amount))
            {
                yield return $"I2: {handOver.Reference} is to be fulfilled for {payment.Amount} XOF, "
                    + $"which the gateway has not got for payment {payment.Id}";
            }
            else if (books.Orders.FirstOrDefault(order => order.Reference == handOver.Reference) is { } order
                && order.Total != payment.Amount)
            {
                yield return $"I2: order {order.Reference} is of {order.Total} XOF, paid were {payment.Amount}";
            }
        }
    }

    // One commit stores the paid status and the fulfillment row. A transactional handler's order is in the commit of the fulfillment.
    private static IEnumerable<string> PaidIsEntitled(Books books)
    {
        var handOvers = books.HandOvers.ToLookup(handOver => handOver.Reference, StringComparer.Ordinal);
        var orders = books.Orders.ToLookup(order => order.Reference, StringComparer.Ordinal);
        return
        [
            .. books.Payments.Where(payment => payment is { Status: "Paid", DuplicateAt: null })
                .Where(payment => handOvers[payment.Reference].All(handOver => handOver.PaymentId != payment.Id))
                .Select(payment => $"I1: payment {payment.Id} is paid, and nothing is to be fulfilled for it"),
            .. books.HandOvers.Where(handOver => handOver.Status == "Done" && !orders[handOver.Reference].Any())
                .Select(handOver => $"I1: {handOver.Reference} is done, and the shop has no order"),
            .. books.Orders.Where(order => books.HandsOverInOneTransaction || !handOvers[order.Reference].Any())
                .Where(order => handOvers[order.Reference].All(handOver => handOver.Status != "Done"))
                .Select(order => $"I1: order {order.Reference} was fulfilled without proof"),
        ];
    }

    private static IEnumerable<string> Journal(
        string kind, IReadOnlySet<(string From, string To)> edges, IEnumerable<Row> rows, IReadOnlyList<StepBooked> all)
    {
        var steps = all.OrderBy(step => step.Version).ToLookup(step => step.Subject, StringComparer.Ordinal);
        foreach (var (id, status, version) in rows)
        {
            var own = steps[id].ToList();
            if (own.Count != version || !IsGapless(own) || own[^1].ToStatus != status)
            {
                var written = string.Join(", ", own.Select(step => $"{step.Version} {step.FromStatus}>{step.ToStatus}"));
                yield return $"I4: {kind} {id} is {status} at version {version}, but its journal says {written}";
            }

            foreach (var step in own.Where(step => !edges.Contains((step.FromStatus, step.ToStatus))))
            {
                yield return $"I4: {kind} {id} went from \"{step.FromStatus}\" to {step.ToStatus}, which nothing may";
            }
        }
    }

    private static bool IsGapless(List<StepBooked> steps) => steps.Index().All(
        step => step.Item.Version == step.Index + 1 && step.Item.FromStatus == (step.Index == 0 ? "" : steps[step.Index - 1].ToStatus));

    private static IEnumerable<string> PaidOutOnce(Books books) =>
        Twice(books.Ledger.Where(IsPayoutCreate), line => line.TransactionId ?? "")
            .Select(id => $"I5: payout {id} was requested more than once");

    private static IEnumerable<string> AskedOnce(Books books) =>
    [
        .. Twice(books.Ledger.Where(IsCreate), line => line.TransactionId ?? "")
            .Select(id => $"I6: payment {id} was asked of the gateway more than once"),
        .. Twice(books.Payments.Where(IsOpen), payment => payment.Reference).Select(reference => $"I6: {reference} has two open invoices"),
    ];

    // The tolerance covers the network's jitter.
    private static IEnumerable<string> Spaced(Books books)
    {
        var floor = books.MinimumGap - TimeSpan.FromMilliseconds(200);
        foreach (var confirms in books.Ledger.Where(line => IsConfirm(line) && line.TransactionId is not null)
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
    private static IEnumerable<string> WithinBudget(Books books)
    {
        const int Window = 5_000;
        var most = books.MaxConfirmsPerSecond * ((Window / 1_000) + 2);
        var at = books.Ledger.Where(IsConfirm).Select(line => line.At).Order().ToList();
        for (var first = 0; first + most < at.Count; first++)
        {
            if (at[first + (int)most] - at[first] < Window)
            {
                yield return $"I7: more than {most} confirms were asked in five seconds";
                yield break;
            }
        }
    }

    private static IEnumerable<string> Quiet(Books books) =>
    [
        .. books.Keys.Concat(books.Secrets).Where(secret => books.Output.Contains(secret, StringComparison.Ordinal))
            .Select(secret => $"I8: the output holds a secret that begins with {secret[..3]}"),
        .. books.Keys.Where(key => books.Html.Contains(key, StringComparison.Ordinal))
            .Select(key => $"I8: a page holds a key that begins with {key[..3]}"),
    ];

    private static IEnumerable<string> Bounded(Books books) =>
        books.Nodes.Where(node => node.ResidentMegabytes > 500 || node.Threads > 150)
            .Select(node => $"I11: a node takes {node.ResidentMegabytes} MB and {node.Threads} threads");

    private static IEnumerable<string> Honest(Books books)
    {
        var paid = books.Payments.Where(payment => payment.Status == "Paid")
            .Select(payment => payment.Id).ToHashSet(StringComparer.Ordinal);
        return books.Told.Where(said => said.Status == "paid" && !paid.Contains(said.PaymentId))
            .Select(said => $"I12: a shopper read \"paid\" of {said.PaymentId}, which is not");
    }

    // At rest, a payment that the gateway received is paid or in review.
    private static IEnumerable<string> Found(Books books)
    {
        var payments = books.Payments.ToDictionary(payment => payment.Id, StringComparer.Ordinal);
        string StatusOf(InvoiceAtGateway invoice) => payments.GetValueOrDefault(invoice.TransactionId!)?.Status ?? "written down nowhere";
        return Taken(books).Where(invoice => StatusOf(invoice) is not ("Paid" or "Review" or "Unknown" or "Rejected"))
            .Select(invoice => $"I3: the gateway has {invoice.Amount} XOF for {invoice.TransactionId}, which is {StatusOf(invoice)}");
    }

    private static IEnumerable<string> SentWithARow(Books books)
    {
        var payments = books.Payments.Select(payment => payment.Id).ToHashSet(StringComparer.Ordinal);
        var sent = books.Payouts.Where(payout => payout.Sends == 1).Select(payout => payout.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. books.Ledger.Where(line => IsCreate(line) && !payments.Contains(line.TransactionId!))
                .Select(line => $"I3: the gateway was asked for {line.TransactionId}, which is written down nowhere"),
            .. books.Ledger.Where(line => IsPayoutCreate(line) && !sent.Contains(line.TransactionId!))
                .Select(line => $"I5: payout {line.TransactionId} left without its mark"),
        ];
    }

    private static IEnumerable<string> Sums(Books books)
    {
        var handOvers = books.HandOvers.ToLookup(handOver => handOver.Reference, StringComparer.Ordinal);
        bool IsWithStaff(PaymentBooked payment) =>
            WithAPerson.Contains(payment.Status)
            || payment.DuplicateAt is not null
            || handOvers[payment.Reference].Any(handOver => handOver.Status is "Refused" or "Dead");
        var withStaff = books.Payments.Where(IsWithStaff).Select(payment => payment.Id).ToHashSet(StringComparer.Ordinal);
        var taken = Taken(books).Where(invoice => !withStaff.Contains(invoice.TransactionId!)).Sum(invoice => invoice.Amount);
        var fulfilled = books.Orders.Sum(order => order.Total * order.Fulfillments);
        return taken == fulfilled ? [] : [$"I10: the gateway has {taken} XOF without a review, fulfilled was {fulfilled}"];
    }

    private static IEnumerable<string> PagesNow(Books books)
    {
        var now = (books.Now ?? []).ToDictionary(said => said.PaymentId, said => said.Status, StringComparer.Ordinal);
        return books.Payments.Where(payment => now.TryGetValue(payment.Id, out var said) && said != Word(payment.Status))
            .Select(payment => $"I12: a page says \"{now[payment.Id]}\" of {payment.Id}, which is {payment.Status}");
    }

    private static string Word(string status) => status switch
    {
        "Sending" or "Pending" => "pending",
        "Paid" => "paid",
        "Expired" => "expired",
        "Review" => "review",
        "Unknown" => "unknown",
        _ => "not-completed",
    };

    private static bool IsOpen(PaymentBooked payment) =>
        payment is { Status: "Sending" or "Pending" or "Unknown", SupersededAt: null };

    private static bool IsCreate(LedgerLine line) =>
        line is { Endpoint: "create" or "direct-create" or "wallet-create", TransactionId: not null };

    private static bool IsPayoutCreate(LedgerLine line) => line.Endpoint is "payout-create" or "withdrawal-create";

    private static bool IsConfirm(LedgerLine line) => line.Endpoint is "confirm" or "payout-confirm";

    private static IEnumerable<string> Twice<T>(IEnumerable<T> all, Func<T, string> name) =>
        all.CountBy(name, StringComparer.Ordinal).Where(count => count.Value > 1).Select(count => count.Key);

    private sealed record Row(string Id, string Status, long Version)
    {
        public static Row Of(PaymentBooked payment) => new(payment.Id, payment.Status, payment.Version);

        public static Row Of(PayoutBooked payout) => new(payout.Id, payout.Status, payout.Version);
    }
}
