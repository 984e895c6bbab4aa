namespace LigdiCash.Checkout.Storage;

// Every statement finds its rows by an index. A conditional update reports its outcome by the row count.
internal static class PaymentSql
{
    internal const string Columns = """
        id, reference, fingerprint, status, version, amount, confirmed_amount AS ConfirmedAmount, cart, language, payer, method, operator,
        phone, browser, token, token_hash AS TokenHash, payment_page AS PaymentPage, request_id AS RequestId, created_at AS CreatedAt,
        changed_at AS ChangedAt, due_at AS DueAt, not_before AS NotBefore, checks, checks_pending AS ChecksPending,
        unanswered_checks AS UnansweredChecks, refusals, refused_at AS RefusedAt, returned_at AS ReturnedAt,
        called_back_at AS CalledBackAt, ended_at AS EndedAt, nothing_charged_at AS NothingChargedAt, paid_at AS PaidAt,
        superseded_at AS SupersededAt, duplicate_at AS DuplicateAt, contradicted_at AS ContradictedAt, settled_at AS SettledAt,
        personal_data_removed_at AS PersonalDataRemovedAt
        """;

    public const string Find = $"SELECT {Columns} FROM checkout_payment WHERE id = @id";
    public const string FindByCheckoutKey = $"SELECT {Columns} FROM checkout_payment WHERE id = "
        + "(SELECT payment_id FROM checkout_key WHERE checkout_key = @checkoutKey AND created_at >= @expiredBefore)";

    // An expired key counts as new even if its row still exists.
    public const string InsertKey = "INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES (@checkoutKey, @id, @now) "
        + "ON CONFLICT (checkout_key) DO UPDATE SET payment_id = @id, created_at = @now WHERE checkout_key.created_at < @expiredBefore";

    // The column's length limits how many browsers join one payment.
    public const string JoinBrowser = "UPDATE checkout_payment SET browser = browser || ' ' || @browser "
        + "WHERE id = @id AND length(browser) < 500 AND browser NOT LIKE '%' || @browser || '%'";

    // The fingerprint proves that only the language or the shop's own data have changed.
    public const string ShowCart = "UPDATE checkout_payment SET cart = @cart, language = @language "
        + "WHERE id = @Id AND fingerprint = @fingerprint AND status IN ('Sending', 'Pending') AND superseded_at IS NULL";

    // The paid payment, else the one that waits for a person, else the open one, else the newest.
    internal const string Precedence = """
        CASE WHEN status = 'Paid' AND duplicate_at IS NULL THEN 0 WHEN status IN ('Review', 'Unknown') THEN 1
            WHEN status IN ('Sending', 'Pending') AND superseded_at IS NULL THEN 2 ELSE 3 END, created_at DESC
        """;
    public const string FindByReference = $"""
        SELECT {Columns} FROM checkout_payment WHERE reference = @reference ORDER BY {Precedence} LIMIT 1
        """;

    // The payment whose cart late money must match: the paid one, else the newest attempt, whatever its status is.
    public const string FindCurrent = $"""
        SELECT {Columns} FROM checkout_payment WHERE reference = @reference
        ORDER BY CASE WHEN status = 'Paid' AND duplicate_at IS NULL THEN 0 ELSE 1 END, created_at DESC,
            CASE WHEN superseded_at IS NOT NULL THEN 2 WHEN status IN ('Sending', 'Pending', 'Unknown') THEN 0 ELSE 1 END LIMIT 1
        """;

    public const string Attention = $"SELECT {Columns} FROM checkout_payment WHERE settled_at IS NULL AND "
        + "(status IN ('Review', 'Unknown') OR duplicate_at IS NOT NULL OR contradicted_at IS NOT NULL) ORDER BY changed_at LIMIT @limit";

    // A separate list, because forged callbacks must not displace proven attention items.
    public const string CalledBackOnly = $"SELECT {Columns} FROM checkout_payment "
        + $"WHERE settled_at IS NULL AND contradicted_at IS NULL AND {IsCalledBackWithoutToken} ORDER BY changed_at LIMIT @limit";

    // For a refused payment every callback counts, unless a refused one-time code proves that nothing was charged.
    // For an abandoned payment only callbacks after the last change count: a person may have checked the earlier ones.
    internal const string IsCalledBackWithoutToken = "(called_back_at IS NOT NULL AND (status = 'Rejected' OR (method <> 'Hosted' "
        + "AND ((status = 'Refused' AND nothing_charged_at IS NULL) OR (status = 'Abandoned' AND called_back_at >= changed_at)))))";

