using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

// CheckoutPayment.Attention and the SQL of the attention list state the same rule.
public sealed class AttentionListTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_list_and_the_payment_agree_in_every_state(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        List<string> needed = [];
        foreach (var state in States)
        {
            var payment = await InsertedAsync(shop, state);
            if (payment.Attention is { } reason)
            {
                needed.Add($"{payment.Id} {reason}");
            }
        }

        var listed = (await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync(int.MaxValue))
            .Select(item => $"{item.Payment.Id} {item.Reason}");

        Assert.NotEmpty(needed);
        Assert.Equal(needed.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fulfillment_that_needs_no_attention_has_no_reason()
    {
        Assert.Null(new FulfillmentRow { Status = FulfillmentStatus.Done }.Attention);
        Assert.Equal(AttentionReason.NotFulfilled, new FulfillmentRow { Status = FulfillmentStatus.Dead }.Attention);
    }

    [Fact]
    public void A_duplicate_is_listed_although_a_person_had_settled_the_payment_before()
    {
        var now = new DateTimeOffset(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);
        var payment = Some.Request(method: Some.ByPhone).CreatePayment(now, TimeSpan.FromSeconds(30));
        payment.GiveUp("no answer", now);
        payment.Abandon("the dashboard shows no money", now);
        payment.Settle("a callback, but no money", now);
        payment.IssueLate(Some.Token("a token"), null, now);
        payment.Confirm(
            new InvoiceConfirmation
            {
                Status = InvoiceStatus.Completed, AmountXof = 12_500, MontantXof = 12_500, TransactionId = payment.Id, RequestId = "P1",
            },
            now);

        payment.MarkDuplicate();

        Assert.Equal(AttentionReason.Duplicate, payment.Attention);
    }

    // The columns that the rule reads, in every combination that a payment can have.
    private static IEnumerable<string> States =>
        from status in Enum.GetNames<CheckoutPaymentStatus>()
        from method in new[] { nameof(PaymentMethods.Hosted), nameof(PaymentMethods.Mobile) }
        from calledBackAt in new[] { "NULL", "changed_at - 1", "changed_at" }
        from settledAt in new[] { "NULL", "changed_at" }
        from flag in FlagsOf(status).Prepend("duplicate_at = NULL")
        select $"status = '{status}', method = '{method}', called_back_at = {calledBackAt}, settled_at = {settledAt}, {flag}";

    private static string[] FlagsOf(string status) => status switch
    {
        nameof(CheckoutPaymentStatus.Paid) =>
            ["duplicate_at = changed_at", "contradicted_at = changed_at", "duplicate_at = changed_at, contradicted_at = changed_at"],
        nameof(CheckoutPaymentStatus.Rejected) => ["contradicted_at = changed_at"],
        nameof(CheckoutPaymentStatus.Refused) => ["nothing_charged_at = changed_at"],
        _ => [],
    };

    private static async Task<CheckoutPayment> InsertedAsync(Shop shop, string state)
    {
        var payment = Some.Request().CreatePayment(shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        Assert.True(await shop.Services.GetRequired<PaymentStore>()
            .InsertAsync(payment, CheckoutId.New(), null, TestContext.Current.CancellationToken));
        await shop.Database.ExecuteAsync($"UPDATE checkout_payment SET {state} WHERE id = @Id", new { payment.Id });
        return await shop.PaymentByIdAsync(payment.Id);
    }
}
