using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class PayoutTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);

    // Every state and every answer of the gateway; null stands for "nothing changes".
    public static TheoryData<PayoutState, PayoutStatus, PayoutState?> Table
    {
        get
        {
            var changes = new Dictionary<(PayoutState, PayoutStatus), PayoutState>
            {
                [(PayoutState.Pending, PayoutStatus.Completed)] = PayoutState.Completed,
                [(PayoutState.Pending, PayoutStatus.NotCompleted)] = PayoutState.NotCompleted,
                [(PayoutState.Pending, PayoutStatus.Unknown)] = PayoutState.Unknown,
                [(PayoutState.Unknown, PayoutStatus.Completed)] = PayoutState.Completed,
                [(PayoutState.Unknown, PayoutStatus.NotCompleted)] = PayoutState.NotCompleted,
                [(PayoutState.NotCompleted, PayoutStatus.Completed)] = PayoutState.Completed,
                [(PayoutState.Completed, PayoutStatus.NotCompleted)] = PayoutState.Completed,
            };
            var rows = from state in Enum.GetValues<PayoutState>()
                       from answer in Enum.GetValues<PayoutStatus>()
                       select (state, answer, changes.TryGetValue((state, answer), out var next) ? next : (PayoutState?)null);
            return new(rows);
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_answer_means_one_thing_in_each_state(PayoutState state, PayoutStatus answer, PayoutState? next)
    {
        var payout = In(state);
        var version = payout.Row.Version;

        var change = payout.Confirm(new() { Status = answer, EvidenceDigest = "digest" }, Now);

        Assert.Equal(next?.ToString(), change?.ToStatus);
        Assert.Equal(next ?? state, payout.State);
        Assert.Equal(next is null ? version : version + 1, payout.Row.Version);
        Assert.Equal(next is null ? null : "digest", change?.Evidence);
    }

    [Theory]
    [InlineData(PayoutState.NotCompleted, PayoutStatus.Completed)]
    [InlineData(PayoutState.Completed, PayoutStatus.NotCompleted)]
    public void Two_outcomes_that_contradict_each_other_are_flagged_once(PayoutState state, PayoutStatus answer)
    {
        var payout = In(state);

        payout.Confirm(new() { Status = answer }, Now);

        Assert.True(payout.NeedsAPerson);
        Assert.Null(payout.Confirm(new() { Status = PayoutStatus.NotCompleted }, Now));
        Assert.Null(payout.Confirm(new() { Status = PayoutStatus.Completed }, Now));
    }

    [Fact]
    public void After_another_amount_only_a_person_decides()
    {
        var payout = In(PayoutState.Pending);
        payout.Confirm(new() { Status = PayoutStatus.Completed, AmountXof = 4_999 }, Now);

        Assert.Null(payout.Confirm(new() { Status = PayoutStatus.Completed, AmountXof = 5_000 }, Now));
        Assert.Equal((PayoutState.Unknown, false), (payout.State, payout.IsWatched));
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(9 * 60, 60)]
    [InlineData(10 * 60, 10 * 60)]
    [InlineData(60 * 60, 60 * 60)]
    [InlineData(24 * 60 * 60, 6 * 60 * 60)]
    [InlineData(7 * 24 * 60 * 60, null)]
    public void Looks_come_a_minute_apart_at_first_then_at_doubling_distances_for_a_week(int age, int? gap)
    {
        Assert.Equal(gap is { } seconds ? Now.AddSeconds(seconds) : null, PayoutSchedule.Next(Now.AddSeconds(-age), Now));
    }

    private static Payout In(PayoutState state)
    {
        var (payout, _) = Payout.Begin(PayoutSteps.Draft(), id => new(id, "hash", "ends"), PayoutSteps.Clerk, Now);
        Action[] steps = state switch
        {
            PayoutState.Draft => [],
            PayoutState.Cancelled => [() => payout.Cancel(new(PayoutSteps.Clerk, "why"), Now)],
            PayoutState.Approved => [() => payout.Approve(PayoutSteps.Manager, Now)],
            PayoutState.Sending => [() => payout.Approve(PayoutSteps.Manager, Now), () => payout.Mark(PayoutSteps.Manager, Now, TimeSpan.FromSeconds(30))],
            PayoutState.Failed => [.. Marked(), () => payout.Fail("refused", Now)],
            PayoutState.Pending => Accepted(),
            PayoutState.Unknown => [.. Accepted(), () => payout.Doubt("no outcome", null, Now)],
            PayoutState.Completed => [.. Accepted(), () => payout.Confirm(new() { Status = PayoutStatus.Completed }, Now)],
            _ => [.. Accepted(), () => payout.Confirm(new() { Status = PayoutStatus.NotCompleted }, Now)],
        };
        Array.ForEach(steps, step => step());
        Assert.Equal(state, payout.State);
        return payout;

        Action[] Marked() => [() => payout.Mark(PayoutSteps.Manager, Now, TimeSpan.FromSeconds(30))];
        Action[] Accepted() => [.. Marked(), () => payout.Accept(Some.Token("a token"), Now)];
    }
}
