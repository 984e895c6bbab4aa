CREATE TABLE checkout_event (
    payment_id text NOT NULL,
    version bigint NOT NULL,
    from_status text NOT NULL,
    to_status text NOT NULL,
    reason text NOT NULL,
    evidence text,
    shopper_text text,
    decision text,
    who text,
    who_name text,
    node text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE checkout_fulfillment (
    reference text NOT NULL,
    payment_id text NOT NULL,
    status text NOT NULL,
    attempts bigint NOT NULL,
    round_attempts bigint DEFAULT 0 NOT NULL,
    due_at bigint NOT NULL,
    leased_until bigint,
    order_number text,
    order_path text,
    reason text,
    created_at bigint NOT NULL,
    done_at bigint,
    settled_at bigint,
    order_is_public bigint DEFAULT 0 NOT NULL
);
CREATE TABLE checkout_gateway (
    account text NOT NULL,
    paid_up_to bigint NOT NULL,
    failures bigint NOT NULL,
    open_until bigint NOT NULL
);
CREATE TABLE checkout_key (
    checkout_key text NOT NULL,
    payment_id text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE checkout_outbox (
    id text NOT NULL,
    payment_id text NOT NULL,
    payout_id text,
    kind text NOT NULL,
    attempts bigint NOT NULL,
    due_at bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE checkout_payment (
    id text NOT NULL,
    reference text NOT NULL,
    fingerprint text NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    amount bigint NOT NULL,
    confirmed_amount bigint,
    cart text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    payer text NOT NULL,
    method text NOT NULL,
    operator text,
    phone text,
    browser text,
    token text,
    token_hash text,
    payment_page text,
    request_id text,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    due_at bigint,
    priority bigint NOT NULL,
    not_before bigint NOT NULL,
    checks bigint NOT NULL,
    checks_pending bigint NOT NULL,
    unanswered_checks bigint NOT NULL,
    refusals bigint DEFAULT 0 NOT NULL,
    refused_at bigint,
    returned_at bigint,
    called_back_at bigint,
    ended_at bigint,
    nothing_charged_at bigint,
    paid_at bigint,
    superseded_at bigint,
    duplicate_at bigint,
    contradicted_at bigint,
    settled_at bigint,
    personal_data_removed_at bigint,
    CONSTRAINT checkout_payment_amount_check CHECK ((amount > 0))
);
CREATE TABLE checkout_payout (
    id text NOT NULL,
    payment_id text,
    status text NOT NULL,
    version bigint NOT NULL,
    amount bigint NOT NULL,
    recipient text NOT NULL,
    recipient_hash text NOT NULL,
    recipient_ends text NOT NULL,
    method text NOT NULL,
    reason text NOT NULL,
    explanation text NOT NULL,
    drafted_by text NOT NULL,
    drafted_by_name text NOT NULL,
    approved_by text,
    approved_by_name text,
    approved_fingerprint text,
    token text,
    token_hash text,
    operator text,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    sent_at bigint,
    completed_at bigint,
    called_back_at bigint,
    contradicted_at bigint,
    due_at bigint,
    not_before bigint NOT NULL,
    checks bigint NOT NULL,
    checks_pending bigint NOT NULL,
    unanswered_checks bigint NOT NULL,
    personal_data_removed_at bigint,
    CONSTRAINT checkout_payout_amount_check CHECK ((amount > 0))
);
CREATE TABLE checkout_payout_event (
    payout_id text NOT NULL,
    version bigint NOT NULL,
    from_status text NOT NULL,
    to_status text NOT NULL,
    reason text NOT NULL,
    evidence text,
    who text,
    who_name text,
    node text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE checkout_payout_send (
    payout_id text NOT NULL,
    node text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE checkout_prompt_limit (
    subject text NOT NULL,
    since bigint NOT NULL,
    prompts bigint NOT NULL
);
CREATE TABLE checkout_retention (
    id bigint NOT NULL,
    ran_at bigint NOT NULL,
    waits_until bigint NOT NULL
);
CREATE TABLE checkout_return (
    payment_id text NOT NULL,
    browser text NOT NULL,
    leased_until bigint NOT NULL,
    returned_at bigint
);
CREATE TABLE checkout_schema (
    migration bigint NOT NULL,
    origin text,
    confirmed_at bigint,
    confirmed_by text
);
CREATE TABLE checkout_secret (
    name text NOT NULL,
    protected text NOT NULL
);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6', 3, 'Pending', 'Paid', 'the gateway confirmed it', 'ca14e1ad93c76d8c9c30bc51bdc9fad0d006d0612951fb57af43d25928a7f907', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ed90ae6f8bb269f4531e3286ce526471', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ed90ae6f8bb269f4531e3286ce526471', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ed90ae6f8bb269f4531e3286ce526471', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', '570896bc01c038245981d46364c0cc1916578d67f0b858164acb4edc1e47b961', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('f9c62ddc8d6175c772fda776513a99dc', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('f9c62ddc8d6175c772fda776513a99dc', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('de1afbdc5b2bf79dd447d0a37f0fb667', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('de1afbdc5b2bf79dd447d0a37f0fb667', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('e0cd0c2e058910cdc9d1e184dc333a72', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('e0cd0c2e058910cdc9d1e184dc333a72', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('e0cd0c2e058910cdc9d1e184dc333a72', 3, 'Pending', 'Paid', 'the gateway confirmed it', 'c3537fecfe0232f78463356cf86d66f3ca93aac2b1499cdc71f81741d01505ff', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('e0cd0c2e058910cdc9d1e184dc333a72', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-34711ff4', 'ddbc32b95d646ca2d0531370646d9cc6', 'Done', 1, 1, 1776250920000, 1776250920000, 'N-panier-34711ff4', '/orders/panier-34711ff4', NULL, 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-507b19a0', 'e0cd0c2e058910cdc9d1e184dc333a72', 'Refused', 1, 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('67856f3036366bbfad943c5ccec5f06c5b2b54c0c8a76a153c21567b773d9874', 1776250800400000, 0, 0);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('a54369f8bf591e0190c0ba854fda468e', 'ddbc32b95d646ca2d0531370646d9cc6', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('bcd66fdbcb18224a4c478bf023b11840', 'ed90ae6f8bb269f4531e3286ce526471', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('8ad7e6fb4c5ca718cb65d77467cfd3d5', 'f9c62ddc8d6175c772fda776513a99dc', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('9d1a53a8204aadfb472c4a2e0704d45d', 'de1afbdc5b2bf79dd447d0a37f0fb667', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('bcefbe7514ff41ca1698d328b6a0018f', 'e0cd0c2e058910cdc9d1e184dc333a72', 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6:3:Paid', 'ddbc32b95d646ca2d0531370646d9cc6', NULL, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6:attempt-1:Fulfilled', 'ddbc32b95d646ca2d0531370646d9cc6', NULL, 'Fulfilled', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('ed90ae6f8bb269f4531e3286ce526471:3:NotCompleted', 'ed90ae6f8bb269f4531e3286ce526471', NULL, 'NotCompleted', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('e0cd0c2e058910cdc9d1e184dc333a72:attempt-1:AttentionOpened', 'e0cd0c2e058910cdc9d1e184dc333a72', NULL, 'AttentionOpened', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) VALUES ('e0cd0c2e058910cdc9d1e184dc333a72:3:Paid', 'e0cd0c2e058910cdc9d1e184dc333a72', NULL, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6', 'panier-34711ff4', '6a956113508ec24bc6bad3e6b33131223b74a67c81c5732aad99f35774f6b18d', 'Paid', 4, 12500, 12500, '{"Reference":"panier-34711ff4","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'd957ec03d98d0e56a64b777e9c118a4065d5c2024a996a71d7fe417bb3078c70', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZGRiYzMyYjk1ZDY0NmNhMmQwNTMxMzcwNjQ2ZDljYzY6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUGQzTlc3ZVNaWDZfLWMyRlVjakxYcFNWR3VuVnYtZ2FHR0hGUUVISDdpUQ', '7a4c9436fc0f6bfee9779a5710228c3414250e4137ad7b7f20c8e0be881e31ce', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9kZGJjMzJiOTVkNjQ2Y2EyZDA1MzEzNzA2NDZkOWNjNjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUGQzTlc3ZVNaWDZfLWMyRlVjakxYcFNWR3VuVnYtZ2FHR0hGUUVISDdpUQ', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('ed90ae6f8bb269f4531e3286ce526471', 'panier-0985ec9f', '6b18db624bfd03ff8d91d89315f903defd8828c26f5be8be7728164393d4ec39', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-0985ec9f","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'fa195db7c82fa6dff29b3ef85d5418d7d1460e655878dca7eb89879d40c99e0f', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZWQ5MGFlNmY4YmIyNjlmNDUzMWUzMjg2Y2U1MjY0NzE6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAucS04WkpMZzJfN25sdDhCeTg1ei1ic3NKRFRJVFFWWGFoNTlQMW1xcmZuVQ', '6f9e4f30dc7eaf3f108ffd114cd7005fe501e95ad55550c1cea800a9331b900c', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9lZDkwYWU2ZjhiYjI2OWY0NTMxZTMyODZjZTUyNjQ3MTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAucS04WkpMZzJfN25sdDhCeTg1ei1ic3NKRFRJVFFWWGFoNTlQMW1xcmZuVQ', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('f9c62ddc8d6175c772fda776513a99dc', 'panier-92cef5a1', 'be503f0ef2799d684bcdc03f57f1a41f856637862690a538f2382a068fd37fdd', 'Pending', 2, 12500, NULL, '{"Reference":"panier-92cef5a1","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'e81aff3e16c111c55e6fd75b51c583e2e31b4b331dc29c2e504b7190c16f4cd5', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZjljNjJkZGM4ZDYxNzVjNzcyZmRhNzc2NTEzYTk5ZGM6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAueXh1QzZWLXB3ZW5waUYxcFJqTHdQU2J1QmtDMXdaMWhocWZ1UFhhTWtySQ', '66adfbe2b4c0a4d709dfde1225278471f5bc727f990aa44fd5b63c31b7c87833', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9mOWM2MmRkYzhkNjE3NWM3NzJmZGE3NzY1MTNhOTlkYzpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAueXh1QzZWLXB3ZW5waUYxcFJqTHdQU2J1QmtDMXdaMWhocWZ1UFhhTWtySQ', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('de1afbdc5b2bf79dd447d0a37f0fb667', 'panier-83595346', '77ed34e0350cf20bbc3bcf4c836ab59ce3a42f3c57ba343ceb83c830ce30f58b', 'Pending', 2, 12500, NULL, '{"Reference":"panier-83595346","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', '46f49d325174512a8f0ef23966f92d956c8fbbc02c8cd291b5c30a8fffdd9df5', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZGUxYWZiZGM1YjJiZjc5ZGQ0NDdkMGEzN2YwZmI2Njc6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUXlIOTdIMUx1OXVDeEo2cUgxRGhXdmRWTk9OMHRXNTFGV0NBNXp1ZnA3Zw', 'd8e64d4b35aad9b7dfebd658a7a1f45f015972e463a9ab0a1a3d65b8615a3022', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('e0cd0c2e058910cdc9d1e184dc333a72', 'panier-507b19a0', '063e58dd562606281cd0d0aa48212b7eb275bc9d014a98cac41f5a85e506e0df', 'Paid', 4, 12500, 12500, '{"Reference":"panier-507b19a0","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'e60553a25cbb0b58c8b0c30c88970a8e760ba3c7337b4a288dfc82c82f40f7ab', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZTBjZDBjMmUwNTg5MTBjZGM5ZDFlMTg0ZGMzMzNhNzI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuV1U2ajdtRUtoTlVoZnJValZXTjVZX2FCaVgxMnQxMGZuOFB2UEJRNDFvaw', '2f057da859deb8bf37666291900e2b349ac9c0dc2a70fd3699ea07289e775889', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9lMGNkMGMyZTA1ODkxMGNkYzlkMWUxODRkYzMzM2E3MjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuV1U2ajdtRUtoTlVoZnJValZXTjVZX2FCaVgxMnQxMGZuOFB2UEJRNDFvaw', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('5db5c614ef8e083d3d2adc27201d2952', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNWRiNWM2MTRlZjhlMDgzZDNkMmFkYzI3MjAxZDI5NTI6MjI2NzAwMDAwMDA', '7d5e016d73c8bf58203d4c3f9f6610496845544d97cc54444136e29d68163cc3', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', 'c8870c2d1114e1da9d21fd107cd714a18106ee2b429586fb9c10264a01b6ffe9', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi81ZGI1YzYxNGVmOGUwODNkM2QyYWRjMjcyMDFkMjk1MjpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuMUZ3aWFzTHg4QVpYb19teE1tMUdYdHFDVmZ6S3h5MXp4SDVzZHRucENkdw', '805b995f2a777ddfb892d8b9d9f42b49f2b076b1921f5dbd914f49f38cfa05c7', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('7f420a689e50c0918f333e16e895bc1a', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvN2Y0MjBhNjg5ZTUwYzA5MThmMzMzZTE2ZTg5NWJjMWE6MjI2NzAwMDAwMDA', '7d5e016d73c8bf58203d4c3f9f6610496845544d97cc54444136e29d68163cc3', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', '6b98a837a5f2a107f0775e2ef5d05a93dd8a02c33a12e3af217a913e2debafc1', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('6cd2239c71461c2c49534a3b65676cb8', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNmNkMjIzOWM3MTQ2MWMyYzQ5NTM0YTNiNjU2NzZjYjg6MjI2NzAwMDAwMDA', '7d5e016d73c8bf58203d4c3f9f6610496845544d97cc54444136e29d68163cc3', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5db5c614ef8e083d3d2adc27201d2952', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5db5c614ef8e083d3d2adc27201d2952', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5db5c614ef8e083d3d2adc27201d2952', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5db5c614ef8e083d3d2adc27201d2952', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7f420a689e50c0918f333e16e895bc1a', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7f420a689e50c0918f333e16e895bc1a', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('6cd2239c71461c2c49534a3b65676cb8', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('5db5c614ef8e083d3d2adc27201d2952', 'node:1', 1776250800000);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('236ee4182cf2666706c0178775cb391d2967c557001060ad83b0e98d850cd3e1', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('2fe8cab2c6bf7c1e627420d0f6bf964d9f407259b0734f3f3fc43a698eff8642', 1776250800000, 1);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('ddbc32b95d646ca2d0531370646d9cc6', 'd957ec03d98d0e56a64b777e9c118a4065d5c2024a996a71d7fe417bb3078c70', 1776250920000, 1776250800000);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, '7714304630016536472 00000001 183333', NULL, NULL);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (2, '7714304630016536472 00000001 183333', NULL, NULL);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OkY0NzMyNzBGM0ExNUM1Q0U5MTI1RjYzODAzQzE0MTJCNTcyNEQ5ODlGRjhBNTJDQzE0QUI1RjVGQkE4ODI0Rjk');
INSERT INTO checkout_secret (name, protected) VALUES ('api-key', '398c7b928cd9a78e67331399cb78176e6db17887e88ed5ce318dbfcca5318ea8');
ALTER TABLE ONLY checkout_event
    ADD CONSTRAINT checkout_event_pkey PRIMARY KEY (payment_id, version);
ALTER TABLE ONLY checkout_fulfillment
    ADD CONSTRAINT checkout_fulfillment_pkey PRIMARY KEY (reference);
ALTER TABLE ONLY checkout_gateway
    ADD CONSTRAINT checkout_gateway_pkey PRIMARY KEY (account);
ALTER TABLE ONLY checkout_key
    ADD CONSTRAINT checkout_key_pkey PRIMARY KEY (checkout_key);
ALTER TABLE ONLY checkout_outbox
    ADD CONSTRAINT checkout_outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY checkout_payment
    ADD CONSTRAINT checkout_payment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY checkout_payment
    ADD CONSTRAINT checkout_payment_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY checkout_payment
    ADD CONSTRAINT checkout_payment_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY checkout_payout_event
    ADD CONSTRAINT checkout_payout_event_pkey PRIMARY KEY (payout_id, version);
ALTER TABLE ONLY checkout_payout
    ADD CONSTRAINT checkout_payout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY checkout_payout_send
    ADD CONSTRAINT checkout_payout_send_pkey PRIMARY KEY (payout_id);
ALTER TABLE ONLY checkout_payout
    ADD CONSTRAINT checkout_payout_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY checkout_prompt_limit
    ADD CONSTRAINT checkout_prompt_limit_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY checkout_retention
    ADD CONSTRAINT checkout_retention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY checkout_return
    ADD CONSTRAINT checkout_return_pkey PRIMARY KEY (payment_id, browser);
ALTER TABLE ONLY checkout_schema
    ADD CONSTRAINT checkout_schema_pkey PRIMARY KEY (migration);
ALTER TABLE ONLY checkout_secret
    ADD CONSTRAINT checkout_secret_pkey PRIMARY KEY (name);
CREATE INDEX checkout_fulfillment_attention ON checkout_fulfillment USING btree (created_at) WHERE ((settled_at IS NULL) AND (status = ANY (ARRAY['Refused'::text, 'Dead'::text, 'Withdrawn'::text])));
CREATE INDEX checkout_fulfillment_due ON checkout_fulfillment USING btree (due_at) WHERE (status = 'Queued'::text);
CREATE INDEX checkout_fulfillment_overdue ON checkout_fulfillment USING btree (created_at) WHERE (status = 'Queued'::text);
CREATE INDEX checkout_key_age ON checkout_key USING btree (created_at);
CREATE INDEX checkout_outbox_due ON checkout_outbox USING btree (due_at);
CREATE INDEX checkout_payment_attention ON checkout_payment USING btree (changed_at) WHERE ((settled_at IS NULL) AND ((status = ANY (ARRAY['Review'::text, 'Unknown'::text])) OR (duplicate_at IS NOT NULL) OR (contradicted_at IS NOT NULL)));
CREATE INDEX checkout_payment_called_back ON checkout_payment USING btree (changed_at) WHERE ((settled_at IS NULL) AND (contradicted_at IS NULL) AND ((called_back_at IS NOT NULL) AND ((status = 'Rejected'::text) OR ((method <> 'Hosted'::text) AND (((status = 'Refused'::text) AND (nothing_charged_at IS NULL)) OR ((status = 'Abandoned'::text) AND (called_back_at >= changed_at)))))));
CREATE INDEX checkout_payment_due ON checkout_payment USING btree (priority, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX checkout_payment_given_up ON checkout_payment USING btree (created_at) WHERE ((due_at IS NULL) AND (token IS NOT NULL) AND (status = ANY (ARRAY['Pending'::text, 'NotCompleted'::text, 'Expired'::text])));
CREATE INDEX checkout_payment_list ON checkout_payment USING btree (status, created_at, id) WHERE (status <> ''::text);
CREATE UNIQUE INDEX checkout_payment_open ON checkout_payment USING btree (reference) WHERE ((status = ANY (ARRAY['Sending'::text, 'Pending'::text, 'Unknown'::text])) AND (superseded_at IS NULL));
CREATE INDEX checkout_payment_reference ON checkout_payment USING btree (reference, created_at);
CREATE INDEX checkout_payment_retention ON checkout_payment USING btree (changed_at) WHERE ((personal_data_removed_at IS NULL) AND (due_at IS NULL) AND (status = ANY (ARRAY['Paid'::text, 'NotCompleted'::text, 'Expired'::text, 'Refused'::text, 'Abandoned'::text, 'Rejected'::text])));
CREATE INDEX checkout_payout_attention ON checkout_payout USING btree (changed_at) WHERE ((status = 'Unknown'::text) OR (contradicted_at IS NOT NULL) OR (((status = ANY (ARRAY['Failed'::text, 'Cancelled'::text])) AND (called_back_at IS NOT NULL)) OR ((status = 'NotCompleted'::text) AND (token_hash IS NULL) AND (called_back_at > changed_at))));
CREATE INDEX checkout_payout_due ON checkout_payout USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX checkout_payout_event_who ON checkout_payout_event USING btree (who, at) WHERE (who IS NOT NULL);
CREATE INDEX checkout_payout_payment ON checkout_payout USING btree (payment_id) WHERE (payment_id IS NOT NULL);
CREATE INDEX checkout_payout_recipient ON checkout_payout USING btree (recipient_hash, sent_at) WHERE (sent_at IS NOT NULL);
CREATE INDEX checkout_payout_retention ON checkout_payout USING btree (changed_at) WHERE ((personal_data_removed_at IS NULL) AND (due_at IS NULL) AND (contradicted_at IS NULL) AND (status = ANY (ARRAY['Completed'::text, 'NotCompleted'::text, 'Failed'::text, 'Cancelled'::text])));
CREATE INDEX checkout_payout_sent ON checkout_payout USING btree (sent_at) WHERE (sent_at IS NOT NULL);
CREATE INDEX checkout_prompt_limit_since ON checkout_prompt_limit USING btree (since);
ALTER TABLE ONLY checkout_event
    ADD CONSTRAINT checkout_event_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
ALTER TABLE ONLY checkout_fulfillment
    ADD CONSTRAINT checkout_fulfillment_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
ALTER TABLE ONLY checkout_outbox
    ADD CONSTRAINT checkout_outbox_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
ALTER TABLE ONLY checkout_outbox
    ADD CONSTRAINT checkout_outbox_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES checkout_payout(id);
ALTER TABLE ONLY checkout_payout_event
    ADD CONSTRAINT checkout_payout_event_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES checkout_payout(id);
ALTER TABLE ONLY checkout_payout
    ADD CONSTRAINT checkout_payout_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
ALTER TABLE ONLY checkout_payout_send
    ADD CONSTRAINT checkout_payout_send_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES checkout_payout(id);
ALTER TABLE ONLY checkout_return
    ADD CONSTRAINT checkout_return_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
