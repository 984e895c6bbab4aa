-- Whether any browser may open the order's page.
ALTER TABLE checkout_fulfillment ADD COLUMN order_is_public BIGINT NOT NULL DEFAULT 0;

-- Partial for the planner of SQLite: a full index on the status would keep it from checkout_payment_given_up.
CREATE INDEX checkout_payment_list ON checkout_payment (status, created_at, id) WHERE status <> '';

-- Events for the shop's event handler: written with the change, deleted when the handler has returned.
CREATE TABLE checkout_outbox (
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (payment_id, version, kind)
);
CREATE INDEX checkout_outbox_due ON checkout_outbox (due_at);
