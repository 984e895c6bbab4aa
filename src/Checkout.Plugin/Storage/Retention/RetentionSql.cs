namespace LigdiCash.Checkout.Storage;

// Bookkeeping keeps amounts, statuses, times, references, the gateway's ids, digests and the staff members who decided.
internal static class RetentionSql
{
    public const string Note = "personal data removed";

    // Excludes payments that are due, need attention or wait for fulfillment. The new version makes concurrent saves fail.
    public static string Payments(Dialect dialect) => Remove(dialect, "checkout_payment", $"""
        status IN ('Paid', 'NotCompleted', 'Expired', 'Refused', 'Abandoned', 'Rejected') AND (settled_at IS NULL
            AND (duplicate_at IS NOT NULL OR contradicted_at IS NOT NULL OR {PaymentSql.IsCalledBackWithoutToken})) IS NOT TRUE
        AND NOT EXISTS (SELECT 1 FROM checkout_fulfillment WHERE reference = checkout_payment.reference
            AND payment_id = checkout_payment.id AND (checkout_fulfillment.status = 'Queued'
                OR (checkout_fulfillment.settled_at IS NULL AND checkout_fulfillment.status IN ('Refused', 'Dead', 'Withdrawn'))))
        """,
        "cart = '', payer = '', fingerprint = '', operator = NULL, phone = NULL, browser = NULL, token = NULL, payment_page = NULL");

    // Reasons are free texts of staff and handlers, and may name persons.
    public static string PaymentWords(Dialect dialect) => $"""
        UPDATE checkout_event SET reason = '' WHERE payment_id {dialect.IsListed};
        DELETE FROM checkout_return WHERE payment_id {dialect.IsListed};
        UPDATE checkout_fulfillment SET reason = NULL
        WHERE reference IN (SELECT reference FROM checkout_payment WHERE id {dialect.IsListed}) AND payment_id {dialect.IsListed};
        {PaymentSql.InsertNotes} {dialect.IsListed}
        """;

    public static string Payouts(Dialect dialect) => Remove(dialect, "checkout_payout",
        "contradicted_at IS NULL AND status IN ('Completed', 'NotCompleted', 'Failed', 'Cancelled') "
            + $"AND {PayoutSql.IsCalledBackWithoutToken} IS NOT TRUE",
        "recipient = '', recipient_hash = '', recipient_ends = '', reason = '', explanation = '', operator = NULL, token = NULL");

    public static string PayoutWords(Dialect dialect) => $"""
        UPDATE checkout_payout_event SET reason = '' WHERE payout_id {dialect.IsListed};
        INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, node, at)
        SELECT id, version, status, status, @note, @node, @now FROM checkout_payout WHERE id {dialect.IsListed}
        """;

    private static string Remove(Dialect dialect, string table, string condition, string changes) => dialect.UpdateUnlocked(table,
        $"personal_data_removed_at IS NULL AND due_at IS NULL AND changed_at < @before AND {condition} ORDER BY changed_at LIMIT @limit",
        $"personal_data_removed_at = @now, version = version + 1, {changes}") + " RETURNING id";
}
