namespace LigdiCash.Checkout.Storage;

// Limits the connections of background work; the rest serves shoppers and callbacks. Null size: the connection string has no pool.
internal sealed record PoolShare(int? Size)
{
    public const int MaxAtOnce = 16;
    private const int NpgsqlDefault = 100;

    // Concurrent transactional handlers: each holds a connection and may open another one of the shop's. Also the concurrent status checks
    // of payments, and of payouts: each holds a connection only while it saves.
    public int Share => Math.Clamp(Size / 4 ?? MaxAtOnce, 1, MaxAtOnce);

    // Open transactions that run the shop's code, including handlers that ignore their time limit.
    public int Reserved => Size is { } size ? Math.Max(1, size / 2) : int.MaxValue;

    public static PoolShare Of(string connectionString)
    {
        var settings = ConnectionText.Read(connectionString);
        var isPooled = settings.Find("Host", "Server") is not null && settings.Find("Pooling") is not ("false" or "False");
        var maxSize = settings.Find("Maximum Pool Size", "MaxPoolSize");
        return new(!isPooled ? null : int.TryParse(maxSize, CultureInfo.InvariantCulture, out var size) ? size : NpgsqlDefault);
    }
}