    // The condition covers a purchase that was paid or went to review since it was read. The conflict is another open invoice of the
    // purchase: the unique index checkout_payment_open.
    public const string Insert = """
        INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, cart, language, payer, method, operator, phone,
            browser, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks)
        SELECT @Id, @Reference, @Fingerprint, @Status, @Version, @Amount, @Cart, @Language, @Payer, @Method, @Operator, @Phone,
            @Browser, @CreatedAt, @ChangedAt, @DueAt, 1, @NotBefore, 0, 0, 0
        WHERE NOT EXISTS (SELECT 1 FROM checkout_payment WHERE reference = @Reference AND status IN ('Paid', 'Review', 'Unknown'))
        ON CONFLICT DO NOTHING
        """;

    // A direct payment in Sending may have a prompt on a phone, so it cannot be superseded. Once it is Pending, its token finds late money.
    public const string Supersede = "UPDATE checkout_payment SET superseded_at = @now "
        + "WHERE id = @id AND superseded_at IS NULL AND (status = 'Pending' OR (status = 'Sending' AND method = 'Hosted'))";

    // A payment that was superseded after the row was read does not become paid: the cart may have changed.
    public const string Save = $"""
        UPDATE checkout_payment SET status = @Status, version = @Version, token = @Token, token_hash = @TokenHash,
            payment_page = @PaymentPage, confirmed_amount = @ConfirmedAmount, request_id = @RequestId, changed_at = @ChangedAt,
            ended_at = @EndedAt, paid_at = @PaidAt, nothing_charged_at = @NothingChargedAt, contradicted_at = @ContradictedAt,
            settled_at = @SettledAt, {CheckSql.SaveGap}, {CheckSql.SaveDue},
            refusals = CASE WHEN checks = @Checks THEN @Refusals ELSE refusals END,
            refused_at = CASE WHEN checks = @Checks THEN @RefusedAt ELSE refused_at END,
            priority = CASE WHEN checks <> @Checks OR {CheckSql.IsRequested} THEN priority ELSE 1 END
        WHERE id = @Id AND {CheckSql.IsSaved}
            AND NOT EXISTS (SELECT 1 FROM checkout_payment other WHERE other.request_id = @RequestId AND other.id <> @Id)
            AND (@Status <> 'Paid' OR status = 'Paid' OR COALESCE(superseded_at, 0) = COALESCE(@SupersededAt, 0))
        RETURNING superseded_at
        """;

    public const string InsertJournal = "INSERT INTO checkout_event "
        + "(payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) "
        + "VALUES (@Id, @Version, @FromStatus, @ToStatus, @Reason, @Evidence, @ShopperText, @Decision, @Who, @WhoName, @node, @At)";

    // Two statements: a journal entry in a transaction that has not read the payment.
    internal const string AddNote = $"UPDATE checkout_payment SET version = version + 1 WHERE id = @PaymentId;{InsertNotes} = @PaymentId";
    internal const string InsertNotes = "INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, node, at) "
        + "SELECT id, version, status, status, @note, @node, @now FROM checkout_payment WHERE id";

    public const string MarkDuplicate =
        "UPDATE checkout_payment SET duplicate_at = @now, settled_at = NULL WHERE id = @id AND duplicate_at IS NULL";
    public const string IsRequestIdTaken = "SELECT COUNT(*) FROM checkout_payment WHERE request_id = @requestId AND id <> @id";

    // The first callback has the priority of a due check, repeated ones come last.
    // Without a token only called_back_at is stored; the attention item is reopened. A payment in review is not checked either.
    public const string ScheduleCheckNow = $"{ScheduleCheckAssignments} WHERE id = @id RETURNING status";
    private const string ScheduleCheckAssignments = $"""
        UPDATE checkout_payment SET {CheckSql.Request},
            priority = CASE WHEN checks_pending > 0 THEN priority WHEN called_back_at IS NULL THEN 1 ELSE 2 END,
            settled_at = CASE WHEN status IN ('Refused', 'Abandoned', 'Rejected') THEN NULL ELSE settled_at END,
            contradicted_at = CASE WHEN status = 'Rejected' AND settled_at IS NOT NULL THEN NULL ELSE contradicted_at END,
            due_at = CASE WHEN (token IS NULL AND status <> 'Sending') OR status = 'Review' THEN NULL {CheckSql.DueNow}
        """;

    public static string ScheduleChecksOfUnlocked(Dialect dialect) => $"{ScheduleCheckAssignments} WHERE id IN "
        + $"(SELECT id FROM checkout_payment WHERE id {dialect.IsListed} {dialect.SkipLocked}) RETURNING id, status";
    public static string FindExisting(Dialect dialect) => $"SELECT id FROM checkout_payment WHERE id {dialect.IsListed}";

