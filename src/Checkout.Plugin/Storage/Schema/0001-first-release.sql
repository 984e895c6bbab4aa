CREATE TABLE checkout_payment (
    id TEXT NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status TEXT NOT NULL,
    version BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    confirmed_amount BIGINT,
    cart TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    payer TEXT NOT NULL,
    method TEXT NOT NULL,
    operator TEXT,
    phone TEXT,
    browser TEXT,
    token TEXT,
    token_hash TEXT UNIQUE,
    payment_page TEXT,
    request_id TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    due_at BIGINT,
    priority BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    checks BIGINT NOT NULL,
    checks_pending BIGINT NOT NULL,
    unanswered_checks BIGINT NOT NULL,
    refusals BIGINT NOT NULL DEFAULT 0,
    refused_at BIGINT,
    returned_at BIGINT,
    called_back_at BIGINT,
    ended_at BIGINT,
    nothing_charged_at BIGINT,
    paid_at BIGINT,
    superseded_at BIGINT,
    duplicate_at BIGINT,
    contradicted_at BIGINT,
    settled_at BIGINT,
    personal_data_removed_at BIGINT
);

-- At most one open invoice per purchase.
CREATE UNIQUE INDEX checkout_payment_open ON checkout_payment (reference)
    WHERE status IN ('Sending', 'Pending', 'Unknown') AND superseded_at IS NULL;
