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
    payment_id text NOT NULL,
    version bigint NOT NULL,
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
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9bc4226abd8eb1f1f7cd65cdc063e5e9', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9bc4226abd8eb1f1f7cd65cdc063e5e9', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9bc4226abd8eb1f1f7cd65cdc063e5e9', 3, 'Pending', 'Paid', 'the gateway confirmed it', '33856de95076fa74717f58305b3bddd5363b0a5a02d4774e69b44fa5e97308df', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9bc4226abd8eb1f1f7cd65cdc063e5e9', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('d7163a5c35815b666284b06718aa07b2', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('d7163a5c35815b666284b06718aa07b2', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('d7163a5c35815b666284b06718aa07b2', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', '815268e24bd301726d68e97cc4714c7bcdd7b104ca94c2486cfa0afab0af59d9', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('cdb1c045ed768191c3968dcc23b2780c', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('cdb1c045ed768191c3968dcc23b2780c', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('c4845420468d46070c59f988202b0c8a', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('c4845420468d46070c59f988202b0c8a', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('481781c1878a8138eb135223ab40324b', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('481781c1878a8138eb135223ab40324b', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('481781c1878a8138eb135223ab40324b', 3, 'Pending', 'Paid', 'the gateway confirmed it', '007d597bb6e5433bb1074972a018a1ea75f4aa2aa554ebe2f0fc0549d0603f22', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('481781c1878a8138eb135223ab40324b', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-2ff2529b', '9bc4226abd8eb1f1f7cd65cdc063e5e9', 'Done', 1, 1, 1776250920000, 1776250920000, 'N-panier-2ff2529b', '/orders/panier-2ff2529b', NULL, 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at, order_is_public) VALUES ('panier-30578131', '481781c1878a8138eb135223ab40324b', 'Refused', 1, 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL, 0);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('3580c70c5595b935787d28a060c8d9bcba55fd6a15898c9bab56e3302ec9cda6', 1776250800400000, 0, 0);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('ed06a7844694bb4faea10ddc33442dc8', '9bc4226abd8eb1f1f7cd65cdc063e5e9', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('befc3bed822cf0f0b2e61e4f1a23a014', 'd7163a5c35815b666284b06718aa07b2', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('e771364fff460359f3bd74fc620f492f', 'cdb1c045ed768191c3968dcc23b2780c', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('d3775227df16699d1b18639561287a17', 'c4845420468d46070c59f988202b0c8a', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('3746d1466443f30e9d929291726a1fc9', '481781c1878a8138eb135223ab40324b', 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('9bc4226abd8eb1f1f7cd65cdc063e5e9', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('d7163a5c35815b666284b06718aa07b2', 3, 'NotCompleted', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('481781c1878a8138eb135223ab40324b', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('481781c1878a8138eb135223ab40324b', 3, 'AttentionOpened', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('9bc4226abd8eb1f1f7cd65cdc063e5e9', 'panier-2ff2529b', '0dcaffff90965ab539cf24ba6c6f7abce0a30c09441d343dcdadaaf1475e7915', 'Paid', 4, 12500, 12500, '{"Reference":"panier-2ff2529b","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'a9006833dbb43e2e5cbef2e1c864ad31eefc8e1cb628e006ae85c9d0c874d746', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOWJjNDIyNmFiZDhlYjFmMWY3Y2Q2NWNkYzA2M2U1ZTk6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuTFBHWno0LWFsRTVFNnNGTXVkZUpXSERYVm1rY1ZMdUswcDZQSGZhd0lSVQ', '5ed3c1c15b6b5e91f61804009ae994870951e1ba9ec162b3add63f88bca90aa6', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS85YmM0MjI2YWJkOGViMWYxZjdjZDY1Y2RjMDYzZTVlOTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuTFBHWno0LWFsRTVFNnNGTXVkZUpXSERYVm1rY1ZMdUswcDZQSGZhd0lSVQ', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('d7163a5c35815b666284b06718aa07b2', 'panier-69e6f4f6', '8dd136ff9702e3d9c7254bd91590f5611b6843a35df7607761d54ef07af385c6', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-69e6f4f6","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '7bd978a0253c467bed990e7aa1a962f5600bb49791f416e06add452db6167c67', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZDcxNjNhNWMzNTgxNWI2NjYyODRiMDY3MThhYTA3YjI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAudlowUWpxdGtuT2p2eFFENjlXcW1zMFRCX3VOZ2E3RWU3YlRpWEFaT3hXcw', '2a1bd5e773d8ed8051d19a15906da0a7646c90bebba4f9b7340c30f910d767c2', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9kNzE2M2E1YzM1ODE1YjY2NjI4NGIwNjcxOGFhMDdiMjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAudlowUWpxdGtuT2p2eFFENjlXcW1zMFRCX3VOZ2E3RWU3YlRpWEFaT3hXcw', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('cdb1c045ed768191c3968dcc23b2780c', 'panier-dad1d600', '755d35a543a9aa1ea188e8a4705737d8b714eabf660322aa9efeb301e36841f0', 'Pending', 2, 12500, NULL, '{"Reference":"panier-dad1d600","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '0ec75996e205cd620a75e7a98d848c39409458fc63379ca738a609b404e8379b', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vY2RiMWMwNDVlZDc2ODE5MWMzOTY4ZGNjMjNiMjc4MGM6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUkRxM0RuWXlMN2liUFIyYmROLXAtX0k2c0gxZ29GT3hqazBnaVR1SjFTMA', '3b9e9fc22be9a4e4857d5a60364eb2e892b2a66ba737030dede3ef9ff4bfb625', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9jZGIxYzA0NWVkNzY4MTkxYzM5NjhkY2MyM2IyNzgwYzpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUkRxM0RuWXlMN2liUFIyYmROLXAtX0k2c0gxZ29GT3hqazBnaVR1SjFTMA', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('c4845420468d46070c59f988202b0c8a', 'panier-1d6f679d', '0e41eeebe01698bc659189fb03ebe66bded55be975aacd0b1f0715d03013107c', 'Pending', 2, 12500, NULL, '{"Reference":"panier-1d6f679d","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', '0342a381e50a168d86be61890b0d1c78ef70afded68bb2933fa0fd8971b33cf7', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vYzQ4NDU0MjA0NjhkNDYwNzBjNTlmOTg4MjAyYjBjOGE6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuUWpqcHRCNlJzMU5rVkRMZzF3WUplTzF5MzAzdU1jSkpiUTBuck9qNnZZUQ', '1abffefa9717e28a715301694b801c6ba10778abc11675e4d9ee2074ed68c1e6', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('481781c1878a8138eb135223ab40324b', 'panier-30578131', '72e263e349fdcca504c26fef63c4e2e10fd30c63f94dc8f596d913363bd7150d', 'Paid', 4, 12500, 12500, '{"Reference":"panier-30578131","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '2b82e65759999f8d55829d3122586f09147145cb7b23d2f5b0466dc06a64a3b7', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vNDgxNzgxYzE4NzhhODEzOGViMTM1MjIzYWI0MDMyNGI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuY09vMDBGLVFxSkg0QnJSdzlYWnpYYkM3YmVvbHpWdmtCeUlDT083ZG50SQ', '9fa4af465e11bddb8db5fb2cc6ab32a0537e6b2f7e51891bef4396eabaee8ddb', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS80ODE3ODFjMTg3OGE4MTM4ZWIxMzUyMjNhYjQwMzI0YjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuY09vMDBGLVFxSkg0QnJSdzlYWnpYYkM3YmVvbHpWdmtCeUlDT083ZG50SQ', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('aea58b53a7522101997fe81bf7c963f4', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvYWVhNThiNTNhNzUyMjEwMTk5N2ZlODFiZjdjOTYzZjQ6MjI2NzAwMDAwMDA', '3fb25d19df70fbbe0a1548a2a807b03d391c28f5d6b1dc11480987fe0a595991', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', 'facf5d3145faa5b90d74422598a2087bd8991154d99aaf01ba92b81a94667a37', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi9hZWE1OGI1M2E3NTIyMTAxOTk3ZmU4MWJmN2M5NjNmNDpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuai0wRlFXSHhGMTR1YjA0WVNmVTFHSWotLUhqeWJrRWdIdV82UGpTeUdxQQ', '5ccc66189c3aef9ad0d05cb6538beac39602f50dce440961deade082f214adbd', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('c1fd102aa24c7d1506b5f16ff71eb12b', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvYzFmZDEwMmFhMjRjN2QxNTA2YjVmMTZmZjcxZWIxMmI6MjI2NzAwMDAwMDA', '3fb25d19df70fbbe0a1548a2a807b03d391c28f5d6b1dc11480987fe0a595991', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', '54198c40b28acb001dacb2fa083a5a8c1bb6cad013bc7407264bec1198af07cb', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('c05734127a1f4b2dcb559cd81a9bb7f3', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvYzA1NzM0MTI3YTFmNGIyZGNiNTU5Y2Q4MWE5YmI3ZjM6MjI2NzAwMDAwMDA', '3fb25d19df70fbbe0a1548a2a807b03d391c28f5d6b1dc11480987fe0a595991', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('aea58b53a7522101997fe81bf7c963f4', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('aea58b53a7522101997fe81bf7c963f4', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('aea58b53a7522101997fe81bf7c963f4', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('aea58b53a7522101997fe81bf7c963f4', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('c1fd102aa24c7d1506b5f16ff71eb12b', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('c1fd102aa24c7d1506b5f16ff71eb12b', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('c05734127a1f4b2dcb559cd81a9bb7f3', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('aea58b53a7522101997fe81bf7c963f4', 'node:1', 1776250800000);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('b8da4ad5248f71b349f2a9f3988736be27c1391edd49e6965494fd30a0fd6ed7', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('f64e484afe251fe65027257f67bdd6911e3bd4b09323b13709a1a4521ccfec4b', 1776250800000, 1);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('9bc4226abd8eb1f1f7cd65cdc063e5e9', 'a9006833dbb43e2e5cbef2e1c864ad31eefc8e1cb628e006ae85c9d0c874d746', 1776250920000, 1776250800000);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, '7714304630016536472 00000001 177931', NULL, NULL);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (2, '7714304630016536472 00000001 177931', NULL, NULL);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OjE2Mjg0MkE5MDI1OEM2ODhFN0M3REJGQjlDRTU4Nzk0NjVGRDAzM0FBQjNFRDU0NTNCMjM4NzgxRkFEQTVDQjM');
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
    ADD CONSTRAINT checkout_outbox_pkey PRIMARY KEY (payment_id, version, kind);
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
ALTER TABLE ONLY checkout_payout_event
    ADD CONSTRAINT checkout_payout_event_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES checkout_payout(id);
ALTER TABLE ONLY checkout_payout
    ADD CONSTRAINT checkout_payout_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
ALTER TABLE ONLY checkout_payout_send
    ADD CONSTRAINT checkout_payout_send_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES checkout_payout(id);
ALTER TABLE ONLY checkout_return
    ADD CONSTRAINT checkout_return_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
