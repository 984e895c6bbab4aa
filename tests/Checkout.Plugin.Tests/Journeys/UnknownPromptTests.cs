using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// The outcome of a prompt is unknown: no second prompt is sent, and staff decides.
public sealed class UnknownPromptTests
{
    public static TheoryData<string> LostAnswers =>
        ["drop-after", "status-500", "html", "truncated", "empty", "redirect", "code05", "code09", "code17", "code77"];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task After_a_prompt_of_unknown_outcome_none_is_sent_until_staff_decides(string fault)
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        await shop.Gateway.FailsAsync("direct-create", fault);

        var unknown = new ResultPage(await summary.PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var sameForm = new ResultPage(await summary.PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var otherMethod = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(("method", "hosted")));
        await shop.WaitsAsync(TimeSpan.FromDays(2));
        var later = await unknown.ReloadsAsync();

        Assert.All([unknown, sameForm, otherMethod, later], page => Assert.Equal("unknown", page.Status));
        Assert.False(unknown.OffersRetry);
        Assert.InRange((await shop.Gateway.DirectCreatesAsync()).Count, 0, 1);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
        Assert.Equal(AttentionReason.Unknown, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
    }

    [Fact]
    public async Task Staff_who_finds_the_money_of_an_unknown_payment_gets_it_fulfilled()
    {
        await using var shop = await OpenAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var unknown = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var checkout = shop.Services.GetRequired<ICheckout>();

        var accepted = await checkout.AcceptAsync(
            unknown.PaymentId, Staff.Member("Awa"), "the dashboard shows the money", Money.Xof(12_500),
            TestContext.Current.CancellationToken);
        var rejected = await checkout.RejectAsync(
            unknown.PaymentId, Staff.Member("Awa"), "too late", TestContext.Current.CancellationToken);
        await shop.ProcessesDueWorkAsync();
        var paid = await unknown.ReloadsAsync();

        Assert.Equal(DecisionOutcome.Done, accepted);
        Assert.Equal(DecisionOutcome.NotPossible, rejected);
        Assert.Equal("paid", paid.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(unknown.OrderReference));
        Assert.Empty(await checkout.ListAttentionItemsAsync());
    }

    [Fact]
    public async Task Staff_who_checked_the_payment_lets_the_shopper_try_again()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var unknown = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var checkout = shop.Services.GetRequired<ICheckout>();

        var released = await checkout.ReleaseAsync(
            unknown.PaymentId, Staff.Member("Awa"), "the gateway's dashboard shows no such payment", TestContext.Current.CancellationToken);
        var twice = await checkout.ReleaseAsync(unknown.PaymentId, Staff.Member("Awa"), "again", TestContext.Current.CancellationToken);
        var again = await (await shop.GoesToPayAsync(cart)).PaysAsync(("method", "hosted"));

        Assert.Equal(DecisionOutcome.Done, released);
        Assert.Equal(DecisionOutcome.NotPossible, twice);
        Assert.NotEmpty(again.Link);
        Assert.Empty(await checkout.ListAttentionItemsAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_event WHERE reason LIKE '%Awa%dashboard%'"));
    }

    [Fact]
    public async Task A_process_that_ended_during_the_create_leaves_it_unknown()
    {
        await using var shop = await OpenAsync();
        var payments = shop.Services.GetRequired<PaymentStore>();
        var payment = Some.Request(method: Some.ByPhone).CreatePayment(shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        await payments.InsertAsync(payment, CheckoutId.New(), null, TestContext.Current.CancellationToken);

        await shop.WaitsAsync(TimeSpan.FromSeconds(31));

        Assert.Equal(CheckoutPaymentStatus.Unknown, (await shop.PaymentByIdAsync(payment.Id)).Status);
    }

    [Fact]
    public async Task A_late_answer_resolves_the_unknown_status_of_a_payment()
    {
        Shop shop = null!;
        shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddBeforeGateway(() => new TooLate(async () =>
            {
                var payments = shop.Services.GetRequired<PaymentStore>();
                var payment = await shop.PaymentByIdAsync(
                    (await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment WHERE status = 'Sending'"))!);
                await payments.SaveAsync(
                    payment, payment.GiveUp("another node gave it up", shop.Clock.GetUtcNow()), CancellationToken.None);
            })),
        });
        await using var closing = shop;

        var waiting = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal("pending", waiting.Status);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(waiting.PaymentId)).Status);
    }

    [Fact]
    public async Task A_gateway_that_was_not_reached_sent_no_prompt_and_allows_a_retry()
    {
        await using var shop = await OpenAsync(new() { Host = builder => builder.Services.AddGateway(() => new UnreachableGateway()) });

        var again = new SummaryPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        Assert.Single(again.Problems);
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
    }

    [Slow]
    [Fact]
    public async Task A_callback_for_an_unknown_payment_is_stored_for_staff()
    {
        await using var shop = await OpenAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var unknown = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));

        await shop.Gateway.ApprovesAsync(unknown.PaymentId);
        await shop.SettlesAsync();

        Assert.NotNull((await shop.PaymentByIdAsync(unknown.PaymentId)).CalledBackAt);
        Assert.Equal(CheckoutPaymentStatus.Unknown, (await shop.PaymentByIdAsync(unknown.PaymentId)).Status);
        Assert.Contains(
            shop.Log.All,
            line => line.StartsWith("Warning 2002", StringComparison.Ordinal)
            && line.Contains(unknown.PaymentId, StringComparison.Ordinal));
    }

    private sealed class TooLate(Func<Task> meanwhile) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await (request.Method == HttpMethod.Post ? meanwhile() : Task.CompletedTask);
            return answer;
        }
    }

    private sealed class UnreachableGateway : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
    }
}