    private const string EarlierCheck =
        $"priority = CASE WHEN priority < @priority THEN priority ELSE @priority END, {CheckSql.RequestOne}";

    public const string RecordReturn = $"""
        UPDATE checkout_payment SET returned_at = @now, {EarlierCheck}
        WHERE id = @id AND status IN ('Sending', 'Pending', 'NotCompleted', 'Expired') AND personal_data_removed_at IS NULL RETURNING id
        """;

    // Each view of the result page may schedule a check; a view that would change nothing writes nothing.
    public const string ScheduleCheck = $"""
        UPDATE checkout_payment SET {EarlierCheck}
        WHERE id = @id AND status IN ('Pending', 'NotCompleted', 'Expired') AND COALESCE(returned_at, created_at) > @viewedSince
            AND due_at IS NOT NULL AND ((due_at > @now AND checks_pending = 0) OR priority > @priority) RETURNING id
        """;

    // Each priority level equals two minutes of waiting, so that a low priority cannot starve.
    // Every second claim orders by priority alone, so that overdue checks cannot delay waiting shoppers.
    private const string DueChecks = """
        SELECT id FROM (
            SELECT * FROM (SELECT id, due_at AS turn, priority
                FROM checkout_payment WHERE priority = 0 AND due_at <= @now ORDER BY due_at LIMIT @limit) AS waiting
            UNION ALL SELECT * FROM (SELECT id, due_at + 120000 AS turn, priority
                FROM checkout_payment WHERE priority = 1 AND due_at <= @now ORDER BY due_at LIMIT @limit) AS due
            UNION ALL SELECT * FROM (SELECT id, due_at + 240000 AS turn, priority
                FROM checkout_payment WHERE priority = 2 AND due_at <= @now ORDER BY due_at LIMIT @limit) AS repeated
        ) AS candidates ORDER BY CASE WHEN @byPriority = 1 THEN priority ELSE 0 END, turn LIMIT @limit
        """;

    // The claim uses up priority 0: a later view requests it again.
    private const string Lease = $"{CheckSql.Lease}, priority = CASE WHEN priority = 0 THEN 1 ELSE priority END";

    public static string ClaimDueChecks(Dialect dialect) =>
        dialect.UpdateUnlocked("checkout_payment", $"id IN ({DueChecks}) AND due_at <= @now", Lease) + $" RETURNING {Columns}";
    public const string ClaimCheck = $"UPDATE checkout_payment SET {Lease} WHERE id = @id AND due_at <= @now RETURNING {Columns}";

    // For a person. A payment without a token can't be checked, and a person decides about one in review.
    public const string RequestCheck = $"""
        UPDATE checkout_payment SET priority = 0, {CheckSql.RequestOne} WHERE id = @id AND token IS NOT NULL AND status <> 'Review'
        """;

    // Payments with a callback and no answered check after it. Of the two checks of a callback, one pending means that one has begun.
    public const string FindUnchecked = $"""
        SELECT {Columns} FROM checkout_payment WHERE reference = @reference AND status IN ('Pending', 'NotCompleted', 'Expired')
            AND called_back_at IS NOT NULL AND due_at IS NOT NULL AND (checks_pending > 1 OR not_before > @underWay
                OR (unanswered_checks > 0 AND (status = 'Pending' OR called_back_at > changed_at)))
        ORDER BY created_at DESC LIMIT 8
        """;

    public const string ReleaseCheck = $"UPDATE checkout_payment SET {CheckSql.Release}";

    public const string NextDue = """
        SELECT MIN(due_at) FROM (SELECT MIN(due_at) AS due_at FROM checkout_payment WHERE priority = 0 AND due_at <= @until
            UNION ALL SELECT MIN(due_at) FROM checkout_payment WHERE priority = 1 AND due_at <= @until
            UNION ALL SELECT MIN(due_at) FROM checkout_payment WHERE priority = 2 AND due_at <= @until) AS first
        """;

    public const string DeleteExpiredKeys = "DELETE FROM checkout_key WHERE checkout_key IN "
        + "(SELECT checkout_key FROM checkout_key WHERE created_at < @expiredBefore ORDER BY created_at LIMIT @limit)";
    public const string FindDecision = "SELECT decision FROM checkout_event WHERE payment_id = @Id AND version = @Version";
    public const string FindShopperText = "SELECT shopper_text FROM checkout_event "
        + "WHERE payment_id = @id AND to_status IN ('Refused', 'Abandoned') ORDER BY version DESC LIMIT 1";
}
