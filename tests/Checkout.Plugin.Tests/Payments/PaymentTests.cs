using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);

    // Every state and every answer of the gateway; null stands for "nothing changes".
    public static TheoryData<PaymentStatus, InvoiceStatus, PaymentStatus?> Table => new()
    {
        { PaymentStatus.Sending, InvoiceStatus.Completed, null },
        { PaymentStatus.Sending, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.Sending, InvoiceStatus.Pending, null },
        { PaymentStatus.Sending, InvoiceStatus.Unknown, null },
        { PaymentStatus.Pending, InvoiceStatus.Completed, PaymentStatus.Paid },
        { PaymentStatus.Pending, InvoiceStatus.NotCompleted, PaymentStatus.NotCompleted },
        { PaymentStatus.Pending, InvoiceStatus.Pending, null },
        { PaymentStatus.Pending, InvoiceStatus.Unknown, null },
        { PaymentStatus.NotCompleted, InvoiceStatus.Completed, PaymentStatus.Paid },
        { PaymentStatus.NotCompleted, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.NotCompleted, InvoiceStatus.Pending, null },
        { PaymentStatus.NotCompleted, InvoiceStatus.Unknown, null },
        { PaymentStatus.Expired, InvoiceStatus.Completed, PaymentStatus.Paid },
        { PaymentStatus.Expired, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.Expired, InvoiceStatus.Pending, null },
        { PaymentStatus.Expired, InvoiceStatus.Unknown, null },
        { PaymentStatus.Paid, InvoiceStatus.Completed, null },
        { PaymentStatus.Paid, InvoiceStatus.NotCompleted, PaymentStatus.Paid },
        { PaymentStatus.Paid, InvoiceStatus.Pending, null },
        { PaymentStatus.Paid, InvoiceStatus.Unknown, null },
        { PaymentStatus.Refused, InvoiceStatus.Completed, null },
        { PaymentStatus.Refused, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.Refused, InvoiceStatus.Pending, null },
        { PaymentStatus.Refused, InvoiceStatus.Unknown, null },
        { PaymentStatus.Abandoned, InvoiceStatus.Completed, null },
        { PaymentStatus.Abandoned, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.Abandoned, InvoiceStatus.Pending, null },
        { PaymentStatus.Abandoned, InvoiceStatus.Unknown, null },
        { PaymentStatus.Unknown, InvoiceStatus.Completed, null },
        { PaymentStatus.Unknown, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.Unknown, InvoiceStatus.Pending, null },
        { PaymentStatus.Unknown, InvoiceStatus.Unknown, null },
        { PaymentStatus.Review, InvoiceStatus.Completed, null },
        { PaymentStatus.Review, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.Review, InvoiceStatus.Pending, null },
        { PaymentStatus.Review, InvoiceStatus.Unknown, null },
        { PaymentStatus.Rejected, InvoiceStatus.Completed, PaymentStatus.Rejected },
        { PaymentStatus.Rejected, InvoiceStatus.NotCompleted, null },
        { PaymentStatus.Rejected, InvoiceStatus.Pending, null },
        { PaymentStatus.Rejected, InvoiceStatus.Unknown, null },
    };

    [Fact]
    public void The_table_leaves_nothing_out() =>
        Assert.Equal(Enum.GetValues<PaymentStatus>().Length * Enum.GetValues<InvoiceStatus>().Length, Table.Select(row => (row.Data.Item1, row.Data.Item2)).Distinct().Count());

    [Theory]
    [MemberData(nameof(Table))]
    public void An_answer_moves_a_payment_along_allowed_edges_only(PaymentStatus from, InvoiceStatus answer, PaymentStatus? to)
    {
        var payment = In(from);
        var version = payment.Row.Version;

        var change = payment.Confirm(Answer(payment) with { Status = answer }, Now);

        Assert.Equal(to is null, change is null);
        Assert.Equal(to ?? from, payment.Status);
        Assert.Equal(to is null ? version : version + 1, payment.Row.Version);
    }

    public static TheoryData<string, Func<InvoiceConfirmation, InvoiceConfirmation>> Disagreements => new()
    {
        { "no amount", answer => answer with { AmountXof = null } },
        { "no montant", answer => answer with { MontantXof = null } },
        { "one franc less", answer => answer with { AmountXof = 12_499, MontantXof = 12_499 } },
        { "one franc more", answer => answer with { AmountXof = 12_501, MontantXof = 12_501 } },
        { "a hundredfold", answer => answer with { AmountXof = 1_250_000, MontantXof = 1_250_000 } },
        { "amount and montant differ", answer => answer with { MontantXof = 12_501 } },
        { "another currency", answer => answer with { Currency = "GNF" } },
        { "another transaction", answer => answer with { TransactionId = CheckoutId.New() } },
        { "another transaction although the external id is ours", answer => answer with { ExternalId = answer.TransactionId, TransactionId = CheckoutId.New() } },
        { "no transaction at all", answer => answer with { TransactionId = null, ExternalId = null } },
        { "another invoice's token", answer => answer with { Token = new("another") } },
    };

    [Theory]
    [MemberData(nameof(Disagreements))]
    public void A_completed_answer_that_disagrees_in_anything_is_held_for_a_person(string what, Func<InvoiceConfirmation, InvoiceConfirmation> change)
    {
        var payment = In(PaymentStatus.Pending);

        payment.Confirm(change(Answer(payment)), Now);

        Assert.True(payment.Status == PaymentStatus.Review, $"{what} was believed");
        Assert.Null(payment.PaidAt);
    }

    [Fact]
    public void The_external_id_serves_where_the_custom_data_is_missing()
    {
        var payment = In(PaymentStatus.Pending);

        payment.Confirm(Answer(payment) with { TransactionId = null, ExternalId = payment.Id }, Now);

        Assert.Equal(PaymentStatus.Paid, payment.Status);
    }

    [Fact]
    public void A_contradiction_after_paid_is_flagged_once()
    {
        var payment = In(PaymentStatus.Paid);

        payment.Confirm(Answer(payment) with { Status = InvoiceStatus.NotCompleted }, Now);
        var second = payment.Confirm(Answer(payment) with { Status = InvoiceStatus.NotCompleted }, Now);

        Assert.True(payment.IsContradicted);
        Assert.Null(second);
    }

    private static Payment In(PaymentStatus status)
    {
        var payment = Payment.Begin(Some.Request(Some.Cart(12_500), status == PaymentStatus.Unknown ? Some.ByPhone : null), Now, TimeSpan.FromSeconds(30));
        switch (status)
        {
            case PaymentStatus.Refused:
                payment.Refuse("00", Now);
                break;
            case PaymentStatus.Abandoned:
                payment.Abandon("no answer", Now);
                break;
            case PaymentStatus.Unknown:
                payment.GiveUp("no answer", Now);
                break;
            case not PaymentStatus.Sending:
                payment.Issue(Some.Token("the-token"), "a page", Now);
                MoveOn(payment, status);
                break;
        }

        Assert.Equal(status, payment.Status);
        return payment;
    }

    private static PaymentEvent? MoveOn(Payment payment, PaymentStatus status) => status switch
    {
        PaymentStatus.Paid => payment.Confirm(Answer(payment), Now),
        PaymentStatus.NotCompleted => payment.Confirm(Answer(payment) with { Status = InvoiceStatus.NotCompleted }, Now),
        PaymentStatus.Review => payment.Hold("for the test", "", Now),
        PaymentStatus.Rejected => payment.Reject("for the test", Now),
        PaymentStatus.Expired => payment.Expire(Now),
        _ => null,
    };

    private static InvoiceConfirmation Answer(Payment payment) =>
        new() { Status = InvoiceStatus.Completed, AmountXof = 12_500, MontantXof = 12_500, TransactionId = payment.Id, RequestId = "P1", EvidenceDigest = "digest" };
}