CREATE INDEX checkout_payment_reference ON checkout_payment (reference, created_at);
CREATE INDEX checkout_payment_due ON checkout_payment (priority, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX checkout_payment_attention ON checkout_payment (changed_at)
    WHERE settled_at IS NULL AND (status IN ('Review', 'Unknown') OR duplicate_at IS NOT NULL OR contradicted_at IS NOT NULL);
CREATE INDEX checkout_payment_called_back ON checkout_payment (changed_at)
    WHERE settled_at IS NULL AND contradicted_at IS NULL AND (called_back_at IS NOT NULL AND (status = 'Rejected' OR (method <> 'Hosted'
        AND ((status = 'Refused' AND nothing_charged_at IS NULL) OR (status = 'Abandoned' AND called_back_at >= changed_at)))));
CREATE INDEX checkout_payment_retention ON checkout_payment (changed_at) WHERE personal_data_removed_at IS NULL
    AND due_at IS NULL AND status IN ('Paid', 'NotCompleted', 'Expired', 'Refused', 'Abandoned', 'Rejected');
-- Finds payments whose checks ended early because of a wrong clock.
CREATE INDEX checkout_payment_given_up ON checkout_payment (created_at)
    WHERE due_at IS NULL AND token IS NOT NULL AND status IN ('Pending', 'NotCompleted', 'Expired');

-- The throttle and circuit breaker of all nodes: one row per pair of keys. The account is a pseudonym.
CREATE TABLE checkout_gateway (
    account TEXT NOT NULL PRIMARY KEY,
    paid_up_to BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    open_until BIGINT NOT NULL
);

-- The pseudonym key, protected with the shop's Data Protection keys, and the digests of the API keys that own the tables.
CREATE TABLE checkout_secret (
    name TEXT NOT NULL PRIMARY KEY,
    protected TEXT NOT NULL
);

-- The payment of each press of Pay; several keys may belong to one open invoice.
CREATE TABLE checkout_key (
    checkout_key TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX checkout_key_age ON checkout_key (created_at);

-- One row: the last retention run, and the pause after a clock jump.
CREATE TABLE checkout_retention (
    id BIGINT NOT NULL PRIMARY KEY,
    ran_at BIGINT NOT NULL,
    waits_until BIGINT NOT NULL
);

-- The number of prompts or new checkout keys per rate limit subject since a time. The subject is a pseudonym.
CREATE TABLE checkout_prompt_limit (
    subject TEXT NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL,
    prompts BIGINT NOT NULL
);
CREATE INDEX checkout_prompt_limit_since ON checkout_prompt_limit (since);

CREATE TABLE checkout_event (
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    version BIGINT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT,
    shopper_text TEXT,
    decision TEXT,
    who TEXT,
    who_name TEXT,
    node TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (payment_id, version)
);

-- The lease or the result of the shop's return handler, per browser.
CREATE TABLE checkout_return (
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    browser TEXT NOT NULL,
    leased_until BIGINT NOT NULL,
    returned_at BIGINT,
    PRIMARY KEY (payment_id, browser)
);

-- One row per purchase, so that it is fulfilled once.
CREATE TABLE checkout_fulfillment (
    reference TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    status TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    round_attempts BIGINT NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL,
    leased_until BIGINT,
    order_number TEXT,
    order_path TEXT,
    reason TEXT,
    created_at BIGINT NOT NULL,
    done_at BIGINT,
    settled_at BIGINT
);
CREATE INDEX checkout_fulfillment_due ON checkout_fulfillment (due_at) WHERE status = 'Queued';
CREATE INDEX checkout_fulfillment_attention ON checkout_fulfillment (created_at)
    WHERE settled_at IS NULL AND status IN ('Refused', 'Dead', 'Withdrawn');
CREATE INDEX checkout_fulfillment_overdue ON checkout_fulfillment (created_at) WHERE status = 'Queued';

-- The recipient's number is protected; recipient_hash is its pseudonym, and recipient_ends shows staff its first and last digits.
CREATE TABLE checkout_payout (
    id TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT REFERENCES checkout_payment (id),
    status TEXT NOT NULL,
    version BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    recipient TEXT NOT NULL,
    recipient_hash TEXT NOT NULL,
    recipient_ends TEXT NOT NULL,
    method TEXT NOT NULL,
    reason TEXT NOT NULL,
    explanation TEXT NOT NULL,
    drafted_by TEXT NOT NULL,
    drafted_by_name TEXT NOT NULL,
    approved_by TEXT,
    approved_by_name TEXT,
    approved_fingerprint TEXT,
    token TEXT,
    token_hash TEXT UNIQUE,
    operator TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    sent_at BIGINT,
    completed_at BIGINT,
    called_back_at BIGINT,
    contradicted_at BIGINT,
    due_at BIGINT,
    not_before BIGINT NOT NULL,
    checks BIGINT NOT NULL,
    checks_pending BIGINT NOT NULL,
    unanswered_checks BIGINT NOT NULL,
    personal_data_removed_at BIGINT
);
CREATE INDEX checkout_payout_payment ON checkout_payout (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX checkout_payout_sent ON checkout_payout (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX checkout_payout_recipient ON checkout_payout (recipient_hash, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX checkout_payout_due ON checkout_payout (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX checkout_payout_attention ON checkout_payout (changed_at)
    WHERE status = 'Unknown' OR contradicted_at IS NOT NULL OR ((status IN ('Failed', 'Cancelled') AND called_back_at IS NOT NULL)
        OR (status = 'NotCompleted' AND token_hash IS NULL AND called_back_at > changed_at));
CREATE INDEX checkout_payout_retention ON checkout_payout (changed_at) WHERE personal_data_removed_at IS NULL
    AND due_at IS NULL AND contradicted_at IS NULL AND status IN ('Completed', 'NotCompleted', 'Failed', 'Cancelled');

-- One row per payout, written before the request, so that it is sent at most once.
CREATE TABLE checkout_payout_send (
    payout_id TEXT NOT NULL PRIMARY KEY REFERENCES checkout_payout (id),
    node TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE checkout_payout_event (
    payout_id TEXT NOT NULL REFERENCES checkout_payout (id),
    version BIGINT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT,
    who TEXT,
    who_name TEXT,
    node TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (payout_id, version)
);
CREATE INDEX checkout_payout_event_who ON checkout_payout_event (who, at) WHERE who IS NOT NULL;
