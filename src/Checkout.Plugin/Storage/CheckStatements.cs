namespace LigdiCash.Checkout.Storage;

// The statements with which the due checks of one table are leased and released.
internal sealed record CheckStatements(Func<Dialect, string> ClaimDue, string Claim, string Release, string NextDue)
{
    public static readonly CheckStatements Payments =
        new(PaymentSql.ClaimDueChecks, PaymentSql.ClaimCheck, PaymentSql.ReleaseCheck, PaymentSql.NextDue);

    public static readonly CheckStatements Payouts =
        new(PayoutSql.ClaimDueChecks, PayoutSql.ClaimCheck, PayoutSql.ReleaseCheck, PayoutSql.NextDue);
}
