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
INSERT INTO checkout_schema (migration, origin, confirmed_at, confirmed_by) VALUES (1, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('9fc83df774fdd9bd84bc0240b19c576f', 'panier-e7d7a5fc', '91005a78c266289f8b75cdd992ef6a0a76a45bbfd6fbbda65dd6f5afdd42dd5a', 'Paid', 4, 12500, 12500, '{"Reference":"panier-e7d7a5fc","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'e84a77c93117dafb9e43dfe4dca882f51245ee3e0a1e0aebb819945543c49c5b', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOWZjODNkZjc3NGZkZDliZDg0YmMwMjQwYjE5YzU3NmY6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAubDZpTzlKbGNFT1NCTWc1MHhDazdVNzRsYlBqZ2Nic0lOZlFLR0E4TTl1MA', '9d7c5a13c50ad648cdb2ef19b8bc63f3aef6f0e3405ad954293ee594b764ef09', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS85ZmM4M2RmNzc0ZmRkOWJkODRiYzAyNDBiMTljNTc2ZjpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF3SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAubDZpTzlKbGNFT1NCTWc1MHhDazdVNzRsYlBqZ2Nic0lOZlFLR0E4TTl1MA', 'P7762508002026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('d4f340f07b6593bff15f4bf85f94a848', 'panier-e7b817c7', '9be8fac4adee8e56ed7bb7b708d54faffae4d611594a44fef3a2787fa644b896', 'NotCompleted', 3, 12500, NULL, '{"Reference":"panier-e7b817c7","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'db3813207292c707e585ad703692a212721f053c9bc8aab2b161c10bfcf7f5e1', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZDRmMzQwZjA3YjY1OTNiZmYxNWY0YmY4NWY5NGE4NDg6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuY0Q0M0dteXowdS1rNmtOVVRsclBIV0F3T1M5YzRqdnJKcVBvellRYmFHOA', '1602917ae9746616c2b696cb46f6f584fd813c37612e810b41e768f5b1a87b6f', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS9kNGYzNDBmMDdiNjU5M2JmZjE1ZjRiZjg1Zjk0YTg0ODpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF4SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuY0Q0M0dteXowdS1rNmtOVVRsclBIV0F3T1M5YzRqdnJKcVBvellRYmFHOA', NULL, 1776250800000, 1776250800000, 1776250803000, 1, 1776250803000, 1, 1, 0, 0, NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('983496367c75963a845009449111d033', 'panier-c12b0d1f', '3ee26475cda3f1f379476f974d77e21ebdb5f364348a5069ffef273c13777f5b', 'Pending', 2, 12500, NULL, '{"Reference":"panier-c12b0d1f","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, 'd3bb1bbd6c838889f72cb7db85bf77b454cda6cdebc5e81007b22fa5f28ad5a2', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vOTgzNDk2MzY3Yzc1OTYzYTg0NTAwOTQ0OTExMWQwMzM6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuRFRQRnVZbnc1QU1Wd0NZQ1FvWTAyLUZEUG5iTDBjb05YN1NtUEZqSTA5MA', '733a72567eb13200d6604e384f7de47522f83a5260cd6352b705264b9d7c411b', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS85ODM0OTYzNjdjNzU5NjNhODQ1MDA5NDQ5MTExZDAzMzpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF5SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuRFRQRnVZbnc1QU1Wd0NZQ1FvWTAyLUZEUG5iTDBjb05YN1NtUEZqSTA5MA', NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250800000, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('dcd5abd5a6db44df2932a3515f063186', 'panier-df4f99d8', 'd3d22f29e970fe6d718dacafe6a6a08274b376221428a558b34f6eb1a7e1f2dd', 'Pending', 2, 12500, NULL, '{"Reference":"panier-df4f99d8","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Mobile', 'MOOV AFRICA BURKINA', '226****0001', 'c17c6abdbd4954baa08f35f8f6b55282f0f3913f4deca563c007af889a14e37a', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vZGNkNWFiZDVhNmRiNDRkZjI5MzJhMzUxNWYwNjMxODY6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREF6SWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuWkJxbnhNMlNTaE43amg5SXlBcUJkZHlna0R6RVFEY3JQWDc4Ml9zVlQ1MA', 'bd1c6d41ebebb1dc63e0250b443930eae1ac964bf51e9a6142bd57ffeb69da4c', NULL, NULL, 1776250800000, 1776250800000, 1776250920000, 1, 1776250803000, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, confirmed_amount, cart, language, payer, method, operator, phone, browser, token, token_hash, payment_page, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, refusals, refused_at, returned_at, called_back_at, ended_at, nothing_charged_at, paid_at, superseded_at, duplicate_at, contradicted_at, settled_at, personal_data_removed_at) VALUES ('11f79771ffbe14ea20854c65938a6f7a', 'panier-89b586f1', '95e49355dc7ed6c2f6ea409efba46c5df11d8450e2ef99fafba0094dd135262b', 'Paid', 4, 12500, 12500, '{"Reference":"panier-89b586f1","Lines":[{"Name":"Tissu faso danfani","Quantity":1,"UnitPrice":12500,"Sku":"tissu","Variant":null,"Total":12500}],"Total":12500,"Discount":0,"Description":null,"Payer":null}', '', '{"FirstName":"Awa","LastName":"Ou\u00E9draogo","Email":"awa@example.com"}', 'Hosted', NULL, NULL, '40375b516c7319bb435724207d0c2500033f663c934e9f34b2354d8189ef3da7', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50VG9rZW4vMTFmNzk3NzFmZmJlMTRlYTIwODU0YzY1OTM4YTZmN2E6ZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuNWpBN3dMNzNfOGtqb2NmZnJZWWJxczhjR3ZhNGhkUEctT19Ea0c1elhVSQ', 'adec300252e9338e5b71cb886895eeab4b5eee374e85e0d9366c3487d6570bbf', 'L0NoZWNrb3V0LlBsdWdpbi9QYXltZW50UGFnZS8xMWY3OTc3MWZmYmUxNGVhMjA4NTRjNjU5MzhhNmY3YTpodHRwOi8vMTI3LjAuMC4xOjUwOTAvcGF5L2ludm9pY2UvZXlKMGVYQWlPaUpLVjFRaUxDSmhiR2NpT2lKSVV6STFOaUo5LmV5SnBaRjlwYm5admFXTmxJam9pTnpjMk1qVXdPREEwSWl3aWMzUmhjblJmWkdGMFpTSTZJakl3TWpZdE1EUXRNVFVnTVRFNk1EQTZNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuNWpBN3dMNzNfOGtqb2NmZnJZWWJxczhjR3ZhNGhkUEctT19Ea0c1elhVSQ', 'P7762508042026', 1776250800000, 1776250800000, NULL, 1, 1776250803000, 1, 1, 0, 0, NULL, NULL, 1776250800000, NULL, NULL, 1776250800000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES ('68a70d1b37a5af7155077b9de7782d3ff92fd4d9951c89ad14a51057e05e730d', 1776250800400000, 0, 0);
INSERT INTO checkout_secret (name, protected) VALUES ('digest', 'L0NoZWNrb3V0LlBsdWdpbi9Qc2V1ZG9ueW1LZXkvZGlnZXN0OkQzODZCNDJBRjJCOThDQjdFMDA2RUQ0MEM5OTIwRjBFMEUyNkRDQ0JBOTdBQkJCQ0M5ODMxODUwM0NDMkFDMUE');
INSERT INTO checkout_secret (name, protected) VALUES ('api-key', '398c7b928cd9a78e67331399cb78176e6db17887e88ed5ce318dbfcca5318ea8');
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('19e81cebda751f8c8b524e948422c195', '9fc83df774fdd9bd84bc0240b19c576f', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('f96dd8f56d8713407755474c561e0bbe', 'd4f340f07b6593bff15f4bf85f94a848', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('4cd1deb7b21446f34a50721550b42541', '983496367c75963a845009449111d033', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('c21346487a796f3fd6e59c21fef31473', 'dcd5abd5a6db44df2932a3515f063186', 1776250800000);
INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('2d191b1b8383a1f4cf247a72b759f734', '11f79771ffbe14ea20854c65938a6f7a', 1776250800000);
INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, 1776250800000, 0);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('8f6f689d1c4a16c3dfa55846e492b633a9a4aa4ec20459514632492fa0b079dd', 1776250800000, 1);
INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES ('4832684f31bb30261093dd831de0d3c3b51b791972a54730e0c79ab9c1f1ad12', 1776250800000, 1);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('9fc83df774fdd9bd84bc0240b19c576f', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('9fc83df774fdd9bd84bc0240b19c576f', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('9fc83df774fdd9bd84bc0240b19c576f', 3, 'Pending', 'Paid', 'the gateway confirmed it', '3a4945a55e1d9bb496f38948cbf7fdb9a3fe282c2f34ab85d61a3f64114c8483', NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('9fc83df774fdd9bd84bc0240b19c576f', 4, 'Paid', 'Paid', 'the shop fulfilled the order', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('d4f340f07b6593bff15f4bf85f94a848', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('d4f340f07b6593bff15f4bf85f94a848', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('d4f340f07b6593bff15f4bf85f94a848', 3, 'Pending', 'NotCompleted', 'the gateway said not completed', 'fea6218353cba386be33bb23a9e5921fce211549001be3aa51710b9f831874ea', NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('983496367c75963a845009449111d033', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('983496367c75963a845009449111d033', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('dcd5abd5a6db44df2932a3515f063186', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('dcd5abd5a6db44df2932a3515f063186', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('11f79771ffbe14ea20854c65938a6f7a', 1, '', 'Sending', 'the shopper pressed Pay', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('11f79771ffbe14ea20854c65938a6f7a', 2, 'Sending', 'Pending', 'the gateway created the invoice', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('11f79771ffbe14ea20854c65938a6f7a', 3, 'Pending', 'Paid', 'the gateway confirmed it', '9be3924e30913521f8b900d370bab9db878cd4ab155948c018e8eab51b2bfb91', NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('11f79771ffbe14ea20854c65938a6f7a', 4, 'Paid', 'Paid', 'the shop refused to fulfill the order: Sold out.', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_return (payment_id, browser, leased_until, returned_at) VALUES ('9fc83df774fdd9bd84bc0240b19c576f', 'e84a77c93117dafb9e43dfe4dca882f51245ee3e0a1e0aebb819945543c49c5b', 1776250920000, 1776250800000);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-e7d7a5fc', '9fc83df774fdd9bd84bc0240b19c576f', 'Done', 1, 1776250920000, 1776250920000, 'N-panier-e7d7a5fc', '/orders/panier-e7d7a5fc', NULL, 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, leased_until, order_number, order_path, reason, created_at, done_at, settled_at) VALUES ('panier-89b586f1', '11f79771ffbe14ea20854c65938a6f7a', 'Refused', 1, 1776250920000, 1776250920000, NULL, NULL, 'Sold out.', 1776250800000, 1776250800000, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('05336e9aaea941bb285545cee7af5779', NULL, 'Pending', 4, 5000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvMDUzMzZlOWFhZWE5NDFiYjI4NTU0NWNlZTdhZjU3Nzk6MjI2NzAwMDAwMDA', '804e62626aa75c36e8ba9df3e6d22ba9a10050791a8c0d11f583b32e9d59f044', '226****0000', 'MobileMoney', 'Remboursement', 'the gateway accepted it', 'Awa', 'Awa', 'Issa', 'Issa', '65f93e5d35a42a8b5cb430337d40b920721880ae2d8ee7c1fa9bdb2d7f516d4c', 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRUb2tlbi8wNTMzNmU5YWFlYTk0MWJiMjg1NTQ1Y2VlN2FmNTc3OTpleUowZVhBaU9pSktWMVFpTENKaGJHY2lPaUpJVXpJMU5pSjkuZXlKcFpGOW1hVzVoYm1ObElqb2lOemMyTWpVd09EQXdJaXdpYzNSaGNuUmZaR0YwWlNJNklqSXdNall0TURRdE1UVWdNVEU2TURBNk1EQXJNREFpTENKbGVIQnBjbmxmWkdGMFpTSTZNVGMzTmpNek56SXdNSDAuVlVSNndyejVwRlVNX0MybnBHTVd6aVRSR1NzeV9wTjM4Q081MDl0N3kzOA', 'c288e6145efe96ea4b7b702b8d8322621f9c4b05aca3379d79d1aacf653845f3', NULL, 1776250800000, 1776250800000, 1776250800000, NULL, NULL, NULL, 1776250860000, 1776250800000, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('ebafca991430236a8d54218d825916d0', NULL, 'Approved', 2, 1000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvZWJhZmNhOTkxNDMwMjM2YThkNTQyMThkODI1OTE2ZDA6MjI2NzAwMDAwMDA', '804e62626aa75c36e8ba9df3e6d22ba9a10050791a8c0d11f583b32e9d59f044', '226****0000', 'MobileMoney', 'Remboursement', 'approved', 'Awa', 'Awa', 'Issa', 'Issa', 'd995f13dc134865667d7bbd26bfa7a0a5e86bf740bd850d2fe4d59bdcc4318a5', NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, approved_by, approved_by_name, approved_fingerprint, token, token_hash, operator, created_at, changed_at, sent_at, completed_at, called_back_at, contradicted_at, due_at, not_before, checks, checks_pending, unanswered_checks, personal_data_removed_at) VALUES ('f07a2d21cbd4972f193ea85148adbf18', NULL, 'Draft', 1, 2000, 'L0NoZWNrb3V0LlBsdWdpbi9QYXlvdXRSZWNpcGllbnQvZjA3YTJkMjFjYmQ0OTcyZjE5M2VhODUxNDhhZGJmMTg6MjI2NzAwMDAwMDA', '804e62626aa75c36e8ba9df3e6d22ba9a10050791a8c0d11f583b32e9d59f044', '226****0000', 'MobileMoney', 'Remboursement', 'drafted: 2000 XOF to 226****0000, MobileMoney', 'Awa', 'Awa', NULL, NULL, NULL, NULL, NULL, NULL, 1776250800000, 1776250800000, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('05336e9aaea941bb285545cee7af5779', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('05336e9aaea941bb285545cee7af5779', 1, '', 'Draft', 'drafted: 5000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('05336e9aaea941bb285545cee7af5779', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('05336e9aaea941bb285545cee7af5779', 3, 'Approved', 'Sending', 'marked as sent', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('05336e9aaea941bb285545cee7af5779', 4, 'Sending', 'Pending', 'the gateway accepted it', NULL, NULL, NULL, 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('ebafca991430236a8d54218d825916d0', 1, '', 'Draft', 'drafted: 1000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('ebafca991430236a8d54218d825916d0', 2, 'Draft', 'Approved', 'approved', NULL, 'Issa', 'Issa', 'node:1', 1776250800000);
INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, evidence, who, who_name, node, at) VALUES ('f07a2d21cbd4972f193ea85148adbf18', 1, '', 'Draft', 'drafted: 2000 XOF to 226****0000, MobileMoney', NULL, 'Awa', 'Awa', 'node:1', 1776250800000);
