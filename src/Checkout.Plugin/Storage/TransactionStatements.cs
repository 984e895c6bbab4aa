namespace LigdiCash.Checkout.Storage;

internal static class TransactionStatements
{
    public static Task<int> ExecuteAsync(this DbTransaction transaction, string sql, object? values = null) =>
        transaction.Connection!.ExecuteAsync(sql, values, transaction);

    public static Task<IEnumerable<T>> QueryAsync<T>(this DbTransaction transaction, string sql, object values) =>
        transaction.Connection!.QueryAsync<T>(sql, values, transaction);

    public static Task<T?> ScalarAsync<T>(this DbTransaction transaction, string sql, object? values = null) =>
        transaction.Connection!.ExecuteScalarAsync<T>(sql, values, transaction);
}
