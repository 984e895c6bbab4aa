namespace Checkout.Plugin;

// What is dropped once it has been kept for long enough, and of which rows. What the books need stays: amounts, states, times, references, the gateway's ids and digests, and which of the staff decided.
internal static class RetentionSql
{
    public const string Note = "who and what for is forgotten";

    // Not while it is due, nor while a person or a hand-over has something to do with it. Its new version keeps out whoever has read it before.
    public static string Payments(Dialect dialect) => $"""
        WITH old AS MATERIALIZED (
            SELECT id FROM checkout_payment
            WHERE personal_data_removed_at IS NULL AND due_at IS NULL AND status IN ('Paid', 'NotCompleted', 'Expired', 'Refused', 'Abandoned', 'Rejected') AND changed_at < @before
                AND (settled_at IS NULL AND (duplicate_at IS NOT NULL OR contradicted_at IS NOT NULL OR {PaymentSql.IsCalledBackWithoutToken})) IS NOT TRUE
                AND NOT EXISTS (SELECT 1 FROM checkout_fulfillment WHERE reference = checkout_payment.reference AND payment_id = checkout_payment.id
                    AND (checkout_fulfillment.status = 'Queued' OR (checkout_fulfillment.settled_at IS NULL AND checkout_fulfillment.status IN ('Refused', 'Dead', 'Withdrawn'))))
            ORDER BY changed_at LIMIT @limit {dialect.SkipLocked})
        UPDATE checkout_payment SET personal_data_removed_at = @now, version = version + 1, cart = '', payer = '', fingerprint = '', operator = NULL, phone = NULL, browser = NULL, token = NULL, payment_page = NULL
        WHERE id IN (SELECT id FROM old) RETURNING id
        """;

    // What was said in the journal may name anybody; a shop's own words about an order too.
    public static string PaymentWords(Dialect dialect) => $"""
        UPDATE checkout_event SET reason = '' WHERE payment_id {dialect.IsListed};
        DELETE FROM checkout_return WHERE payment_id {dialect.IsListed};
        UPDATE checkout_fulfillment SET reason = NULL WHERE reference IN (SELECT reference FROM checkout_payment WHERE id {dialect.IsListed}) AND payment_id {dialect.IsListed};
        INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, node, at)
        SELECT id, version, status, status, @note, @node, @now FROM checkout_payment WHERE id {dialect.IsListed}
        """;

    public static string Payouts(Dialect dialect) => $"""
        WITH old AS MATERIALIZED (
            SELECT id FROM checkout_payout
            WHERE personal_data_removed_at IS NULL AND due_at IS NULL AND contradicted_at IS NULL AND status IN ('Completed', 'NotCompleted', 'Failed', 'Cancelled') AND changed_at < @before
                AND {PayoutSql.IsCalledBackWithoutToken} IS NOT TRUE
            ORDER BY changed_at LIMIT @limit {dialect.SkipLocked})
        UPDATE checkout_payout SET personal_data_removed_at = @now, version = version + 1, recipient = '', recipient_hash = '', recipient_ends = '', reason = '', explanation = '', operator = NULL, token = NULL
        WHERE id IN (SELECT id FROM old) RETURNING id
        """;

    public static string PayoutWords(Dialect dialect) => $"""
        UPDATE checkout_payout_event SET reason = '' WHERE payout_id {dialect.IsListed};
        INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, node, at)
        SELECT id, version, status, status, @note, @node, @now FROM checkout_payout WHERE id {dialect.IsListed}
        """;
}
