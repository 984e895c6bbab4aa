using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// The rule compares staff ids and adds up what each person approved in a day.
public sealed class SecondPersonRule
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [InlineData("Zo\u00e9", "Zoe\u0301")]
    [InlineData("Awa", "Awa\u200b")]
    [InlineData("Awa Sanou", "Awa  Sanou")]
    [InlineData("Awa", "\u0410wa")]
    [InlineData("Strau\u00df", "Strauss")]
    public async Task A87_One_person_under_two_spellings_is_one_person(string drafter, string approver)
    {
        await using var shop = await Shop.OpenAsync();
        var draft = PayoutSteps.Done(await shop.Payouts().DraftAsync(PayoutSteps.Draft(), Person("17", drafter)));

        var outcome = await shop.Payouts().ApproveAsync(draft.Id, draft.Fingerprint, Person("17", approver));

        Assert.Equal(PayoutObstacle.SecondPerson, PayoutSteps.Obstacle(outcome));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A87_The_drafter_of_a_payout_does_not_approve_the_approvers_change(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var draft = await shop.DraftsAsync();
        var changed = PayoutSteps.Done(await shop.Payouts().ChangeAsync(draft.Id, PayoutSteps.Draft(90_000), PayoutSteps.Manager));

        var outcome = await shop.Payouts().ApproveAsync(draft.Id, changed.Fingerprint, PayoutSteps.Clerk);

        Assert.Equal(PayoutObstacle.SecondPerson, PayoutSteps.Obstacle(outcome));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A87_One_person_approves_none_of_forty_own_payouts_below_the_threshold(Store store)
    {
        await using var shop = await Shop.OpenAsync(Limited(store));
        var drafts = new List<CheckoutPayout>();
        for (var payout = 0; payout < 40; payout++)
        {
            drafts.Add(await shop.DraftsAsync(PayoutSteps.Draft(9_000)));
        }

        var outcomes = await Task.WhenAll(drafts.Select(draft => Task.Run(
            () => shop.Payouts().ApproveAsync(draft.Id, draft.Fingerprint, PayoutSteps.Clerk))));

        Assert.All(outcomes, outcome => Assert.Equal(PayoutObstacle.SecondPerson, PayoutSteps.Obstacle(outcome)));
        PayoutSteps.Done(await shop.Payouts().ApproveAsync(drafts[39].Id, drafts[39].Fingerprint, PayoutSteps.Manager));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A87_One_person_alone_approves_no_more_than_the_threshold_in_a_day(Store store)
    {
        await using var shop = await Shop.OpenAsync(Limited(store));
        var first = await ApprovesAloneAsync(shop, 6_000);
        var second = await ApprovesAloneAsync(shop, 4_000);
        var third = await ApprovesAloneAsync(shop, 1);
        shop.Clock.Advance(TimeSpan.FromHours(24));
        var nextDay = await ApprovesAloneAsync(shop, 10_000);

        PayoutSteps.Done(first);
        PayoutSteps.Done(second);
        Assert.Equal(PayoutObstacle.SecondPerson, PayoutSteps.Obstacle(third));
        PayoutSteps.Done(nextDay);
    }

    [Fact]
    public async Task A_cancelled_payout_does_not_count_for_its_person()
    {
        await using var shop = await Shop.OpenAsync(Limited(Store.Sqlite));
        var draft = await shop.DraftsAsync(PayoutSteps.Draft(10_000));
        PayoutSteps.Done(await shop.Payouts().CancelAsync(draft.Id, PayoutSteps.Clerk, "wrong number"));

        PayoutSteps.Done(await ApprovesAloneAsync(shop, 10_000));
    }

    [Fact]
    public async Task The_payout_and_its_journal_keep_the_ids_and_the_names()
    {
        await using var shop = await Shop.OpenAsync();
        var draft = PayoutSteps.Done(await shop.Payouts().DraftAsync(PayoutSteps.Draft(), Person("17", "Awa Sanou")));
        await shop.Payouts().ApproveAsync(draft.Id, draft.Fingerprint, Person("18", "Issa Traor\u00e9"));

        var payout = await shop.PayoutAsync(draft.Id);

        Assert.Equal(Person("17", "Awa Sanou"), payout.DraftedBy);
        Assert.Equal(Person("18", "Issa Traor\u00e9"), payout.ApprovedBy);
        Assert.Equal("18: Issa Traor\u00e9", await shop.Database.ScalarAsync<string>(
            "SELECT who || ': ' || who_name FROM checkout_payout_event WHERE to_status = 'Approved'"));
    }

    [Theory]
    [InlineData("", "Awa")]
    [InlineData(" ", "Awa")]
    [InlineData(" 17", "Awa")]
    [InlineData("17 ", "Awa")]
    [InlineData("1\u00007", "Awa")]
    [InlineData("17", "")]
    [InlineData("17", " ")]
    [InlineData("17", "Awa\nSanou")]
    public void A_member_of_the_staff_has_a_clean_id_and_a_name(string id, string name) =>
        Assert.Throws<ArgumentException>(() => Person(id, name));

    [Fact]
    public void An_id_of_a_member_of_the_staff_has_a_hundred_characters_at_most()
    {
        Assert.Equal(100, Person(new('x', 100), "Awa").Id.Length);
        Assert.Throws<ArgumentException>(() => Person(new('x', 101), "Awa"));
    }

    private static async Task<PayoutOutcome> ApprovesAloneAsync(Shop shop, long amount)
    {
        var draft = await shop.DraftsAsync(PayoutSteps.Draft(amount));
        return await shop.Payouts().ApproveAsync(draft.Id, draft.Fingerprint, PayoutSteps.Clerk);
    }

    private static ShopSettings Limited(Store store) =>
        new() { Store = store, Values = { ["Checkout:Payouts:SecondPersonAboveXof"] = "10000" } };

    private static StaffMember Person(string id, string name) => new(id, name);
}
