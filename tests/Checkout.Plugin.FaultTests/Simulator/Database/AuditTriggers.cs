namespace Checkout.Plugin.Tests.Simulator;

// Triggers record every status change of a payment, whichever statement makes it. The shop's orders have a table, too.
internal static class AuditTriggers
{
    public const string Script = """
        CREATE TABLE audit_step (payment_id TEXT, from_status TEXT, to_status TEXT, from_version BIGINT, to_version BIGINT, at BIGINT);
        CREATE TABLE audit_open (reference TEXT, at BIGINT);
        CREATE TABLE shop_order (reference TEXT PRIMARY KEY, payment_id TEXT NOT NULL, times BIGINT NOT NULL);

        CREATE TRIGGER audit_begin AFTER INSERT ON checkout_payment BEGIN
            INSERT INTO audit_step VALUES (NEW.id, '', NEW.status, 0, NEW.version, simulated_clock());
            INSERT INTO audit_open SELECT NEW.reference, simulated_clock() WHERE
                (SELECT COUNT(*) FROM checkout_payment
                    WHERE reference = NEW.reference AND status IN ('Sending', 'Pending', 'Unknown') AND superseded_at IS NULL) > 1;
        END;

        CREATE TRIGGER audit_move AFTER UPDATE OF status, version ON checkout_payment
            WHEN NEW.status <> OLD.status OR NEW.version <> OLD.version BEGIN
            INSERT INTO audit_step VALUES (NEW.id, OLD.status, NEW.status, OLD.version, NEW.version, simulated_clock());
        END;

        """;

    public const string Ends = """
        SELECT status FROM checkout_payment UNION SELECT status FROM checkout_fulfillment
            UNION SELECT 'duplicate' FROM checkout_payment WHERE duplicate_at IS NOT NULL
            UNION SELECT 'contradicted' FROM checkout_payment WHERE contradicted_at IS NOT NULL
            UNION SELECT 'superseded' FROM checkout_payment WHERE superseded_at IS NOT NULL
            UNION SELECT 'late' FROM checkout_payment WHERE paid_at IS NOT NULL AND (ended_at IS NOT NULL OR superseded_at IS NOT NULL)
        """;
}
