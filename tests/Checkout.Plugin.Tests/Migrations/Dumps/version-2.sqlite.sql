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
);
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
CREATE INDEX checkout_payment_list ON checkout_payment (status, created_at, id);
CREATE INDEX checkout_outbox_due ON checkout_outbox (due_at);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, NULL, NULL, NULL);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (2, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('db40241e4565dc6e6670bfba80a29f31', 'panier-ae82a33a', '15abdc43e5ce3cb76fddc93e3cf54ef390b17d3505f88df0227b221bbe68f1be', 'Paid', 4, 12500, 12500, '{"Reference":"panier-ae82a33a","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '137925f2c7a6416ba2c09219cb8e3728d0468489e7f69bd5f74ec75572e08f6f', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZGI0MDI0MWU0NTY1ZGM2ZTY2NzBiZmJhODBhMjlmMzE6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuQjhwdzRnaUR3TU1Mb3FzeG9yT0c2U3d3N1d1MDlGNDk3RmFQYVZ3VTVYOA', 'b5aa8695c6afd036eaac176f807c95adc340fdfa4fe61e183a7a3cea74159894', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9kYjQwMjQxZTQ1NjVkYzZlNjY3MGJmYmE4MGEyOWYzMTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuQjhwdzRnaUR3TU1Mb3FzeG9yT0c2U3d3N1d1MDlGNDk3RmFQYVZ3VTVYOA', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('1e95f4cdefd64497a0b42b3930a5273b', 'panier-5eb4bdcd', 'c7ed9d81a0705bc5455c91754a9ca3ccf6afd6961f3b5761ff0cbaa514ed01c0', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-5eb4bdcd","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '6c85a57883cb7cd3c30939a149fe4f7788dc425171c9980f2ea4a237ef81bba7', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vMWU5NWY0Y2RlZmQ2NDQ5N2EwYjQyYjM5MzBhNTI3M2I6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuT2pXaDBIdncyNFJjazJtX3dPWUNmOHdMRWVHZWdPVVgwelNKeGl3VmtFUQ', '9fd9c1a736182f1952883f31f03e5155c66ec5108fa6cef3f901ba5cad26bfb9', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8xZTk1ZjRjZGVmZDY0NDk3YTBiNDJiMzkzMGE1MjczYjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuT2pXaDBIdncyNFJjazJtX3dPWUNmOHdMRWVHZWdPVVgwelNKeGl3VmtFUQ', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('190480d1a59c2d2ed21a7bbdf249690e', 'panier-e7eaf8db', 'ca8646cf4397e2492ced3776db8b87dec3cb5ed25026e67ba92c040d69a6687b', 'Pending', 2, 12500, NULL, '{"Reference":"panier-e7eaf8db","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '994e70caa4befaeafc4a76c236a229d07f3ae5904c745f15eb244255080dfd62', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vMTkwNDgwZDFhNTljMmQyZWQyMWE3YmJkZjI0OTY5MGU6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuVFF1bWs1WjF3TDNJZG1mODdwYTFsUV9fLUZ5SVpoMFpyU1pva3pHbmhLOA', '6445b980341528773e83828c962e522f8bbdcab5e275bf7ec57a1f35b99dac48', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8xOTA0ODBkMWE1OWMyZDJlZDIxYTdiYmRmMjQ5NjkwZTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuVFF1bWs1WjF3TDNJZG1mODdwYTFsUV9fLUZ5SVpoMFpyU1pva3pHbmhLOA', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('6525b17f2efe8e0495e278645b26147e', 'panier-830435e3', '40dc5a9aa8bb377887edc4d4fe53c0ea5b964be78430d83af514039c56f9c305', 'Pending', 2, 12500, NULL, '{"Reference":"panier-830435e3","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', '52e4f58467a3c1fc4d09557537ca1908fb887c28899132f3ca36afef84bd5c94', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vNjUyNWIxN2YyZWZlOGUwNDk1ZTI3ODY0NWIyNjE0N2U6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuZGVmQ2hiTnRXeDZ0cUxrVXN0RV83cU45VlNCUjNMZG14dDV0cHFYMWZjYw', 'a1b3132bd0342aa641f8a4749366d2a5b45d18bd3a9e428fc6351d492335524a', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('8c2427ccf916e6b99aadd542c061d2c0', 'panier-80e16b00', 'bb7446df593bf0903fc1c534243a380f180da4f3420f401efc7492694e844304', 'Paid', 4, 12500, 12500, '{"Reference":"panier-80e16b00","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '0bcde401ed0a1dfa5785621916890e0db9aef4806d488895e17e7bd0a915d744', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOGMyNDI3Y2NmOTE2ZTZiOTlhYWRkNTQyYzA2MWQyYzA6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAueGVNaXV5aV9pOVFCeGtlczRNUk9FQWlZNGVuZnJpbU5IY3k4NXlfa2sxYw', 'bfc7cb182341c3d844c6d90fe91e3e9e7b793bbee4b6f9fcc42a591e71fbfedb', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS84YzI0MjdjY2Y5MTZlNmI5OWFhZGQ1NDJjMDYxZDJjMDpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAueGVNaXV5aV9pOVFCeGtlczRNUk9FQWlZNGVuZnJpbU5IY3k4NXlfa2sxYw', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('9fbce46dae153435edeec3e3ce3f0ff75093500c2eb15be32452a0b6372e8ecc', 1776250800400000, 0, 0);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OjY2RkRDOTY1ODc5RDZFODVCRkVEODhBNjhEQjEyRkY3OTlBNTlEMTQxQTQ1QkJEQTcwRDg2QkFDRDk0RTc5ODA');
INSERT INTO checkout_secret (name, protected) VALUES ('api-key', '398c7b928cd9a78e67331399cb78176e6db17887e88ed5ce318dbfcca5318ea8');
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('9852aca8beedcf097d3c50d9b550fa34', 'db40241e4565dc6e6670bfba80a29f31', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('7fcd565930f6181956f4ba6dc1acdf4c', '1e95f4cdefd64497a0b42b3930a5273b', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('0528c46be057a31da6a7daf47d1df60c', '190480d1a59c2d2ed21a7bbdf249690e', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('fd0ede9e02a745d436f96937627dd4f0', '6525b17f2efe8e0495e278645b26147e', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('82a306b2dcd68a2898cd02d8fada8ae6', '8c2427ccf916e6b99aadd542c061d2c0', 1776250800000);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('59a592a6149eb7b67c4798f8eec0fd99ca0e08d81deaed51d277e95dd751ba5f', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('01700c63a4d90c1f857e133ba2f06ce9a6f00be50eaa2aad1587153b85e1486e', 1776250800000, 1);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('db40241e4565dc6e6670bfba80a29f31', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('db40241e4565dc6e6670bfba80a29f31', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('db40241e4565dc6e6670bfba80a29f31', 3, 'Pending', 'Paid', 'the gateway confirmed it', '555882dccbe8a28e74fe7cb771d9630eaf4239edf51ed8430b87d2e96dde1b09', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('db40241e4565dc6e6670bfba80a29f31', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('1e95f4cdefd64497a0b42b3930a5273b', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('1e95f4cdefd64497a0b42b3930a5273b', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('1e95f4cdefd64497a0b42b3930a5273b', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', '5704d93d40d64eac688330d921639382a17fd280ec147a2d7fbc88dcd5a00a2b', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('190480d1a59c2d2ed21a7bbdf249690e', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('190480d1a59c2d2ed21a7bbdf249690e', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('6525b17f2efe8e0495e278645b26147e', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('6525b17f2efe8e0495e278645b26147e', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8c2427ccf916e6b99aadd542c061d2c0', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8c2427ccf916e6b99aadd542c061d2c0', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8c2427ccf916e6b99aadd542c061d2c0', 3, 'Pending', 'Paid', 'the gateway confirmed it', 'ca0699c22330eadcea68b41a3644c7d5a8edc90d7c9fd73d69a07e983db83a09', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('8c2427ccf916e6b99aadd542c061d2c0', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('db40241e4565dc6e6670bfba80a29f31', '137925f2c7a6416ba2c09219cb8e3728d0468489e7f69bd5f74ec75572e08f6f', 1776250920000, 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-ae82a33a', 'db40241e4565dc6e6670bfba80a29f31', 'Done', 1, 1, 1776250920000, 1776250920000, 'N-panier-ae82a33a', '/orders/panier-ae82a33a', NULL, 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-80e16b00', '8c2427ccf916e6b99aadd542c061d2c0', 'Refused', 1, 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('7fc2a29e7f6c5d348db2a52dc0302d5d', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvN2ZjMmEyOWU3ZjZjNWQzNDhkYjJhNTJkYzAzMDJkNWQ6MjI2NzAwMDAwMDA', '4e389ee4c21f225d921a40b4fbd89ba01983de5b1124725c0da7d0e020c7d22c', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', 'b1848091e7d98732095ba7487672595cbb494055b72ad2d9d08348d1f8833997', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi83ZmMyYTI5ZTdmNmM1ZDM0OGRiMmE1MmRjMDMwMmQ1ZDpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuanNYb3M5Qmp0cDVqN1pUNXhGTjd2TUpHbkFPa1NwYkhSZ3U4ZEx5dUdqMA', '7d8bc8d7dac2bdc7dce788c479ed75af6f85ae31e24417efc898590dfbf0bb0d', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('95761f2f26021ce26bf00f8d8eba3c02', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvOTU3NjFmMmYyNjAyMWNlMjZiZjAwZjhkOGViYTNjMDI6MjI2NzAwMDAwMDA', '4e389ee4c21f225d921a40b4fbd89ba01983de5b1124725c0da7d0e020c7d22c', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', '39082a106af22c2e05f556617fda21a6e850883987c1296757c8b4f70ba9431d', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('11aa19835db7d0bf523847c230512f19', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvMTFhYTE5ODM1ZGI3ZDBiZjUyMzg0N2MyMzA1MTJmMTk6MjI2NzAwMDAwMDA', '4e389ee4c21f225d921a40b4fbd89ba01983de5b1124725c0da7d0e020c7d22c', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('7fc2a29e7f6c5d348db2a52dc0302d5d', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7fc2a29e7f6c5d348db2a52dc0302d5d', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7fc2a29e7f6c5d348db2a52dc0302d5d', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7fc2a29e7f6c5d348db2a52dc0302d5d', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7fc2a29e7f6c5d348db2a52dc0302d5d', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('95761f2f26021ce26bf00f8d8eba3c02', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('95761f2f26021ce26bf00f8d8eba3c02', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('11aa19835db7d0bf523847c230512f19', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('db40241e4565dc6e6670bfba80a29f31', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('1e95f4cdefd64497a0b42b3930a5273b', 3, 'NotCompleted', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('8c2427ccf916e6b99aadd542c061d2c0', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('8c2427ccf916e6b99aadd542c061d2c0', 3, 'AttentionOpened', 1, 1776250810000, 1776250800000);
