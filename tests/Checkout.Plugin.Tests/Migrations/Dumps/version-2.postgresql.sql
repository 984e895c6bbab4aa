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
    settled_at bigint
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
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('4886a6774f7d733bfb4a9cbc68638e77', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('4886a6774f7d733bfb4a9cbc68638e77', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('4886a6774f7d733bfb4a9cbc68638e77', 3, 'Pending', 'Paid', 'the gateway confirmed it', '2c6d20b188fa635ed85998c6dbfc2794cf166cffa942559512b2df77c941eb82', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('4886a6774f7d733bfb4a9cbc68638e77', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ad16811e850dcd3751d8c54877c91662', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ad16811e850dcd3751d8c54877c91662', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('ad16811e850dcd3751d8c54877c91662', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', '24a47cce49b1421917af4e84e89e0014c1c41ba1c0429dec2697f3cca43f21df', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('35f04dc055f1de33036251a0c9c76c2f', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('35f04dc055f1de33036251a0c9c76c2f', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('da79650e27a82790532fd450c0b09590', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('da79650e27a82790532fd450c0b09590', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('3f10a9cc487ab9c3c89bfdd987e416a9', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('3f10a9cc487ab9c3c89bfdd987e416a9', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('3f10a9cc487ab9c3c89bfdd987e416a9', 3, 'Pending', 'Paid', 'the gateway confirmed it', '329707a49b4fb2e143e2b159718fb56f4b13d4eaa385a76603c3200ed25beaac', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('3f10a9cc487ab9c3c89bfdd987e416a9', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-789a2e81', '4886a6774f7d733bfb4a9cbc68638e77', 'Done', 1, 1, 1776250920000, 1776250920000, 'N-panier-789a2e81', '/orders/panier-789a2e81', NULL, 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-d18839f1', '3f10a9cc487ab9c3c89bfdd987e416a9', 'Refused', 1, 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('48523ec8eac0dd828c7554a1331e96042b959c8ac510c0a20d8e27d47a3f1533', 1776250800400000, 0, 0);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('ced3f1442122e5e6a0544f25cac95a55', '4886a6774f7d733bfb4a9cbc68638e77', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('9e16ece26dc546257d4c1f6638982917', 'ad16811e850dcd3751d8c54877c91662', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('792abb77bbd8fa28c2b3e3149afec273', '35f04dc055f1de33036251a0c9c76c2f', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('aec3557e51eff8a7b4acf7ecb15fab60', 'da79650e27a82790532fd450c0b09590', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('66887d935ffe975046e5e3eb47e6a44c', '3f10a9cc487ab9c3c89bfdd987e416a9', 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('4886a6774f7d733bfb4a9cbc68638e77', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('ad16811e850dcd3751d8c54877c91662', 3, 'NotCompleted', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('3f10a9cc487ab9c3c89bfdd987e416a9', 3, 'AttentionOpened', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) VALUES ('3f10a9cc487ab9c3c89bfdd987e416a9', 3, 'Paid', 1, 1776250810000, 1776250800000);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('4886a6774f7d733bfb4a9cbc68638e77', 'panier-789a2e81', 'e72f338051cd109d40ea02b500191874ea0149881c370f0854d2c6f5a671b5e4', 'Paid', 4, 12500, 12500, '{"Reference":"panier-789a2e81","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '6bb799fe8cab3da2cc9b043735dfd061e06f65b644b919e236abde10bd8d1304', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vNDg4NmE2Nzc0ZjdkNzMzYmZiNGE5Y2JjNjg2MzhlNzc6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuLUhsWnVDTHB0NHNMNUJfY3laWG1xLV9nc3RzTkVVZG5XYThkQ21zSDhJVQ', '2cabeb9dda07f3f4112fee4a0e463c30dfe159189cdd55f6f7ff3b962edd0e4c', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS80ODg2YTY3NzRmN2Q3MzNiZmI0YTljYmM2ODYzOGU3NzpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuLUhsWnVDTHB0NHNMNUJfY3laWG1xLV9nc3RzTkVVZG5XYThkQ21zSDhJVQ', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('ad16811e850dcd3751d8c54877c91662', 'panier-f8bfefdc', '4f8bd9e01a914ec4e563304a1a03ddf262f6dd5719ee34b7e5c9cbc3a839a247', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-f8bfefdc","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '82da5690f0f60e85c3f6c45fa75827144ccb7b5fc4c7b4cf828e88a4e68802c5', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vYWQxNjgxMWU4NTBkY2QzNzUxZDhjNTQ4NzdjOTE2NjI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuQUVOVktjWS1kdFJJdk5fSmFoZ2plV21TRFNCUXQxcEwyc0FKbnNyWnZoOA', '1e1dbc443f548838d263a832934c24c39c205d38a7e643bcd11c17884667720c', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9hZDE2ODExZTg1MGRjZDM3NTFkOGM1NDg3N2M5MTY2MjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuQUVOVktjWS1kdFJJdk5fSmFoZ2plV21TRFNCUXQxcEwyc0FKbnNyWnZoOA', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('35f04dc055f1de33036251a0c9c76c2f', 'panier-e9063054', 'c58ae3af170e2a625bc94fe6e9c8cc2b416281331bd671993ae7dd662b72f3d0', 'Pending', 2, 12500, NULL, '{"Reference":"panier-e9063054","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '6f3553b2a1a9281bd983a1fcab7aea2c4d6c1e578b7699ea377d3677fe25f4f7', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vMzVmMDRkYzA1NWYxZGUzMzAzNjI1MWEwYzljNzZjMmY6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAud3J6alk2V0JtQURTY05qcmk2aUdLd2NEdy1rbk1MY0tERl85RzdLVEdrbw', 'bc179fc1a22d4a96fe7cb22518d08ac88bfd0d89f7ef0f448444584d1583c5fc', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8zNWYwNGRjMDU1ZjFkZTMzMDM2MjUxYTBjOWM3NmMyZjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAud3J6alk2V0JtQURTY05qcmk2aUdLd2NEdy1rbk1MY0tERl85RzdLVEdrbw', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('da79650e27a82790532fd450c0b09590', 'panier-53d477d3', 'afce601af43d1dc16f0a989cd3aafcffe69c55b06e4f844cd27430923d7d754a', 'Pending', 2, 12500, NULL, '{"Reference":"panier-53d477d3","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', 'd9ad5b4c0d0d15a095ac3959f632f4c4e481d5236e3914038bbf232cb48e861d', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZGE3OTY1MGUyN2E4Mjc5MDUzMmZkNDUwYzBiMDk1OTA6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuazF6a1F1S1lOUmNldDN0OFRnaWVXZ0ZUQkNuR2NrYktrbFNwUzhydVluaw', '6d3959f54dc6707373ccfbddb46670ac90a764d0b762c70fb969499958b65d7f', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('3f10a9cc487ab9c3c89bfdd987e416a9', 'panier-d18839f1', '6792df26d241c49819840e75aeecab29d58c3deae18217ffeeb017256cc82163', 'Paid', 4, 12500, 12500, '{"Reference":"panier-d18839f1","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Label":null,"Data":{},"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'a051187a7b0cbdd672776db0951c5a8cba7524d34e6723f4fdce2fd8c84bda36', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vM2YxMGE5Y2M0ODdhYjljM2M4OWJmZGQ5ODdlNDE2YTk6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuZmUzaTE3azRPTGNEWUx6TEVMWTdaVXlNc3h6czFFUm1XQlQ5d0tiMlNFaw', '32f8679339bace05c5db828058afbe10bef8ac2b107bfc3b968f92910416cc68', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8zZjEwYTljYzQ4N2FiOWMzYzg5YmZkZDk4N2U0MTZhOTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuZmUzaTE3azRPTGNEWUx6TEVMWTdaVXlNc3h6czFFUm1XQlQ5d0tiMlNFaw', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('ccdc0b757e94f3dcedd6f8fbecbbc524', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvY2NkYzBiNzU3ZTk0ZjNkY2VkZDZmOGZiZWNiYmM1MjQ6MjI2NzAwMDAwMDA', '047dfc819310bdc042c8279dd4f8c43c90e0a344804a4dcd29a2f282d9db243f', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', '4842f9250b96a92ea7997d10a9ded2b8f39b33ad22d7c10df6ff83b689ecc6d0', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi9jY2RjMGI3NTdlOTRmM2RjZWRkNmY4ZmJlY2JiYzUyNDpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAudmdsdFNxQW9jZDUxcHVwcVh4RTVMMmdtdTA4MUUxa2IzZ3pBaVVuVm91Zw', '07ee09bb7dfbcfb67380bfcaf7c94498086528cb2a89ee6e9cc11d43c8298594', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('d3d4e0e44c723146c5657fc9af1a459a', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvZDNkNGUwZTQ0YzcyMzE0NmM1NjU3ZmM5YWYxYTQ1OWE6MjI2NzAwMDAwMDA', '047dfc819310bdc042c8279dd4f8c43c90e0a344804a4dcd29a2f282d9db243f', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', '90bd56aa6919c7ecc61bd1213f2fd88bee812c78293fd6f562935ba98c1ccfa5', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('04661f018a71592a0ea5f83faa05d10e', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvMDQ2NjFmMDE4YTcxNTkyYTBlYTVmODNmYWEwNWQxMGU6MjI2NzAwMDAwMDA', '047dfc819310bdc042c8279dd4f8c43c90e0a344804a4dcd29a2f282d9db243f', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('ccdc0b757e94f3dcedd6f8fbecbbc524', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('ccdc0b757e94f3dcedd6f8fbecbbc524', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('ccdc0b757e94f3dcedd6f8fbecbbc524', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('ccdc0b757e94f3dcedd6f8fbecbbc524', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('d3d4e0e44c723146c5657fc9af1a459a', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('d3d4e0e44c723146c5657fc9af1a459a', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('04661f018a71592a0ea5f83faa05d10e', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('ccdc0b757e94f3dcedd6f8fbecbbc524', 'node:1', 1776250800000);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('e26b7c1c27388f1d85a3e248b86a98f00e5d55c3673d0bf2e4d015d74fedc2d6', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('8bdedbe0e0f0595f39f05886e4f3c05099efdd9a830599bc92f19fb50e0adac7', 1776250800000, 1);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('4886a6774f7d733bfb4a9cbc68638e77', '6bb799fe8cab3da2cc9b043735dfd061e06f65b644b919e236abde10bd8d1304', 1776250920000, 1776250800000);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, '7714304630016536472 00000001 25478', NULL, NULL);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (2, '7714304630016536472 00000001 25478', NULL, NULL);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OjFCNDAzM0JDRTI0MjgzOEZCNjMxREM1QzdBMDEzOUFFQkI1NjUwNEFEQ0RBRTM3REUyQzU1NjkxMTEzMjQxOEQ');
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
CREATE INDEX checkout_payment_list ON checkout_payment USING btree (status, created_at, id);
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
