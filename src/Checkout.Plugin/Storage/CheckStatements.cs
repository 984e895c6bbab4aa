namespace LigdiCash.Checkout.Storage;

// The statements of one table that CheckStore runs.
internal sealed record CheckStatements(
    string Find, string InsertEvent, string ScheduleNow, Func<Dialect, string> ClaimDue, string Claim, string Release, string NextDue)
{
    public static readonly CheckStatements Payments = new(
        PaymentSql.Find, PaymentSql.InsertEvent, PaymentSql.ScheduleCheckNow, PaymentSql.ClaimDueChecks, PaymentSql.ClaimCheck,
        PaymentSql.ReleaseCheck, PaymentSql.NextDue);

    public static readonly CheckStatements Payouts = new(
        PayoutSql.Find, PayoutSql.InsertEvent, PayoutSql.ScheduleCheckNow, PayoutSql.ClaimDueChecks, PayoutSql.ClaimCheck,
        PayoutSql.ReleaseCheck, PayoutSql.NextDue);
}
