-- Whether any browser may open the order's page.
ALTER TABLE checkout_fulfillment ADD COLUMN order_is_public BIGINT NOT NULL DEFAULT 0;

CREATE INDEX checkout_payment_list ON checkout_payment (status, created_at, id);

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
