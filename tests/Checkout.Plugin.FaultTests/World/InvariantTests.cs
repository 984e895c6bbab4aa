using Xunit;

namespace Checkout.Plugin.Tests;

// Each invariant must fail for a snapshot that breaks it.
public sealed class InvariantTests
{
    private static readonly Snapshot Good = new()
    {
        Payments = [new() { Id = "p", Reference = "r", Status = "Paid", Version = 3, Amount = 100 }],
        Steps = [Step("p", 1, "", "Sending"), Step("p", 2, "Sending", "Pending"), Step("p", 3, "Pending", "Paid")],
        Fulfillments = [new() { Reference = "r", PaymentId = "p", Status = "Done" }],
        Orders = [new() { Reference = "r", Total = 100, Fulfillments = 1 }],
        Payouts = [new() { Id = "o", Status = "Pending", Version = 4, Sends = 1 }],
        PayoutSteps =
        [
            Step("o", 1, "", "Draft"), Step("o", 2, "Draft", "Approved"), Step("o", 3, "Approved", "Sending"),
            Step("o", 4, "Sending", "Pending"),
        ],
        Ledger = [Line("create", "p", 0), Line("confirm", "p", 1_000), Line("confirm", "p", 4_000), Line("payout-create", "o", 0)],
        Invoices = [new("p", "token", 100, "completed", null)],
        Reported = [new("p", "pending"), new("p", "paid")],
        Now = [new("p", "paid")],
        Output = "Payment p was fulfilled.",
        Html = "<h1>Merci</h1>",
        Secrets = ["token"],
        Nodes = [new(120, 30)],
    };

    private static readonly PaymentRecord Payment = Good.Payments[0];
    private static readonly FulfillmentRecord Fulfillment = Good.Fulfillments[0];
    private static readonly OrderRecord Order = Good.Orders[0];

    public static TheoryData<string, string> Broken =>
    [
        ("I1", "an order fulfilled twice"),
        ("I1", "two proofs for one purchase"),
        ("I1", "paid without the right to the goods"),
        ("I1", "done without an order"),
        ("I1", "an order without proof"),
        ("I2", "goods for a payment that is not paid"),
        ("I2", "goods for money that the gateway does not have"),
        ("I2", "goods for another amount"),
        ("I2", "an order of another total"),
        ("I3", "money of a pending payment"),
        ("I3", "money of an abandoned payment"),
        ("I3", "money that is not stored"),
        ("I3", "paid and never fulfilled"),
        ("I3", "still being sent"),
        ("I4", "a forbidden transition"),
        ("I4", "a version without its step"),
        ("I4", "a status that the journal does not know"),
        ("I4", "a payout that skipped its approval"),
        ("I5", "a payout requested twice"),
        ("I5", "a payout that left without its mark"),
        ("I6", "an invoice asked for twice"),
        ("I6", "two open invoices"),
        ("I7", "two confirms in a second"),
        ("I7", "more confirms than the budget"),
        ("I8", "a key in the output"),
        ("I8", "a token in the output"),
        ("I8", "a key on a page"),
        ("I10", "money without goods or a review"),
        ("I11", "a node that grew"),
        ("I12", "a shopper who read paid"),
        ("I12", "a page that says something else"),
    ];

    [Fact]
    public void Nothing_is_found_where_everything_holds() => Assert.Empty(Invariants.BrokenAtRest(Good));

