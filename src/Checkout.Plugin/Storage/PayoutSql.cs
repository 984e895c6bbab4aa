namespace LigdiCash.Checkout.Storage;

// Each statement finds its rows by an index. The row count of a conditional update tells whether it won.
internal static class PayoutSql
{
    private const string Columns = """
        id, payment_id AS PaymentId, status, version, amount, recipient, recipient_hash AS RecipientHash, recipient_ends AS RecipientEnds,
        method, reason, explanation, drafted_by AS DraftedBy, drafted_by_name AS DraftedByName, approved_by AS ApprovedBy,
        approved_by_name AS ApprovedByName, approved_fingerprint AS ApprovedFingerprint, token, token_hash AS TokenHash, operator,
        created_at AS CreatedAt, changed_at AS ChangedAt, sent_at AS SentAt, completed_at AS CompletedAt, called_back_at AS CalledBackAt,
        contradicted_at AS ContradictedAt, due_at AS DueAt, not_before AS NotBefore, checks, checks_pending AS ChecksPending,
        unanswered_checks AS UnansweredChecks, personal_data_removed_at AS PersonalDataRemovedAt
        """;

    private const string Sum = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM checkout_payout WHERE";

    // Payouts that ended without money count too while the gateway contradicts their end.
    private const string MayMoveMoney =
        $"(status NOT IN ('Failed', 'NotCompleted', 'Cancelled') OR contradicted_at IS NOT NULL OR {IsCalledBackWithoutToken})";

    // A callback came for a payout that ended without money and can't be checked. A settled payout counts after a later callback only.
    internal const string IsCalledBackWithoutToken = "((status IN ('Failed', 'Cancelled') AND called_back_at IS NOT NULL) "
        + "OR (status = 'NotCompleted' AND token_hash IS NULL AND called_back_at > changed_at))";

    public const string Find = $"SELECT {Columns} FROM checkout_payout WHERE id = @id";
    public const string NextDue = "SELECT MIN(due_at) FROM checkout_payout WHERE due_at <= @until";
    public const string CountRefunds = $"SELECT COUNT(*) FROM checkout_payout WHERE payment_id = @PaymentId AND {MayMoveMoney}";

    public const string Attention = $"SELECT {Columns} FROM checkout_payout "
        + $"WHERE status = 'Unknown' OR contradicted_at IS NOT NULL OR {IsCalledBackWithoutToken} ORDER BY changed_at LIMIT @limit";

    // Runs under the lock on payouts, so that no total changes before the row is written.
    public const string Facts = $"""
        SELECT
            (SELECT confirmed_amount FROM checkout_payment WHERE id = @PaymentId
                AND (status = 'Rejected' OR (status = 'Paid' AND (contradicted_at IS NULL OR settled_at IS NOT NULL)))) AS Paid,
            ({Sum} payment_id = @PaymentId AND id <> @Id AND {MayMoveMoney}) AS Returned,
            ({Sum} sent_at > @dayAgo AND {MayMoveMoney}) AS SentInADay,
            ({Sum} recipient_hash = @RecipientHash AND sent_at > @dayAgo AND {MayMoveMoney}) AS SentToRecipientInADay,
            (SELECT COUNT(*) FROM checkout_payout
                WHERE recipient_hash = @RecipientHash AND sent_at > @doubtSince AND amount = @Amount AND id <> @Id
                AND (status IN ('Sending', 'Unknown') OR contradicted_at IS NOT NULL OR {IsCalledBackWithoutToken})) AS SimilarUnknown,
            ({FulfillmentSql.CountOpen}) AS OpenFulfillments,
            (SELECT COUNT(*) FROM checkout_payout_event WHERE payout_id = @Id AND to_status = 'Draft' AND who = @who) AS WrittenByPerson,
            ({Sum} id <> @Id AND {MayMoveMoney} AND id IN (SELECT payout_id FROM checkout_payout_event
                WHERE who = @who AND at > @dayAgo AND at <= @soon AND to_status IN ('Draft', 'Approved'))) AS OfPersonInADay
        """;

    public const string Insert = """
        INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason,
            explanation, drafted_by, drafted_by_name, created_at, changed_at, not_before, checks, checks_pending, unanswered_checks)
        VALUES (@Id, @PaymentId, @Status, @Version, @Amount, @Recipient, @RecipientHash, @RecipientEnds, @Method, @Reason,
            @Explanation, @DraftedBy, @DraftedByName, @CreatedAt, @ChangedAt, 0, 0, 0, 0)
        """;

    public const string Save = $"""
        UPDATE checkout_payout SET payment_id = @PaymentId, status = @Status, version = @Version, amount = @Amount, recipient = @Recipient,
            recipient_hash = @RecipientHash, recipient_ends = @RecipientEnds, method = @Method, reason = @Reason,
            explanation = @Explanation, drafted_by = @DraftedBy, drafted_by_name = @DraftedByName, approved_by = @ApprovedBy,
            approved_by_name = @ApprovedByName, approved_fingerprint = @ApprovedFingerprint, token = @Token, token_hash = @TokenHash,
            operator = @Operator, changed_at = @ChangedAt, sent_at = @SentAt, completed_at = @CompletedAt,
            contradicted_at = @ContradictedAt, {CheckSql.SaveGap}, {CheckSql.SaveDue}
        WHERE id = @Id AND {CheckSql.IsSaved}
        """;

    // The row proves that at most one request is sent, and is never deleted.
    public const string InsertSend =
        "INSERT INTO checkout_payout_send (payout_id, node, at) VALUES (@Id, @node, @SentAt) ON CONFLICT DO NOTHING";

    public const string InsertJournal = "INSERT INTO checkout_payout_event "
        + "(payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) "
        + "VALUES (@Id, @Version, @FromStatus, @ToStatus, @Reason, @Evidence, @Who, @WhoName, @node, @At)";

    // Without a token only called_back_at is stored, as an attention item.
    public const string ScheduleCheckNow = $"""
        UPDATE checkout_payout SET {CheckSql.Request},
            due_at = CASE WHEN token IS NULL AND status <> 'Sending' THEN NULL {CheckSql.DueNow}
        WHERE id = @id AND status IN ('Sending', 'Pending', 'Unknown', 'Completed', 'NotCompleted', 'Failed', 'Cancelled')
        RETURNING status
        """;

    public const string RequestCheck = $"UPDATE checkout_payout SET {CheckSql.RequestOne} "
        + "WHERE id = @id AND token IS NOT NULL AND status IN ('Pending', 'Unknown', 'Completed', 'NotCompleted')";

    public static string ClaimDueChecks(Dialect dialect) =>
        dialect.UpdateUnlocked("checkout_payout", "due_at <= @now ORDER BY due_at LIMIT @limit", CheckSql.Lease) + $" RETURNING {Columns}";
    public const string ClaimCheck = $"UPDATE checkout_payout SET {CheckSql.Lease} WHERE id = @id AND due_at <= @now RETURNING {Columns}";
    public const string ReleaseCheck = $"UPDATE checkout_payout SET {CheckSql.Release}";
}
