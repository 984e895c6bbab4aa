-- The texts of one GUID are one reference, stored as 32 lower-case hexadecimal digits. Where both forms have payments, both stay.
UPDATE checkout_payment SET reference = lower(replace(reference, '-', ''))
    WHERE (reference LIKE '________-____-____-____-____________' OR length(reference) = 32)
        AND length(replace(reference, '-', '')) = 32 AND reference <> lower(replace(reference, '-', ''))
        AND trim(lower(replace(reference, '-', '')), '0123456789abcdef') = ''
        AND NOT EXISTS (SELECT 1 FROM checkout_payment other WHERE other.reference = lower(replace(checkout_payment.reference, '-', '')));
UPDATE checkout_fulfillment SET reference = (SELECT reference FROM checkout_payment WHERE id = checkout_fulfillment.payment_id)
    WHERE reference <> (SELECT reference FROM checkout_payment WHERE id = checkout_fulfillment.payment_id);

-- Whether any browser may open the order's page.
ALTER TABLE checkout_fulfillment ADD COLUMN order_is_public BIGINT NOT NULL DEFAULT 0;

-- Partial for the planner of SQLite: a full index on the status would keep it from checkout_payment_given_up.
CREATE INDEX checkout_payment_list ON checkout_payment (status, created_at, id) WHERE status <> '';

-- Events for the shop's event handler: written with the change, deleted when the handler has returned.
CREATE TABLE checkout_outbox (
    id TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    payout_id TEXT REFERENCES checkout_payout (id),
    kind TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX checkout_outbox_due ON checkout_outbox (due_at);
