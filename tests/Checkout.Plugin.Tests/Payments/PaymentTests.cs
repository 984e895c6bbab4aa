using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);

    // Every state and every answer of the gateway; null stands for "nothing changes".
    public static TheoryData<CheckoutPaymentStatus, InvoiceStatus, CheckoutPaymentStatus?> Table => new()
    {
        { CheckoutPaymentStatus.Sending, InvoiceStatus.Completed, null },
        { CheckoutPaymentStatus.Sending, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.Sending, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Sending, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Pending, InvoiceStatus.Completed, CheckoutPaymentStatus.Paid },
        { CheckoutPaymentStatus.Pending, InvoiceStatus.NotCompleted, CheckoutPaymentStatus.NotCompleted },
        { CheckoutPaymentStatus.Pending, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Pending, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.NotCompleted, InvoiceStatus.Completed, CheckoutPaymentStatus.Paid },
        { CheckoutPaymentStatus.NotCompleted, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.NotCompleted, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.NotCompleted, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Expired, InvoiceStatus.Completed, CheckoutPaymentStatus.Paid },
        { CheckoutPaymentStatus.Expired, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.Expired, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Expired, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Paid, InvoiceStatus.Completed, null },
        { CheckoutPaymentStatus.Paid, InvoiceStatus.NotCompleted, CheckoutPaymentStatus.Paid },
        { CheckoutPaymentStatus.Paid, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Paid, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Refused, InvoiceStatus.Completed, null },
        { CheckoutPaymentStatus.Refused, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.Refused, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Refused, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Abandoned, InvoiceStatus.Completed, null },
        { CheckoutPaymentStatus.Abandoned, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.Abandoned, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Abandoned, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Unknown, InvoiceStatus.Completed, null },
        { CheckoutPaymentStatus.Unknown, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.Unknown, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Unknown, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Review, InvoiceStatus.Completed, null },
        { CheckoutPaymentStatus.Review, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.Review, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Review, InvoiceStatus.Unknown, null },
        { CheckoutPaymentStatus.Rejected, InvoiceStatus.Completed, CheckoutPaymentStatus.Rejected },
        { CheckoutPaymentStatus.Rejected, InvoiceStatus.NotCompleted, null },
        { CheckoutPaymentStatus.Rejected, InvoiceStatus.Pending, null },
        { CheckoutPaymentStatus.Rejected, InvoiceStatus.Unknown, null },
    };

    [Fact]
    public void The_table_leaves_nothing_out() =>
        Assert.Equal(
            Enum.GetValues<CheckoutPaymentStatus>().Length * Enum.GetValues<InvoiceStatus>().Length,
            Table.Select(row => (row.Data.Item1, row.Data.Item2)).Distinct().Count());

    [Theory]
    [MemberData(nameof(Table))]
    public void An_answer_moves_a_payment_along_allowed_edges_only(
        CheckoutPaymentStatus from, InvoiceStatus answer, CheckoutPaymentStatus? to)
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
        {
            "another transaction although the external id is ours",
            answer => answer with { ExternalId = answer.TransactionId, TransactionId = CheckoutId.New() }
        },
        { "no transaction at all", answer => answer with { TransactionId = null, ExternalId = null } },
        { "another invoice's token", answer => answer with { Token = new("another") } },
    };

    [Theory]
    [MemberData(nameof(Disagreements))]
    public void A_completed_answer_that_disagrees_in_anything_is_reviewed(
        string what, Func<InvoiceConfirmation, InvoiceConfirmation> change)
    {
        var payment = In(CheckoutPaymentStatus.Pending);

        payment.Confirm(change(Answer(payment)), Now);

        Assert.True(payment.Status == CheckoutPaymentStatus.Review, $"{what} was believed");
        Assert.Null(payment.PaidAt);
    }

    [Fact]
    public void The_external_id_serves_where_the_custom_data_is_missing()
    {
        var payment = In(CheckoutPaymentStatus.Pending);

        payment.Confirm(Answer(payment) with { TransactionId = null, ExternalId = payment.Id }, Now);

        Assert.Equal(CheckoutPaymentStatus.Paid, payment.Status);
    }

    [Fact]
    public void A_contradiction_after_paid_is_flagged_once()
    {
        var payment = In(CheckoutPaymentStatus.Paid);

        payment.Confirm(Answer(payment) with { Status = InvoiceStatus.NotCompleted }, Now);
        var second = payment.Confirm(Answer(payment) with { Status = InvoiceStatus.NotCompleted }, Now);

        Assert.True(payment.IsContradicted);
        Assert.Null(second);
    }

    private static CheckoutPayment In(CheckoutPaymentStatus status)
    {
        var request = Some.Request(Some.Cart(12_500), status == CheckoutPaymentStatus.Unknown ? Some.ByPhone : null);
        var payment = request.CreatePayment(Now, TimeSpan.FromSeconds(30));
        switch (status)
        {
            case CheckoutPaymentStatus.Refused:
                payment.Refuse("00", Now);
                break;
            case CheckoutPaymentStatus.Abandoned:
                payment.Abandon("no answer", Now);
                break;
            case CheckoutPaymentStatus.Unknown:
                payment.GiveUp("no answer", Now);
                break;
            case not CheckoutPaymentStatus.Sending:
                payment.Issue(Some.Token("the-token"), "a page", Now);
                MoveOn(payment, status);
                break;
        }

        Assert.Equal(status, payment.Status);
        return payment;
    }

    private static JournalEntry? MoveOn(CheckoutPayment payment, CheckoutPaymentStatus status) => status switch
    {
        CheckoutPaymentStatus.Paid => payment.Confirm(Answer(payment), Now),
        CheckoutPaymentStatus.NotCompleted => payment.Confirm(Answer(payment) with { Status = InvoiceStatus.NotCompleted }, Now),
        CheckoutPaymentStatus.Review => payment.Review("for the test", "", Now),
        CheckoutPaymentStatus.Rejected => payment.Reject("for the test", Now),
        CheckoutPaymentStatus.Expired => payment.Expire(Now),
        _ => null,
    };

    private static InvoiceConfirmation Answer(CheckoutPayment payment) =>
        new()
        {
            Status = InvoiceStatus.Completed,
            AmountXof = 12_500,
            MontantXof = 12_500,
            TransactionId = payment.Id,
            RequestId = "P1",
            EvidenceDigest = "digest",
        };
}
