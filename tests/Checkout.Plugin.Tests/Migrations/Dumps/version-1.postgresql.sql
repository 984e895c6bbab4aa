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
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9b1afeb806966d855ac60686e22545a4', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9b1afeb806966d855ac60686e22545a4', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9b1afeb806966d855ac60686e22545a4', 3, 'Pending', 'Paid', 'the gateway confirmed it', '04a19c4dd7c526809c86afc2d26e2ca5debf19859e523111eca8a0ab29f96701', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('9b1afeb806966d855ac60686e22545a4', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('849e77d14c16890579c2c9ac324fc87a', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('849e77d14c16890579c2c9ac324fc87a', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('849e77d14c16890579c2c9ac324fc87a', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', '39caab68515d2bc970962ee61834b1e7366906c8177053a23620c30457f91ab1', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('931d8df7a97cb6a43c2901ead92ac3bb', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('931d8df7a97cb6a43c2901ead92ac3bb', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('afc23a3b6b7979d0b4e283d2a0f54763', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('afc23a3b6b7979d0b4e283d2a0f54763', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('517710bd65ee3a6a325acd849e1faa6b', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('517710bd65ee3a6a325acd849e1faa6b', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('517710bd65ee3a6a325acd849e1faa6b', 3, 'Pending', 'Paid', 'the gateway confirmed it', '4f0f19e9f320ff518661632e9a5090a35bcbb4cd9533fe8f6b856bb99b10e593', NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, shopper_text, decision, who, who_name, node, at) VALUES ('517710bd65ee3a6a325acd849e1faa6b', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-367ac25e', '9b1afeb806966d855ac60686e22545a4', 'Done', 1, 1, 1776250920000, 1776250920000, 'N-panier-367ac25e', '/orders/panier-367ac25e', NULL, 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, round_attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-ddbceb0a', '517710bd65ee3a6a325acd849e1faa6b', 'Refused', 1, 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('3e734e8b0ba564fc6e079712a20b8a0d3f45f2938e3459dceea3871628b1e91d', 1776250800400000, 0, 0);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('34a89ebffe8bb777cb11a6b8a34ff820', '9b1afeb806966d855ac60686e22545a4', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('7b14d040b9784d6a362270a799637e43', '849e77d14c16890579c2c9ac324fc87a', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('43a2bc6d415b360aafbe42cb42bc6f81', '931d8df7a97cb6a43c2901ead92ac3bb', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('281e95283e35e96785e331dbfc3e3253', 'afc23a3b6b7979d0b4e283d2a0f54763', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('4bb4e9700679c61222b0a4175d256bc9', '517710bd65ee3a6a325acd849e1faa6b', 1776250800000);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('9b1afeb806966d855ac60686e22545a4', 'panier-367ac25e', '2f0671ce480183eab7991c2fb2ed3b57a4c6cc03666c8345261c17a6ed40519a', 'Paid', 4, 12500, 12500, '{"Reference":"panier-367ac25e","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '6e8de11c5939b7be40453d42eed48deefd156e991ae20d38274222c3cfc9d6a6', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOWIxYWZlYjgwNjk2NmQ4NTVhYzYwNjg2ZTIyNTQ1YTQ6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuNVNfdDVhNWZfQXd0N0VCU0pPSW9DU0pVcERYV1h0VFJMWm9MXzV5azlmMA', 'b41d6dd530ec5c0a41ecb530f97b9688df4158c63aebfb35d6e6258183cbd83f', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS85YjFhZmViODA2OTY2ZDg1NWFjNjA2ODZlMjI1NDVhNDpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuNVNfdDVhNWZfQXd0N0VCU0pPSW9DU0pVcERYV1h0VFJMWm9MXzV5azlmMA', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('849e77d14c16890579c2c9ac324fc87a', 'panier-1c7bc4e3', '6305fb608ef5d8056445bf6539cc398bf3cc1f4bd6535954303ad5612b515dbf', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-1c7bc4e3","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '2cbc46794dd0c1ce2c0fce4ba963921e208e877aa8458b54ffb494a1f2a2ecf6', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vODQ5ZTc3ZDE0YzE2ODkwNTc5YzJjOWFjMzI0ZmM4N2E6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAud1d6RmlNS1dJSFRJWnkxR1YtdWJ5T1I2NEh1eUtGZXFad1QwS0Q5NGwzNA', '463902b9704922cddad591e7f71bab7a146a51cf4be98f6e27afe821668d9bd0', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS84NDllNzdkMTRjMTY4OTA1NzljMmM5YWMzMjRmYzg3YTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAud1d6RmlNS1dJSFRJWnkxR1YtdWJ5T1I2NEh1eUtGZXFad1QwS0Q5NGwzNA', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('931d8df7a97cb6a43c2901ead92ac3bb', 'panier-1e8db7cd', '0eeade0c3284c7a85f4fb341aca66f7323c3bd348686fbf046d28a9443f74631', 'Pending', 2, 12500, NULL, '{"Reference":"panier-1e8db7cd","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'c426bccb554ebdb4a052a7d64663c3ba26f756a175fe951788c19b0c13356dc8', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOTMxZDhkZjdhOTdjYjZhNDNjMjkwMWVhZDkyYWMzYmI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAua1ZPejZEN0c2RFJTeDJQdEszZ25zY2hoY2h2VEM4SzFETXBYUE5HSGpoWQ', '1e57350b9bfb8df95bd125bd1768ede3bf364871b3d044874801ffce7da273cd', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS85MzFkOGRmN2E5N2NiNmE0M2MyOTAxZWFkOTJhYzNiYjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAua1ZPejZEN0c2RFJTeDJQdEszZ25zY2hoY2h2VEM4SzFETXBYUE5HSGpoWQ', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('afc23a3b6b7979d0b4e283d2a0f54763', 'panier-ff1d2ab4', '46dac13313b7c7262a98f48dce5ed9d080ddb3b38f5c4dc3969607345ea7ff21', 'Pending', 2, 12500, NULL, '{"Reference":"panier-ff1d2ab4","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', '31df9dcfff6b06d975a7afb2d46486839601c0e488d8b1e8a8f05f366c600730', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vYWZjMjNhM2I2Yjc5NzlkMGI0ZTI4M2QyYTBmNTQ3NjM6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuRkRUT2UwZ1ZYNHVWcWxYc1lCTDBBbHA4OVRJTDU5c09CcVIyZ2dlcUl0VQ', '1291d3a53cdd8c5c664fdba7fb39a6541d7212d6fba449a8ca925dd10833105e', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('517710bd65ee3a6a325acd849e1faa6b', 'panier-ddbceb0a', '3d42e4aeb570d76cddde95bca20ec28120e2ea8d168d7603fd7dfec7aef25050', 'Paid', 4, 12500, 12500, '{"Reference":"panier-ddbceb0a","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'a05deb28e6394a4a0a8f0fcb8ddad524c7db9f8e21bedf4d3c19d5bb66ca2568', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vNTE3NzEwYmQ2NWVlM2E2YTMyNWFjZDg0OWUxZmFhNmI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuOXdhQk1MWXdGb3BHd0dSMTEwOGZ5ZW03Nmk5ZzFGSGpic092YVlWNld0aw', 'ec16b63c68dcacd0135e652b685f4fb1503bc253e5f334f4d52b2ec3403c1838', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS81MTc3MTBiZDY1ZWUzYTZhMzI1YWNkODQ5ZTFmYWE2YjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuOXdhQk1MWXdGb3BHd0dSMTEwOGZ5ZW03Nmk5ZzFGSGpic092YVlWNld0aw', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('4fdbecbafa921dcf6dbdd855b8fe2106', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNGZkYmVjYmFmYTkyMWRjZjZkYmRkODU1YjhmZTIxMDY6MjI2NzAwMDAwMDA', '59895e0fcdd47fbc69053c972af5f429cff00dd1962a733ad1334792b2e5bf12', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', '618a6a0724ec5fa73dfe29d0047175ef0ba8c9cb9dca5781457ec1412906ee5b', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi80ZmRiZWNiYWZhOTIxZGNmNmRiZGQ4NTViOGZlMjEwNjpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuTmNQejFBenhDb2FDWmtOalBZdzE5WVdTNVZJM3R5eDF0U1lBRU5DMExONA', 'd5fc2a70ee5361abde29ded573d821657125a9fbfc1e7ee9e890388b69aecaea', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('530f47ffe3ab871852ca01bdc17d8487', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNTMwZjQ3ZmZlM2FiODcxODUyY2EwMWJkYzE3ZDg0ODc6MjI2NzAwMDAwMDA', '59895e0fcdd47fbc69053c972af5f429cff00dd1962a733ad1334792b2e5bf12', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', 'dac8b4e3329fb9401acd91b17e683d2be6fc404f47a94fb2d00743e4601deb07', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('5faebde594e45044b86edf5ec2403115', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNWZhZWJkZTU5NGU0NTA0NGI4NmVkZjVlYzI0MDMxMTU6MjI2NzAwMDAwMDA', '59895e0fcdd47fbc69053c972af5f429cff00dd1962a733ad1334792b2e5bf12', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('4fdbecbafa921dcf6dbdd855b8fe2106', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('4fdbecbafa921dcf6dbdd855b8fe2106', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('4fdbecbafa921dcf6dbdd855b8fe2106', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('4fdbecbafa921dcf6dbdd855b8fe2106', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('530f47ffe3ab871852ca01bdc17d8487', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('530f47ffe3ab871852ca01bdc17d8487', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('5faebde594e45044b86edf5ec2403115', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('4fdbecbafa921dcf6dbdd855b8fe2106', 'node:1', 1776250800000);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('3a91aa69e63e617af4806355311470bdf9ff41fc3a7174056c00633b60d7c897', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('a9ec6802204e62600e94b582cf4a10811241c39c5a0bc81d91228d1a9c2e583c', 1776250800000, 1);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('9b1afeb806966d855ac60686e22545a4', '6e8de11c5939b7be40453d42eed48deefd156e991ae20d38274222c3cfc9d6a6', 1776250920000, 1776250800000);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, '7714157768548211092 00000001 105924', NULL, NULL);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OkE2NzZEOTZBRjcxNjYwMzQ0MkEzOTY1MTVFODc0RDc5RkFCRUFCNUQ2MUMxQzFFQzczMkRDNjM2NTM1MDI4MDE');
INSERT INTO checkout_secret (name, protected) VALUES ('api-key', '398c7b928cd9a78e67331399cb78176e6db17887e88ed5ce318dbfcca5318ea8');
ALTER TABLE ONLY checkout_event
    ADD CONSTRAINT checkout_event_pkey PRIMARY KEY (payment_id, version);
ALTER TABLE ONLY checkout_fulfillment
    ADD CONSTRAINT checkout_fulfillment_pkey PRIMARY KEY (reference);
ALTER TABLE ONLY checkout_gateway
    ADD CONSTRAINT checkout_gateway_pkey PRIMARY KEY (account);
ALTER TABLE ONLY checkout_key
    ADD CONSTRAINT checkout_key_pkey PRIMARY KEY (checkout_key);
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
CREATE INDEX checkout_payment_attention ON checkout_payment USING btree (changed_at) WHERE ((settled_at IS NULL) AND ((status = ANY (ARRAY['Review'::text, 'Unknown'::text])) OR (duplicate_at IS NOT NULL) OR (contradicted_at IS NOT NULL)));
CREATE INDEX checkout_payment_called_back ON checkout_payment USING btree (changed_at) WHERE ((settled_at IS NULL) AND (contradicted_at IS NULL) AND ((called_back_at IS NOT NULL) AND ((status = 'Rejected'::text) OR ((method <> 'Hosted'::text) AND (((status = 'Refused'::text) AND (nothing_charged_at IS NULL)) OR ((status = 'Abandoned'::text) AND (called_back_at >= changed_at)))))));
CREATE INDEX checkout_payment_due ON checkout_payment USING btree (priority, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX checkout_payment_given_up ON checkout_payment USING btree (created_at) WHERE ((due_at IS NULL) AND (token IS NOT NULL) AND (status = ANY (ARRAY['Pending'::text, 'NotCompleted'::text, 'Expired'::text])));
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
ALTER TABLE ONLY checkout_payout_event
    ADD CONSTRAINT checkout_payout_event_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES checkout_payout(id);
ALTER TABLE ONLY checkout_payout
    ADD CONSTRAINT checkout_payout_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
ALTER TABLE ONLY checkout_payout_send
    ADD CONSTRAINT checkout_payout_send_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES checkout_payout(id);
ALTER TABLE ONLY checkout_return
    ADD CONSTRAINT checkout_return_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout_payment(id);
