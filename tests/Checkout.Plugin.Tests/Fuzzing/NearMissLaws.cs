using FsCheck;
using FsCheck.Fluent;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

// Confirmations that match a payment in almost every field.
public sealed class NearMissLaws
{
    private static readonly CheckoutPaymentStatus[] Waiting =
        [CheckoutPaymentStatus.Pending, CheckoutPaymentStatus.NotCompleted, CheckoutPaymentStatus.Expired];

    private static Gen<PaymentRow> AnyRow =>
        from id in Any.Id
        from token in Any.Of("abcdefghijklmnopqrstuvwxyzABC0123456789._-", 20, 80)
        from amount in Gen.Choose(1, 2_000_000)
        from status in Gen.Elements(Enum.GetValues<CheckoutPaymentStatus>())
        select new PaymentRow
        {
            Id = id,
            Reference = "a-basket",
            Status = status.ToString(),
            Version = 3,
            Amount = amount,
            Method = nameof(PaymentMethods.Hosted),
            Token = token,
            TokenHash = Digest.Of(token),
        };

    [Fact]
    public void A03_A_payment_is_paid_only_by_a_confirmation_that_matches_in_everything() => Law.Holds(
        from row in AnyRow
        from answer in NearMiss(row)
        select (row, answer),
        it =>
        {
            var payment = new CheckoutPayment(it.row);
            var change = payment.Confirm(it.answer, DateTimeOffset.UnixEpoch);

            var isNew = Waiting.Contains(Enum.Parse<CheckoutPaymentStatus>(it.row.Status));
            Assert.Equal(
                (isNew && Proves(it.answer, it.row)) || it.row.Status == nameof(CheckoutPaymentStatus.Paid),
                payment.Status == CheckoutPaymentStatus.Paid);
            Assert.Equal(change is null, payment.Row == it.row);
            Assert.Equal(it.row.Id, payment.Row.Id);
            Assert.Equal(it.row.Amount, payment.Row.Amount);
            Assert.Equal(it.row.Token, payment.Row.Token);
        });

    // An independent statement of the rule.
    private static bool Proves(InvoiceConfirmation answer, PaymentRow row) => answer.Status == InvoiceStatus.Completed
        && answer.AmountXof == row.Amount && answer.MontantXof == row.Amount
        && (answer.Currency is null || string.Equals(answer.Currency, "XOF", StringComparison.OrdinalIgnoreCase))
        && string.Equals(answer.TransactionId ?? answer.ExternalId, row.Id, StringComparison.Ordinal)
        && (answer.Token is null || answer.Token.Reveal() == row.Token);

    // Each field usually matches, so most confirmations are wrong in one field or in none.
    private static Gen<InvoiceConfirmation> NearMiss(PaymentRow row) =>
        from status in Mostly(InvoiceStatus.Completed, Gen.Elements(Enum.GetValues<InvoiceStatus>()))
        from amount in Mostly<long?>(row.Amount, OtherAmount(row))
        from montant in Mostly<long?>(row.Amount, OtherAmount(row))
        from currency in Mostly(null, OtherText("XOF"))
        from id in Mostly(row.Id, OtherText(row.Id))
        from external in Mostly(row.Id, OtherText(row.Id))
        from token in Mostly(null, OtherText(row.Token!))
        select new InvoiceConfirmation
        {
            Status = status,
            AmountXof = amount,
            MontantXof = montant,
            Currency = currency,
            TransactionId = id,
            ExternalId = external,
            Token = token is null ? null : new(token),
        };

    private static Gen<long?> OtherAmount(PaymentRow row) =>
        Gen.OneOf(
            Gen.Elements<long?>(
                null, 0, -row.Amount, row.Amount - 1, row.Amount + 1, row.Amount * 100, row.Amount + (1L << 32), long.MaxValue),
            Any.Amount.Select(amount => (long?)amount));

    private static Gen<string?> OtherText(string matching) =>
        Gen.OneOf(Any.Near(matching), Any.Id, Gen.Elements("XOF", "XAF", "", null!)).Select(text => (string?)text);

    private static Gen<T> Mostly<T>(T matching, Gen<T> other) => Gen.Frequency((9, Gen.Constant(matching)), (1, other));
}
