CREATE TABLE checkout_schema (migration BIGINT NOT NULL PRIMARY KEY, origin TEXT, confirmed_at BIGINT, confirmed_by TEXT);
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
CREATE TABLE checkout_gateway (
    account TEXT NOT NULL PRIMARY KEY,
    paid_up_to BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    open_until BIGINT NOT NULL
);
CREATE TABLE checkout_secret (
    name TEXT NOT NULL PRIMARY KEY,
    protected TEXT NOT NULL
);
CREATE TABLE checkout_key (
    checkout_key TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE checkout_retention (
    id BIGINT NOT NULL PRIMARY KEY,
    ran_at BIGINT NOT NULL,
    waits_until BIGINT NOT NULL
);
CREATE TABLE checkout_prompt_limit (
    subject TEXT NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL,
    prompts BIGINT NOT NULL
);
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
CREATE TABLE checkout_return (
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    browser TEXT NOT NULL,
    leased_until BIGINT NOT NULL,
    returned_at BIGINT,
    PRIMARY KEY (payment_id, browser)
);
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
, order_is_public BIGINT NOT NULL DEFAULT 0);
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
CREATE TABLE checkout_outbox (
    id TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    payout_id TEXT REFERENCES checkout_payout (id),
    kind TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    at BIGINT NOT NULL
);
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
CREATE INDEX checkout_payment_given_up ON checkout_payment (created_at)
    WHERE due_at IS NULL AND token IS NOT NULL AND status IN ('Pending', 'NotCompleted', 'Expired');
CREATE INDEX checkout_key_age ON checkout_key (created_at);
CREATE INDEX checkout_prompt_limit_since ON checkout_prompt_limit (since);
CREATE INDEX checkout_fulfillment_due ON checkout_fulfillment (due_at) WHERE status = 'Queued';
CREATE INDEX checkout_fulfillment_attention ON checkout_fulfillment (created_at)
    WHERE settled_at IS NULL AND status IN ('Refused', 'Dead', 'Withdrawn');