    [Fact]
    public void Money_in_review_and_a_duplicate_payment_need_no_goods()
    {
        var snapshot = Good with
        {
            Payments =
            [
                .. Good.Payments, new() { Id = "q", Reference = "q", Status = "Review", Version = 3, Amount = 50 },
                Payment with { Id = "d", DuplicateAt = 1 },
            ],
            Steps =
            [
                .. Good.Steps, Step("q", 1, "", "Sending"), Step("q", 2, "Sending", "Pending"), Step("q", 3, "Pending", "Review"),
                Step("d", 1, "", "Sending"), Step("d", 2, "Sending", "Pending"), Step("d", 3, "Pending", "Paid"),
            ],
            Invoices = [.. Good.Invoices, new("q", "q", 50, "completed", null), new("d", "d", 100, "completed", null)],
        };

        Assert.Empty(Invariants.BrokenAtRest(snapshot));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_promise_is_found_broken_and_named(string promise, string how)
    {
        var found = Invariants.BrokenAtRest(Break(how));

        Assert.Contains(found, finding => finding.StartsWith($"{promise}: ", StringComparison.Ordinal));
    }

    private static Snapshot Break(string how) => how switch
    {
        "an order fulfilled twice" => Good with { Orders = [Order with { Fulfillments = 2 }] },
        "two proofs for one purchase" => Good with { Fulfillments = [Fulfillment, Fulfillment] },
        "paid without the right to the goods" => Good with { Fulfillments = [], Orders = [] },
        "done without an order" => Good with { Orders = [] },
        "an order without proof" => Good with { Fulfillments = [Fulfillment with { Status = "Queued" }] },
        "goods for a payment that is not paid" => Good with { Payments = [Payment with { Status = "Pending" }] },
        "goods for money that the gateway does not have" => Good with { Invoices = [Good.Invoices[0] with { Status = "pending" }] },
        "goods for another amount" => Good with { Invoices = [Good.Invoices[0] with { Amount = 99 }] },
        "an order of another total" => Good with { Orders = [Order with { Total = 99 }] },
        "money of a pending payment" => Good with { Payments = [Payment with { Status = "Pending" }] },
        "money of an abandoned payment" => Good with { Payments = [Payment with { Status = "Abandoned" }] },
        "money that is not stored" => Good with { Payments = [] },
        "paid and never fulfilled" => Good with { Fulfillments = [Fulfillment with { Status = "Queued" }], Orders = [] },
        "still being sent" => Good with { Payments = [Payment with { Status = "Sending" }] },
        "a forbidden transition" =>
            Good with { Steps = [Good.Steps[0], Step("p", 2, "Sending", "Paid"), Step("p", 3, "Paid", "Pending")] },
        "a version without its step" => Good with { Steps = [Good.Steps[0], Good.Steps[2]] },
        "a status that the journal does not know" => Good with { Payments = [Payment with { Status = "Review" }] },
        "a payout that skipped its approval" => Good with
        {
            PayoutSteps = [Good.PayoutSteps[0], Step("o", 2, "Draft", "Sending"), Step("o", 3, "Sending", "Sending"), Good.PayoutSteps[3]],
        },
        "a payout requested twice" => Good with { Ledger = [.. Good.Ledger, Line("payout-create", "o", 9_000)] },
        "a payout that left without its mark" => Good with { Payouts = [Good.Payouts[0] with { Sends = 0 }] },
        "an invoice asked for twice" => Good with { Ledger = [.. Good.Ledger, Line("direct-create", "p", 9_000)] },
        "two open invoices" => Good with
        {
            Payments = [Payment, Payment with { Id = "x", Status = "Pending" }, Payment with { Id = "y", Status = "Unknown" }],
        },
        "two confirms in a second" => Good with { Ledger = [.. Good.Ledger, Line("confirm", "p", 5_000)] },
        "more confirms than the budget" => Good with
        {
            MaxConfirmsPerSecond = 1,
            Ledger = [.. Good.Ledger, .. Enumerable.Range(0, 20).Select(number => Line("confirm", $"c{number}", 100 * number))],
        },
        "a key in the output" => Good with { Output = World.ApiKey },
        "a token in the output" => Good with { Output = "GET /confirm?invoiceToken=token" },
        "a key on a page" => Good with { Html = World.ApiToken },
        "money without goods or a review" => Good with { Orders = [], Fulfillments = [Fulfillment with { Status = "Done" }] },
        "a node that grew" => Good with { Nodes = [new(900, 30)] },
        "a shopper who read paid" => Good with { Payments = [Payment with { Status = "Pending" }] },
        _ => Good with { Now = [new("p", "pending")] },
    };

    private static TransitionRecord Step(string subject, long version, string from, string to) =>
        new() { Subject = subject, Version = version, FromStatus = from, ToStatus = to };

    private static LedgerLine Line(string endpoint, string id, long at) => new(endpoint, id, 100, null, null, at);
}
