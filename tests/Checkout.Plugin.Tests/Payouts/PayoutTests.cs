using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class PayoutTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);

    // Every state and every answer of the gateway; null stands for "nothing changes".
    public static TheoryData<CheckoutPayoutStatus, PayoutStatus, CheckoutPayoutStatus?> Table
    {
        get
        {
            var changes = new Dictionary<(CheckoutPayoutStatus, PayoutStatus), CheckoutPayoutStatus>
            {
                [(CheckoutPayoutStatus.Pending, PayoutStatus.Completed)] = CheckoutPayoutStatus.Completed,
                [(CheckoutPayoutStatus.Pending, PayoutStatus.NotCompleted)] = CheckoutPayoutStatus.NotCompleted,
                [(CheckoutPayoutStatus.Pending, PayoutStatus.Unknown)] = CheckoutPayoutStatus.Unknown,
                [(CheckoutPayoutStatus.Unknown, PayoutStatus.Completed)] = CheckoutPayoutStatus.Completed,
                [(CheckoutPayoutStatus.Unknown, PayoutStatus.NotCompleted)] = CheckoutPayoutStatus.NotCompleted,
                [(CheckoutPayoutStatus.NotCompleted, PayoutStatus.Completed)] = CheckoutPayoutStatus.Completed,
                [(CheckoutPayoutStatus.Completed, PayoutStatus.NotCompleted)] = CheckoutPayoutStatus.Completed,
            };
            var rows = from state in Enum.GetValues<CheckoutPayoutStatus>()
                       from answer in Enum.GetValues<PayoutStatus>()
                       select (state, answer, changes.TryGetValue((state, answer), out var next) ? next : (CheckoutPayoutStatus?)null);
            return new(rows);
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_answer_has_one_meaning_in_each_status(CheckoutPayoutStatus state, PayoutStatus answer, CheckoutPayoutStatus? next)
    {
        var payout = In(state);
        var version = payout.Row.Version;

        var change = payout.Confirm(new() { Status = answer, EvidenceDigest = "digest" }, Now);

        Assert.Equal(next?.ToString(), change?.ToStatus);
        Assert.Equal(next ?? state, payout.Status);
        Assert.Equal(next is null ? version : version + 1, payout.Row.Version);
        Assert.Equal(next is null ? null : "digest", change?.Evidence);
    }

    [Theory]
    [InlineData(CheckoutPayoutStatus.NotCompleted, PayoutStatus.Completed)]
    [InlineData(CheckoutPayoutStatus.Completed, PayoutStatus.NotCompleted)]
    public void Two_outcomes_that_contradict_each_other_are_flagged_once(CheckoutPayoutStatus state, PayoutStatus answer)
    {
        var payout = In(state);

        payout.Confirm(new() { Status = answer }, Now);

        Assert.True(payout.NeedsAttention);
        Assert.Null(payout.Confirm(new() { Status = PayoutStatus.NotCompleted }, Now));
        Assert.Null(payout.Confirm(new() { Status = PayoutStatus.Completed }, Now));
    }

    [Fact]
    public void After_another_amount_only_staff_decide()
    {
        var payout = In(CheckoutPayoutStatus.Pending);
        payout.Confirm(new() { Status = PayoutStatus.Completed, AmountXof = 4_999 }, Now);

        Assert.Null(payout.Confirm(new() { Status = PayoutStatus.Completed, AmountXof = 5_000 }, Now));
        Assert.Equal(CheckoutPayoutStatus.Unknown, payout.Status);
        Assert.False(payout.MayBeConfirmed);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(9 * 60, 60)]
    [InlineData(10 * 60, 10 * 60)]
    [InlineData(60 * 60, 60 * 60)]
    [InlineData(24 * 60 * 60, 6 * 60 * 60)]
    [InlineData(7 * 24 * 60 * 60, null)]
    public void Checks_are_a_minute_apart_at_first_and_then_double_for_a_week(int age, int? gap)
    {
        Assert.Equal(gap is { } seconds ? Now.AddSeconds(seconds) : null, PayoutSchedule.Next(Now.AddSeconds(-age), Now));
    }

    private static CheckoutPayout In(CheckoutPayoutStatus state)
    {
        var (payout, _) = CheckoutPayout.Begin(PayoutSteps.Draft(), id => new(id, "hash", "ends"), PayoutSteps.Clerk, Now);
        Action[] steps = state switch
        {
            CheckoutPayoutStatus.Draft => [],
            CheckoutPayoutStatus.Cancelled => [() => payout.Cancel(new(PayoutSteps.Clerk, "why"), Now)],
            CheckoutPayoutStatus.Approved => [() => payout.Approve(PayoutSteps.Manager, Now)],
            CheckoutPayoutStatus.Sending =>
                [
                    () => payout.Approve(PayoutSteps.Manager, Now),
                    () => payout.MarkSending(PayoutSteps.Manager, Now, TimeSpan.FromSeconds(30)),
                ],
            CheckoutPayoutStatus.Failed => [.. Marked(), () => payout.Fail("refused", Now)],
            CheckoutPayoutStatus.Pending => Accepted(),
            CheckoutPayoutStatus.Unknown => [.. Accepted(), () => payout.MarkUnknown("no outcome", null, Now)],
            CheckoutPayoutStatus.Completed => [.. Accepted(), () => payout.Confirm(new() { Status = PayoutStatus.Completed }, Now)],
            _ => [.. Accepted(), () => payout.Confirm(new() { Status = PayoutStatus.NotCompleted }, Now)],
        };
        Array.ForEach(steps, step => step());
        Assert.Equal(state, payout.Status);
        return payout;

        Action[] Marked() => [() => payout.MarkSending(PayoutSteps.Manager, Now, TimeSpan.FromSeconds(30))];
        Action[] Accepted() => [.. Marked(), () => payout.Accept(Some.Token("a token"), Now)];
    }
}
