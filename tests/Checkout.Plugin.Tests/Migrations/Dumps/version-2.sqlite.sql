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
    payment_id TEXT NOT NULL REFERENCES checkout_payment (id),
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (payment_id, version, kind)
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
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('334e79b63f52eef1ca8f7d047fd414eb', 'panier-577a695f', '34baab2b4d297c64bdac77477d9dc2597c4cedeeff1ceb21f748e35ed9ed6743', 'Paid', 4, 12500, 12500, '{"Reference":"panier-577a695f","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '66e3237977c5ac6e4305e7a8f2a86726ea16adb50ae62a03485722c2a5ae0bf4', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vMzM0ZTc5YjYzZjUyZWVmMWNhOGY3ZDA0N2ZkNDE0ZWI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuN1AwTlNLdDlRS2J2blRka2xtUFpXT3g1NVN3ZHg0NEVzNHZET1hBOF95QQ', '9ce006faf69a82045a89d6b71e2a562b3e0feb6f283d468f3143e3e2e5775a01', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8zMzRlNzliNjNmNTJlZWYxY2E4ZjdkMDQ3ZmQ0MTRlYjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuN1AwTlNLdDlRS2J2blRka2xtUFpXT3g1NVN3ZHg0NEVzNHZET1hBOF95QQ', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('cf203231c59ce1ea2baefa4eb656e49d', 'panier-5145aa42', '3ed200a892ea0bdeedfbeb91b85c312835ab41f2db4ef223fde2538c8a65e873', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-5145aa42","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '653259960d6ca3f04e3c6110846458921a2415954c9dd58310c1d4f0e18f66c7', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vY2YyMDMyMzFjNTljZTFlYTJiYWVmYTRlYjY1NmU0OWQ6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAudlJ6cWZRSkNlYVN4TG1WMmREcUwzX0JzTmdGQWxzdFc1elRRclREdDJHRQ', '3d68f7d969edbd1a78e050fe4bdb2e5066a371af4978e055f0218b3677d4f9a9', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9jZjIwMzIzMWM1OWNlMWVhMmJhZWZhNGViNjU2ZTQ5ZDpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAudlJ6cWZRSkNlYVN4TG1WMmREcUwzX0JzTmdGQWxzdFc1elRRclREdDJHRQ', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('957fa55dab03f8b838ad082fd8e62742', 'panier-5fedda2a', 'cd3dcb2c580babff1d465b8ad2edc392fddaa6aa06b103c9cbbade329a4400e4', 'Pending', 2, 12500, NULL, '{"Reference":"panier-5fedda2a","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'af0811965e4e3152098b390fe635dd74628463f0b9319370768797a4b7dfa48e', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOTU3ZmE1NWRhYjAzZjhiODM4YWQwODJmZDhlNjI3NDI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUDAxSEJnNG5aVFFWRFpKcThWNVNtWV9YUldFNVhXeVcxQm92ODkxejNhcw', '30a65a8844b95d493d835996c66d663dc68650f41001dde49560e3f59670e9a0', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS85NTdmYTU1ZGFiMDNmOGI4MzhhZDA4MmZkOGU2Mjc0MjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUDAxSEJnNG5aVFFWRFpKcThWNVNtWV9YUldFNVhXeVcxQm92ODkxejNhcw', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('9519c7f88a46d51c37644286dcadf031', 'panier-f17e3e62', '68868b41513a96c84203f59daced0441fc77fd9321b27da5fdf085b037e56214', 'Pending', 2, 12500, NULL, '{"Reference":"panier-f17e3e62","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', '657a28bc9a898c880eeee50a1b502ee69db364b39cbb1d5639a07c190790693b', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOTUxOWM3Zjg4YTQ2ZDUxYzM3NjQ0Mjg2ZGNhZGYwMzE6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuQXRKcGNZR2Z4Tmc1NkxXem5xeFFhZThoMHJrTldNZjJ1VmpUSzkwUS1Xaw', '1b23fb121c5d7eadb7b3f2cadaf512dced98570a31d2cc834b943135b0116cfe', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('8d2006088eaf4b56c1913fafd26ffa63', 'panier-bf0551d0', 'a07f1ef443c2ae04ee1e004ab756a6d8947ab41d4872fda7666ae9549d7420ad', 'Paid', 4, 12500, 12500, '{"Reference":"panier-bf0551d0","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '73f3a08aec252fa8cd8dec8f1813cbd23a216c63fab74d83fb7c878485b39a19', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOGQyMDA2MDg4ZWFmNGI1NmMxOTEzZmFmZDI2ZmZhNjM6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuYnFUSHcxZmlpRXU0OTBieFhzZzRFVmZmdjJubnVBamJlaUJ2ek4wQzhWMA', 'dd1c2c168f125269ab396ab50047cc8cb0760fa7716c2cacd160e2943b8513d4', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS84ZDIwMDYwODhlYWY0YjU2YzE5MTNmYWZkMjZmZmE2MzpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuYnFUSHcxZmlpRXU0OTBieFhzZzRFVmZmdjJubnVBamJlaUJ2ek4wQzhWMA', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('b993477a70eb4c5bad3150fa7c38d483cec04cc1b9ad81c6b8c98a1515f99b5d', 1776250800400000, 0, 0);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OjkxNUVGQTBDMzE0OTE4MzlDRjM4NDExNUFCRjVERTE0ODYyQ0VGMzY4QTYzRjIxMEE5ODA3QjU2RjQyMTQxMzg');
INSERT INTO checkout_secret (name, protected) VALUES ('api-key', '398c7b928cd9a78e67331399cb78176e6db17887e88ed5ce318dbfcca5318ea8');
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('92d032cd44d99493da10ef1be3f0d955', '334e79b63f52eef1ca8f7d047fd414eb', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('4baab993e8c2be0d35186be2e669da92', 'cf203231c59ce1ea2baefa4eb656e49d', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('89bc1e88953e6b39a506f2549ad71d8f', '957fa55dab03f8b838ad082fd8e62742', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('d5f2688ffae8ae6ad7274ca2ff71fb53', '9519c7f88a46d51c37644286dcadf031', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('1e6a332d22de1b04dd067effe9b398ce', '8d2006088eaf4b56c1913fafd26ffa63', 1776250800000);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('4bfdeb2db8d002c1c1d633ca2e807274067296df702efd853e1b32189deaa6b0', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('e511326a4e0c1d7976f2e51ee6e6c8396bd5b19404bd318180baf39c7863399a', 1776250800000, 1);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('334e79b63f52eef1ca8f7d047fd414eb', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('334e79b63f52eef1ca8f7d047fd414eb', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('334e79b63f52eef1ca8f7d047fd414eb', 3, 'Pending', 'Paid', 'the gateway confirmed it', 'fc1658ba1def6a281d4cd5996ea1e9532819c1cf69cefee42766a1ad3659f494', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('334e79b63f52eef1ca8f7d047fd414eb', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('cf203231c59ce1ea2baefa4eb656e49d', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('cf203231c59ce1ea2baefa4eb656e49d', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('cf203231c59ce1ea2baefa4eb656e49d', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', '791c3aff21cf67133fef727a3e9d5b90df37a91ee603bd2c059b67a8c8263248', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('957fa55dab03f8b838ad082fd8e62742', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('957fa55dab03f8b838ad082fd8e62742', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9519c7f88a46d51c37644286dcadf031', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9519c7f88a46d51c37644286dcadf031', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8d2006088eaf4b56c1913fafd26ffa63', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8d2006088eaf4b56c1913fafd26ffa63', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8d2006088eaf4b56c1913fafd26ffa63', 3, 'Pending', 'Paid', 'the gateway confirmed it', '705f5ca617115657cc282f33c7a477658e2ef8795580a4d35b0a298707f7cb58', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8d2006088eaf4b56c1913fafd26ffa63', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('334e79b63f52eef1ca8f7d047fd414eb', '66e3237977c5ac6e4305e7a8f2a86726ea16adb50ae62a03485722c2a5ae0bf4', 1776250920000, 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-577a695f', '334e79b63f52eef1ca8f7d047fd414eb', 'Done', 1, 1, 1776250920000, 1776250920000, 'N-panier-577a695f', '/orders/panier-577a695f', NULL, 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-bf0551d0', '8d2006088eaf4b56c1913fafd26ffa63', 'Refused', 1, 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('5a4e66a821060f32b232419b46295245', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNWE0ZTY2YTgyMTA2MGYzMmIyMzI0MTliNDYyOTUyNDU6MjI2NzAwMDAwMDA', '5adac8e2bd56843d1b170c47966e2d8512653cedb1d570db833b1cce127a8e4a', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', '93fe88a5dcf972348b419aa858bc5bbaad011d34f6e340dcaebf44a89743b0b9', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi81YTRlNjZhODIxMDYwZjMyYjIzMjQxOWI0NjI5NTI0NTpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuTmlRS0ZncmNIX3RvZUQ0TGdMYWZja0hpNmF0bDRiWHM4TVdWOUlrT2hkOA', 'cf6959fb7ad77553538c480784572b81ec20b674eaad018b7b16ee05d8933700', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('344e0228aec57237606e009b34f1de23', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvMzQ0ZTAyMjhhZWM1NzIzNzYwNmUwMDliMzRmMWRlMjM6MjI2NzAwMDAwMDA', '5adac8e2bd56843d1b170c47966e2d8512653cedb1d570db833b1cce127a8e4a', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', '015b7b81effff10a9063d65bd15899d603385de0873c7ec80f737ef0e0b3f444', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('7359349bfd40bdbcee6be2815a490894', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNzM1OTM0OWJmZDQwYmRiY2VlNmJlMjgxNWE0OTA4OTQ6MjI2NzAwMDAwMDA', '5adac8e2bd56843d1b170c47966e2d8512653cedb1d570db833b1cce127a8e4a', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('5a4e66a821060f32b232419b46295245', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5a4e66a821060f32b232419b46295245', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5a4e66a821060f32b232419b46295245', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5a4e66a821060f32b232419b46295245', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5a4e66a821060f32b232419b46295245', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('344e0228aec57237606e009b34f1de23', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('344e0228aec57237606e009b34f1de23', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7359349bfd40bdbcee6be2815a490894', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('334e79b63f52eef1ca8f7d047fd414eb', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('cf203231c59ce1ea2baefa4eb656e49d', 3, 'NotCompleted', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('8d2006088eaf4b56c1913fafd26ffa63', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('8d2006088eaf4b56c1913fafd26ffa63', 3, 'AttentionOpened', 1, 1776250810000, 1776250800000);
