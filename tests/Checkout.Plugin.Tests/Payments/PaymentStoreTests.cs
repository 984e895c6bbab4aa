using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

// The guarantees of the database's constraints alone.
public sealed class PaymentStoreTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_second_of_two_concurrent_decisions_changes_nothing(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var id = (await PendingAsync(shop, payments)).Id;
        var first = await shop.PaymentByIdAsync(id);
        var second = await shop.PaymentByIdAsync(id);

        var paid = await payments.SaveAsync(
            first, first.Confirm(Answer(first), shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        var reviewed = await payments.SaveAsync(
            second, second.Review("disagrees", "", shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.True(paid);
        Assert.False(reviewed);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(3, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_event WHERE payment_id = @id", new { id }));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task One_key_makes_one_payment_even_for_another_purchase(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var key = CheckoutId.New();

        Assert.True(await payments.InsertAsync(Begin(shop), key, null, TestContext.Current.CancellationToken));
        Assert.False(await payments.InsertAsync(Begin(shop), key, null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task One_purchase_has_one_open_invoice_until_it_is_superseded(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var (cart, refused) = (Some.Cart(), CheckoutId.New());
        var open = Begin(shop, cart);

        Assert.True(await payments.InsertAsync(open, CheckoutId.New(), null, TestContext.Current.CancellationToken));
        Assert.False(await payments.InsertAsync(Begin(shop, cart), refused, null, TestContext.Current.CancellationToken));
        Assert.True(await payments.InsertAsync(Begin(shop, cart), refused, superseded: open, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_purchase_paid_meanwhile_gets_no_second_invoice_and_is_not_late(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var open = await shop.PaymentAsync(cart.Reference);
        await shop.Gateway.ApprovesAsync(open.Id);
        await shop.SettlesAsync();

        var superseding = await payments.InsertAsync(
            Begin(shop, cart), CheckoutId.New(), superseded: open, TestContext.Current.CancellationToken);
        var unaware = await payments.InsertAsync(Begin(shop, cart), CheckoutId.New(), null, TestContext.Current.CancellationToken);

        Assert.False(superseding);
        Assert.False(unaware);
        Assert.False((await shop.PaymentByIdAsync(open.Id)).IsLate);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_write_by_staff_during_a_check_frees_no_second_check(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var id = (await PendingAsync(shop, payments)).Id;
        shop.Clock.Advance(Lease);
        await payments.ScheduleCheckNowAsync(id, Lease, TestContext.Current.CancellationToken);
        var read = await shop.PaymentByIdAsync(id);
        var claimed = await shop.Services.Checks().ClaimDueAsync(1, Lease, TestContext.Current.CancellationToken);

        var written = await payments.SaveAsync(
            read, read.Note("seen", shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.True(written);
        Assert.Single(claimed);
        Assert.Empty(await shop.Services.Checks().ClaimDueAsync(1, Lease, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_lost_insert_leaves_nothing_behind(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var (cart, spent, fresh) = (Some.Cart(), CheckoutId.New(), CheckoutId.New());
        var open = Begin(shop, cart);
        await payments.InsertAsync(open, CheckoutId.New(), null, TestContext.Current.CancellationToken);
        await payments.InsertAsync(Begin(shop), spent, null, TestContext.Current.CancellationToken);

        var onSpentKey = await payments.InsertAsync(Begin(shop, cart), spent, superseded: open, TestContext.Current.CancellationToken);
        var besideOpenOne = await payments.InsertAsync(Begin(shop, cart), fresh, null, TestContext.Current.CancellationToken);

        Assert.False(onSpentKey);
        Assert.False(besideOpenOne);
        Assert.True((await shop.PaymentByIdAsync(open.Id)).IsOpen);
        Assert.Null(await payments.FindByCheckoutKeyAsync(fresh, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A04_Two_payments_cannot_share_one_transaction_of_the_gateway(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var first = await shop.PaymentByIdAsync((await PendingAsync(shop, payments)).Id);
        var second = await shop.PaymentByIdAsync((await PendingAsync(shop, payments)).Id);
        await payments.SaveAsync(first, first.Confirm(Answer(first), shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.True(await payments.IsRequestIdTakenAsync("P1", second.Id, TestContext.Current.CancellationToken));
        Assert.False(
            await payments.SaveAsync(
                second, second.Confirm(Answer(second), shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken));
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(second.Id)).Status);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Claims_that_are_always_granted_never_cause_a_second_invoice(Store store)
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = store,
            RealTime = true,
            Configure = checkout => checkout.Services.Replace(new(typeof(IIdempotencyStore), new GrantingIdempotencyStore())),
        });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => summary.PaysAsync())));

        Assert.Single(answers.Select(answer => answer.Link).Distinct());
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task Claims_that_are_never_granted_cost_time_but_never_a_sale()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            RealTime = true,
            Configure = checkout => checkout.Services.Replace(new(typeof(IIdempotencyStore), new RefusingIdempotencyStore())),
        });

        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        Assert.NotEmpty(forwarding.Link);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    private static CheckoutPayment Begin(Shop shop, CheckoutCart? cart = null) =>
        Some.Request(cart).CreatePayment(shop.Clock.GetUtcNow(), Lease);

    private static async Task<CheckoutPayment> PendingAsync(Shop shop, PaymentStore payments)
    {
        var payment = Begin(shop);
        await payments.InsertAsync(payment, CheckoutId.New(), null, TestContext.Current.CancellationToken);
        var change = payment.Issue(Some.Token($"token of {payment.Id}"), "a page", shop.Clock.GetUtcNow());
        Assert.True(await payments.SaveAsync(payment, change, TestContext.Current.CancellationToken));
        return payment;
    }

    private static InvoiceConfirmation Answer(CheckoutPayment payment) => new()
    {
        Status = InvoiceStatus.Completed,
        AmountXof = payment.Amount.Amount,
        MontantXof = payment.Amount.Amount,
        TransactionId = payment.Id,
        RequestId = "P1",
        EvidenceDigest = "digest",
    };

    // A Redis whose keys never expire.
    private sealed class RefusingIdempotencyStore : IIdempotencyStore
    {
        public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) => ValueTask.FromResult(false);

        public ValueTask ReleaseAsync(string key, string owner) => ValueTask.CompletedTask;

        public ValueTask<bool> IsClaimedAsync(string key) => ValueTask.FromResult(false);
    }

    // A Redis that was flushed, or that failed over to an empty replica.
    private sealed class GrantingIdempotencyStore : IIdempotencyStore
    {
        public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) => ValueTask.FromResult(true);

        public ValueTask ReleaseAsync(string key, string owner) => ValueTask.CompletedTask;

        public ValueTask<bool> IsClaimedAsync(string key) => ValueTask.FromResult(false);
    }
}
