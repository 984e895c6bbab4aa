namespace LigdiCash.Checkout.Storage;

internal static class PaymentListSql
{
    // Each row of the index checkout_payment_list that is read is a row of the page, so a rare status costs no more than a common one.
    public static string List(IEnumerable<CheckoutPaymentStatus> statuses) =>
        $"{string.Join(" UNION ALL ", statuses.Select(OfStatus))} ORDER BY CreatedAt DESC, id DESC LIMIT @limit";

    // The first of each reference, in the order of FindByReference.
    public static string FindMany(Dialect dialect) => $"""
        SELECT {PaymentSql.Columns} FROM (
            SELECT *, ROW_NUMBER() OVER (PARTITION BY reference ORDER BY {PaymentSql.Precedence}) AS place
            FROM checkout_payment WHERE reference {dialect.IsListed}) AS ranked WHERE place = 1
        """;

    // The second condition on the status is the one of the index.
    private static string OfStatus(CheckoutPaymentStatus status) => $"""
        SELECT * FROM (SELECT {PaymentSql.Columns} FROM checkout_payment
            WHERE status = '{status}' AND status <> '' AND (created_at, id) < (@createdAt, @id) AND created_at >= @from
                AND (CAST(@method AS TEXT) IS NULL OR method = @method)
            ORDER BY created_at DESC, id DESC LIMIT @limit) AS of_{status}
        """;
}
