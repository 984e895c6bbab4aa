CREATE TABLE checkout_event (
    payment_id text NOT NULL,
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
CREATE TABLE checkout_fulfillment (
    reference text NOT NULL,
    payment_id text NOT NULL,
    status text NOT NULL,
    attempts bigint NOT NULL,
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
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('8841807b7732811e52cf739239029292', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('8841807b7732811e52cf739239029292', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('8841807b7732811e52cf739239029292', 3, 'Pending', 'Paid', 'the gateway confirmed it', '3361bcad2b0f32fabcf6401524bb3de2f80d31d6698d574f21c98e91115465c6', NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('8841807b7732811e52cf739239029292', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('1bbe4268a3c4ec682cd4703eea5e5f77', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('1bbe4268a3c4ec682cd4703eea5e5f77', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('1bbe4268a3c4ec682cd4703eea5e5f77', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', '54127a9d26e9584a932f327f052a15e6b3bfacfa6d2c532bf78ae38cecd191b5', NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('6853a6ab4f7de47e0aa2b4a44c942e47', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('6853a6ab4f7de47e0aa2b4a44c942e47', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7910378344cc59a2287615139ed2a0a0', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('7910378344cc59a2287615139ed2a0a0', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a68f0dfe1bbb2593b11d1fa023be5cb0', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a68f0dfe1bbb2593b11d1fa023be5cb0', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a68f0dfe1bbb2593b11d1fa023be5cb0', 3, 'Pending', 'Paid', 'the gateway confirmed it', 'd0735b8201f875202767ca4d3951f871246fb79df152ff982c98176aea7e8400', NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a68f0dfe1bbb2593b11d1fa023be5cb0', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-4ba49293', '8841807b7732811e52cf739239029292', 'Done', 1, 1776250920000, 1776250920000, 'N-panier-4ba49293', '/orders/panier-4ba49293', NULL, 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-a7781db0', 'a68f0dfe1bbb2593b11d1fa023be5cb0', 'Refused', 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('43ee855abe1385032ceb58ba00edca175b949c842d655ebd6e4252ee5813c0c8', 1776250800400000, 0, 0);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('914b1062db7772c827bb101b039c66fa', '8841807b7732811e52cf739239029292', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('5a591013e9a484e0d4f579507163705e', '1bbe4268a3c4ec682cd4703eea5e5f77', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('f1de8f7ecd6abc5788842b364a718ace', '6853a6ab4f7de47e0aa2b4a44c942e47', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('a785569ed42469a2616a4e9312efc43f', '7910378344cc59a2287615139ed2a0a0', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('5417d0cc036d159d08bf9dfbab922d86', 'a68f0dfe1bbb2593b11d1fa023be5cb0', 1776250800000);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('8841807b7732811e52cf739239029292', 'panier-4ba49293', '330d05c4821bc48c02b308c389dcdf7c533b817a6e657fb7e59d5f70d13213f4', 'Paid', 4, 12500, 12500, '{"Reference":"panier-4ba49293","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '72da567c375ddd0238fd644b236934a40835dfef5e4d3243fc06fa36c66dde95', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vODg0MTgwN2I3NzMyODExZTUyY2Y3MzkyMzkwMjkyOTI6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAudWVnei1VdHBuT0ZDanBMcFNUdk9ndU53b3JSS0VlRk43ejhrZ2ZRRTdVbw', '99f1696db71c7eb769e1fcf1cbff15855f5253669e8b3774cfcdf99cdc74898c', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS84ODQxODA3Yjc3MzI4MTFlNTJjZjczOTIzOTAyOTI5MjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAudWVnei1VdHBuT0ZDanBMcFNUdk9ndU53b3JSS0VlRk43ejhrZ2ZRRTdVbw', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('1bbe4268a3c4ec682cd4703eea5e5f77', 'panier-8632671e', 'd4a798b6c3fd8dde1487f3ca17b6a7e40de077249d3d16e399e1c0eb4495a688', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-8632671e","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '2ba55c2ef79b2016992f960420596f319fa5775db56987809934f2104b0fbd13', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vMWJiZTQyNjhhM2M0ZWM2ODJjZDQ3MDNlZWE1ZTVmNzc6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuRm56Wmx2UGZmeTFHanRObkFVYkVjWnY4V2lEdlZrVTVrMjdfeVgyOWdiVQ', 'c477c6401a84e19ca1c729e65ff0f6d60ffacdfc81f157dcfc73c45fecd8bd11', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8xYmJlNDI2OGEzYzRlYzY4MmNkNDcwM2VlYTVlNWY3NzpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuRm56Wmx2UGZmeTFHanRObkFVYkVjWnY4V2lEdlZrVTVrMjdfeVgyOWdiVQ', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('6853a6ab4f7de47e0aa2b4a44c942e47', 'panier-564595c3', 'b14b1544d9e7ffb55bd8f1d2fe2959e6d4d768b0c9782a13c88007a93139497e', 'Pending', 2, 12500, NULL, '{"Reference":"panier-564595c3","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '5f69a87cba76ad01290a5afe830c70470d63f2f4037b9064a43854edadccc415', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vNjg1M2E2YWI0ZjdkZTQ3ZTBhYTJiNGE0NGM5NDJlNDc6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuZmpmYnNESkhJY2dja0ZSRFFQbnl0NjE2TVo5a0hCQmd2TjdQVVJWb3lMRQ', '8cd6bc47f065b25732104db280c5f943dce8691dd0719f9bb9831c1fae661a33', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS82ODUzYTZhYjRmN2RlNDdlMGFhMmI0YTQ0Yzk0MmU0NzpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuZmpmYnNESkhJY2dja0ZSRFFQbnl0NjE2TVo5a0hCQmd2TjdQVVJWb3lMRQ', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('7910378344cc59a2287615139ed2a0a0', 'panier-d1a6623a', '24fa7c3c17b6e4dc6e0e6f9bec969842432fe31365ae7b07107c575b8e624c14', 'Pending', 2, 12500, NULL, '{"Reference":"panier-d1a6623a","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', '4a375906ec7302e700b6d9040917879b7a874b659edaa5fbe65b2da5f5956ef9', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vNzkxMDM3ODM0NGNjNTlhMjI4NzYxNTEzOWVkMmEwYTA6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuT3ZfVXBDRXFYSkhoUmROMHJxb0cxZ3NuRS1DVll3LWZYUkJBRUhQdWZIWQ', 'f01954432e90ff7eaf5d6dacff7158166982f9fb1fa9fdb545eae0ba274498c9', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('a68f0dfe1bbb2593b11d1fa023be5cb0', 'panier-a7781db0', '1edd7dc85f45f90012832120fe4119176fe0b45e622d5f00caab2ab5775b0c60', 'Paid', 4, 12500, 12500, '{"Reference":"panier-a7781db0","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'd3c3e5633b6ef1e1dd76566ac935f605a6559c5183a53d12e14f6e284757bcf3', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vYTY4ZjBkZmUxYmJiMjU5M2IxMWQxZmEwMjNiZTVjYjA6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuRHNpR1RCNGdxVV9aTFpRc3haRUZKWFBuSmZXbE5SYi1rZmhFd2hhMktIOA', 'f9bf2814a29ea58b0eb5ab292d88b979f29ef3b60f8f0639597cda80c28c7264', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9hNjhmMGRmZTFiYmIyNTkzYjExZDFmYTAyM2JlNWNiMDpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuRHNpR1RCNGdxVV9aTFpRc3haRUZKWFBuSmZXbE5SYi1rZmhFd2hhMktIOA', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('e6928e745b419699fafa51c766fc1dbb', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvZTY5MjhlNzQ1YjQxOTY5OWZhZmE1MWM3NjZmYzFkYmI6MjI2NzAwMDAwMDA', '96bef8f675134b5158488bd547a8a26e24d054a0616ec9cc5466391e73f5284b', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', 'ca6ed5cdfe9f011cd1c4a2135a1e9bddbe9c92df17d5dc7643985bf04324e109', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi9lNjkyOGU3NDViNDE5Njk5ZmFmYTUxYzc2NmZjMWRiYjpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAueHg0ZHdoTWtIV09JRjdPeU5JX0QtZ2xybHhvTWZISUN3T0hWNUtMdWdjaw', '6010aef819874fa3044484e90e871ed1a92bc1cdf4129403680be093de1cf3f5', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('a53f320581a37222b729f82246cf92ff', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvYTUzZjMyMDU4MWEzNzIyMmI3MjlmODIyNDZjZjkyZmY6MjI2NzAwMDAwMDA', '96bef8f675134b5158488bd547a8a26e24d054a0616ec9cc5466391e73f5284b', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', '051b995469771aef86779de2091baf5b867774243500585acc098042c4189d0c', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('6bb08e6724fd7a6ecfaa6146f4af3143', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvNmJiMDhlNjcyNGZkN2E2ZWNmYWE2MTQ2ZjRhZjMxNDM6MjI2NzAwMDAwMDA', '96bef8f675134b5158488bd547a8a26e24d054a0616ec9cc5466391e73f5284b', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('e6928e745b419699fafa51c766fc1dbb', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('e6928e745b419699fafa51c766fc1dbb', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('e6928e745b419699fafa51c766fc1dbb', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('e6928e745b419699fafa51c766fc1dbb', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a53f320581a37222b729f82246cf92ff', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('a53f320581a37222b729f82246cf92ff', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('6bb08e6724fd7a6ecfaa6146f4af3143', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('e6928e745b419699fafa51c766fc1dbb', 'node:1', 1776250800000);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('b88c1588ab9c20dd045e9dcd928ba8b40845fdd34a2cc62a93473abb0ea88c0d', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('49db183d335ca5a03ef70a4a8dbc8757a010d8e765b011868235da0bcf987d7c', 1776250800000, 1);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('8841807b7732811e52cf739239029292', '72da567c375ddd0238fd644b236934a40835dfef5e4d3243fc06fa36c66dde95', 1776250920000, 1776250800000);
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, '7714157768548211092 00000001 43125', NULL, NULL);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OjYyODEwQTFFMDNDRkFBMUQ4RTUxQzZEREIxNDM4MDM4MDZFMjJDRUYxMjU0Njc5Nzk3MDU4NkZCNTgzQzNDNDU');
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
