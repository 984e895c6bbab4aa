namespace LigdiCash.Checkout.Storage;

// The columns of a status check's schedule, as every statement on checkout_payment and checkout_payout sets them.
internal static class CheckSql
{
    // checks is the fencing token of the lease.
    public const string Lease = "due_at = @lease, not_before = @lease, checks = checks + 1, "
        + "checks_pending = CASE WHEN checks_pending > 0 THEN checks_pending - 1 ELSE 0 END";

    // A save without the current fencing token does not change the schedule, and needs a new version.
    public const string IsSaved = "version = @StoredVersion AND (checks = @Checks OR @Version > @StoredVersion)";
    public const string SaveGap = "not_before = CASE WHEN checks = @Checks THEN @NotBefore ELSE not_before END, "
        + "unanswered_checks = CASE WHEN checks = @Checks THEN @UnansweredChecks ELSE unanswered_checks END";

    // A check that was requested after the row was read stays due, unless this save changes the status.
    // A payment in review has a token, but a person decides about it.
    public const string IsRequested = "checks_pending > 0 AND (@NotBefore < @DueAt "
        + "OR (@DueAt IS NULL AND @Status = status AND token IS NOT NULL AND status <> 'Review'))";
    public const string SaveDue = $"due_at = CASE WHEN checks <> @Checks THEN due_at WHEN {IsRequested} THEN @NotBefore ELSE @DueAt END";

    // A callback requests two checks: one now, and one after the minimum gap for a callback that arrives during the first.
    // A not_before beyond every lease comes from a wrong clock.
    public const string Request = "called_back_at = @now, checks_pending = 2, "
        + "not_before = CASE WHEN not_before > @maxLease THEN @now ELSE not_before END";
    public const string DueNow = "WHEN not_before <= @now OR not_before > @maxLease THEN @now ELSE not_before END";

    // For a page view or a member of staff.
    public const string RequestOne = "checks_pending = CASE WHEN checks_pending > 1 THEN checks_pending ELSE 1 END, "
        + "due_at = CASE WHEN not_before > @now THEN not_before WHEN due_at < @now THEN due_at ELSE @now END";

    // A stopping node releases its check. The gateway may have received the confirm, so the minimum gap still applies.
    public const string Release = "due_at = @notBefore, not_before = @notBefore, "
        + "checks_pending = CASE WHEN checks_pending = 1 THEN 2 ELSE checks_pending END "
        + "WHERE id = @Id AND checks = @Checks AND version = @Version AND due_at IS NOT NULL";
}