CREATE INDEX checkout_fulfillment_overdue ON checkout_fulfillment (created_at) WHERE status = 'Queued';
CREATE INDEX checkout_payout_payment ON checkout_payout (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX checkout_payout_sent ON checkout_payout (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX checkout_payout_recipient ON checkout_payout (recipient_hash, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX checkout_payout_due ON checkout_payout (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX checkout_payout_attention ON checkout_payout (changed_at)
    WHERE status = 'Unknown' OR contradicted_at IS NOT NULL OR ((status IN ('Failed', 'Cancelled') AND called_back_at IS NOT NULL)
        OR (status = 'NotCompleted' AND token_hash IS NULL AND called_back_at > changed_at));
CREATE INDEX checkout_payout_retention ON checkout_payout (changed_at) WHERE personal_data_removed_at IS NULL
    AND due_at IS NULL AND contradicted_at IS NULL AND status IN ('Completed', 'NotCompleted', 'Failed', 'Cancelled');
CREATE INDEX checkout_payout_event_who ON checkout_payout_event (who, at) WHERE who IS NOT NULL;
CREATE INDEX checkout_payment_list ON checkout_payment (status, created_at, id) WHERE status <> '';
CREATE INDEX checkout_outbox_due ON checkout_outbox (due_at);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, NULL, NULL, NULL);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (2, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('29331cbc8f89f133ca685c86aec4f77d', 'panier-270d4348', 'aab284d898357716c7d1265cb49f39134ae11491188f8b3c1f7a6a93dcfd9ff0', 'Paid', 4, 12500, 12500, '{"Reference":"panier-270d4348","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'fec779799913e61ca1a860ce5b8d867939fd7d2744433f186b3533613ae488bc', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vMjkzMzFjYmM4Zjg5ZjEzM2NhNjg1Yzg2YWVjNGY3N2Q6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAubGdSMWVVN0ZFdktzaW55NWplR0Q0VldqMGVjM0Npel9tWDdlZExHNUdaQQ', '5be9c4eba4610b8fa8a5a0ef03d0978a14125a3fc0c3b6fa85d0102698372f79', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8yOTMzMWNiYzhmODlmMTMzY2E2ODVjODZhZWM0Zjc3ZDpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAubGdSMWVVN0ZFdktzaW55NWplR0Q0VldqMGVjM0Npel9tWDdlZExHNUdaQQ', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('f4b024766663700f1e36cfeb065273e2', 'panier-95b9c61c', '22ccdbdc1fd7ca7c391ada810ce303bf331fa0dda2f306f584fd66606d2eb523', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-95b9c61c","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'a08739944198c61a2dad1845de842097690894d07f63b85948e18c42423fb536', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZjRiMDI0NzY2NjYzNzAwZjFlMzZjZmViMDY1MjczZTI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuWmRUTTlyMWI1Rm9qMkZnY1FJeGlyNHdBQWpEeWFrdUdhc0VTQU0xWTlNQQ', '55a4d8e51a84b4922157a3e665ae9ff850d705718a72c82debc6c91ec7a7f5de', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9mNGIwMjQ3NjY2NjM3MDBmMWUzNmNmZWIwNjUyNzNlMjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuWmRUTTlyMWI1Rm9qMkZnY1FJeGlyNHdBQWpEeWFrdUdhc0VTQU0xWTlNQQ', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('db75d652efc16413ad475033a31f27a6', 'panier-4c4e7fa8', '2450dabaaec39a1945b22e372ab66d695c210132833f907ecf07222be219b661', 'Pending', 2, 12500, NULL, '{"Reference":"panier-4c4e7fa8","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '1ad8fdd2f40c9dc2bc40715bd3f21fbd8139b86782832d22345138048cace8d0', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZGI3NWQ2NTJlZmMxNjQxM2FkNDc1MDMzYTMxZjI3YTY6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuTnJUaVlzNEo4cFZ0T0duSFNYbmI1MUtiVlFjVDY0ZUw5UENHb0RFZTJCWQ', '90df0c931f7695d1b6d74dea5996b7407a50380001435638275595acc1969cda', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9kYjc1ZDY1MmVmYzE2NDEzYWQ0NzUwMzNhMzFmMjdhNjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuTnJUaVlzNEo4cFZ0T0duSFNYbmI1MUtiVlFjVDY0ZUw5UENHb0RFZTJCWQ', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('f01fd5ff801765f59b8d625f947679d8', 'panier-9a602a76', 'bccff3b9b5488d4ff9eecdc34d25bfabc6ce8008b8975e483fed183294eb86da', 'Pending', 2, 12500, NULL, '{"Reference":"panier-9a602a76","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', '854d4ae042d802bdf8818f2b382c4eaf2222b503655bc2bcc6f6ac445db05d5e', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZjAxZmQ1ZmY4MDE3NjVmNTliOGQ2MjVmOTQ3Njc5ZDg6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuMHdJT056RDVxMmlhR0VROTNmeDZMbWVGTEFiLUQ5cFZIbFZ6bjdiOFNMOA', '6b641bba75d2a010d47541a36bc4cd26815511f36d4baabb1bd96295545907a2', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('9dbad27a36e58f5abe7026304a30fc25', 'panier-35436d99', '9cc71eae7b65dc823d5586e8d5d21c743d5589d041fae5ea0d87209fadcea623', 'Paid', 4, 12500, 12500, '{"Reference":"panier-35436d99","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '8f70c9142f0c15b8323bf80447c29435220f89d59432261abba6399eda03450b', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOWRiYWQyN2EzNmU1OGY1YWJlNzAyNjMwNGEzMGZjMjU6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuWnM2WlZyS050UHY1dGJQR1k1bG1uOGR3bnNfdFR6UlZRTk1aRWZRXzNlQQ', '122bc2a91b2e058692374d01751705477dde9370631c731aeb2db7084e42ae57', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS85ZGJhZDI3YTM2ZTU4ZjVhYmU3MDI2MzA0YTMwZmMyNTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuWnM2WlZyS050UHY1dGJQR1k1bG1uOGR3bnNfdFR6UlZRTk1aRWZRXzNlQQ', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('1fff6d5038d70342475c035e15c8459e5518355fbcdba3bb6dc8d6331ce939c2', 1776250800400000, 0, 0);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OkQ1OUQyQkQ1NzQ0N0M5RDg4RDZENjU1NzhCMkM2QjBCMjU2NDEzRUE2NjM2MUQzQTk2M0E3NTQ5Njk5MjJFMUQ');
INSERT INTO checkout_secret (name, protected) VALUES ('api-key', '398c7b928cd9a78e67331399cb78176e6db17887e88ed5ce318dbfcca5318ea8');
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('d04561329975b0172d4f78d9125c9491', '29331cbc8f89f133ca685c86aec4f77d', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('7352bf0fb115c38dcebad18cac492dea', 'f4b024766663700f1e36cfeb065273e2', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('1e302cbe5c0edf85cea8f79b49263aaa', 'db75d652efc16413ad475033a31f27a6', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('a83cceed3ccb1aadaf2523e106323675', 'f01fd5ff801765f59b8d625f947679d8', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('18bd730f518834b1a633fd208fc8c29b', '9dbad27a36e58f5abe7026304a30fc25', 1776250800000);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('dfe8d876e69581fb088663267383891a991efe845d5e2563f9731fc7a3a9c945', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('3dc8e1eabd19f67b29a6a99ff4f4e773876f1ae87110f0c9ba73373ab7248faf', 1776250800000, 1);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('29331cbc8f89f133ca685c86aec4f77d', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('29331cbc8f89f133ca685c86aec4f77d', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('29331cbc8f89f133ca685c86aec4f77d', 3, 'Pending', 'Paid', 'the gateway confirmed it', '86d2fbfad621e52efcff4731259948fcb261a5129b6d06b631de8798d395c7c3', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('29331cbc8f89f133ca685c86aec4f77d', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('f4b024766663700f1e36cfeb065273e2', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('f4b024766663700f1e36cfeb065273e2', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('f4b024766663700f1e36cfeb065273e2', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', 'ff9e6959f0d17cc697dd72ad6965d1be167de807eb53902a6a9b23f7c43133cf', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('db75d652efc16413ad475033a31f27a6', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('db75d652efc16413ad475033a31f27a6', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('f01fd5ff801765f59b8d625f947679d8', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('f01fd5ff801765f59b8d625f947679d8', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9dbad27a36e58f5abe7026304a30fc25', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9dbad27a36e58f5abe7026304a30fc25', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9dbad27a36e58f5abe7026304a30fc25', 3, 'Pending', 'Paid', 'the gateway confirmed it', '3bdeb9035184e16c113bc3420b744dea480305844fe8d79df395cbbf61e10738', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9dbad27a36e58f5abe7026304a30fc25', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('29331cbc8f89f133ca685c86aec4f77d', 'fec779799913e61ca1a860ce5b8d867939fd7d2744433f186b3533613ae488bc', 1776250920000, 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-270d4348', '29331cbc8f89f133ca685c86aec4f77d', 'Done', 1, 1, 1776250920000, 1776250920000, 'N-panier-270d4348', '/orders/panier-270d4348', NULL, 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-35436d99', '9dbad27a36e58f5abe7026304a30fc25', 'Refused', 1, 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('a82ecfd26c31a0123ada9aa34b51b642', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvYTgyZWNmZDI2YzMxYTAxMjNhZGE5YWEzNGI1MWI2NDI6MjI2NzAwMDAwMDA', 'ae71f5578ee85bbc27a9adb094a607d7cae4b345200a67c446ed9843101702cc', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', '2e3417bee13a2605bac9b0211797b0cb9fc992d0305f083cfe9a9ac064a54771', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi9hODJlY2ZkMjZjMzFhMDEyM2FkYTlhYTM0YjUxYjY0MjpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAub0VIRnZ4WVd0UEZOc3pTdmJxYU16SlB0UDlBdTRYOW1fMTY4bThqZnQzcw', 'c9f2ae86e10e32ea425056a2d32ab347b9d3c63c05e599d880bb37bfe6613254', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('4339aa1af17dfd02c2507c879916f6b7', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNDMzOWFhMWFmMTdkZmQwMmMyNTA3Yzg3OTkxNmY2Yjc6MjI2NzAwMDAwMDA', 'ae71f5578ee85bbc27a9adb094a607d7cae4b345200a67c446ed9843101702cc', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', '5f4684d2f533cfebf7d4340634b8a9d258380e27dceb8f1600786f1b75b6ed38', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('d916067ed256f5c7e1530679512b1828', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvZDkxNjA2N2VkMjU2ZjVjN2UxNTMwNjc5NTEyYjE4Mjg6MjI2NzAwMDAwMDA', 'ae71f5578ee85bbc27a9adb094a607d7cae4b345200a67c446ed9843101702cc', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('a82ecfd26c31a0123ada9aa34b51b642', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a82ecfd26c31a0123ada9aa34b51b642', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a82ecfd26c31a0123ada9aa34b51b642', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a82ecfd26c31a0123ada9aa34b51b642', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a82ecfd26c31a0123ada9aa34b51b642', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('4339aa1af17dfd02c2507c879916f6b7', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('4339aa1af17dfd02c2507c879916f6b7', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('d916067ed256f5c7e1530679512b1828', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('29331cbc8f89f133ca685c86aec4f77d:3:Paid', '29331cbc8f89f133ca685c86aec4f77d', NULL, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('29331cbc8f89f133ca685c86aec4f77d:attempt-1:Fulfilled', '29331cbc8f89f133ca685c86aec4f77d', NULL, 'Fulfilled', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('f4b024766663700f1e36cfeb065273e2:3:NotCompleted', 'f4b024766663700f1e36cfeb065273e2', NULL, 'NotCompleted', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('9dbad27a36e58f5abe7026304a30fc25:3:Paid', '9dbad27a36e58f5abe7026304a30fc25', NULL, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('9dbad27a36e58f5abe7026304a30fc25:attempt-1:AttentionOpened', '9dbad27a36e58f5abe7026304a30fc25', NULL, 'AttentionOpened', 1, 1776250810000, 1776250800000);
