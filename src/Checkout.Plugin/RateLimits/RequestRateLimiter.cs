using System.Threading.RateLimiting;

namespace LigdiCash.Checkout.RateLimits;

// Limits requests per network and browser in this process. Subjects are hashed, differently in each process, into a fixed number
// of buckets, so that memory stays bounded. Subjects in one bucket share its limit.
internal sealed partial class RequestRateLimiter(CurrentOptions settings, CheckoutMetrics metrics, ILogger<RequestRateLimiter> logger)
    : IDisposable
{
    private const int Buckets = 4096;
    private const int CheckShareDivisor = 4;

    // Many shoppers may share the address of a proxy.
    private const int ProxyFactor = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly PartitionedRateLimiter<Bucket> _buckets =
        PartitionedRateLimiter.Create<Bucket, Bucket>(static bucket => RateLimitPartition.Get(bucket, CreateLimiter));
    private readonly ConcurrentDictionary<string, bool> _logged = new(StringComparer.Ordinal);

    private LimitOptions Limits => settings.Value.Limits;

    // Returns the time to wait, or null. A refused network must not use up the browser's permits, nor a refused browser the network's.
    public TimeSpan? OnPay(RateLimitSubject subject)
    {
        var browser = IndexOf(StringComparer.Ordinal.GetHashCode(subject.AntiforgeryCookie));
        return AcquirePay(subject.Network, permits: 0)
            ?? Acquire(nameof(LimitOptions.PaysPerMinutePerBrowser), subject.Network, Limits.PaysPerMinutePerBrowser, Minute, browser)
            ?? AcquirePay(subject.Network, permits: 1);
    }

    public TimeSpan? OnCallback(HttpContext context) =>
        Acquire(nameof(LimitOptions.CallbacksPerSecondPerNetwork), NetworkOf(context), Limits.CallbacksPerSecondPerNetwork, Second);

    public TimeSpan? OnStatus(HttpContext context) =>
        Acquire(nameof(LimitOptions.StatusesPerMinutePerNetwork), NetworkOf(context), Limits.StatusesPerMinutePerNetwork, Minute);

    // A waiting shopper goes first. Beyond its share, a network's checks wait like all others.
    public CheckPriority PriorityOf(HttpContext context)
    {
        var network = NetworkOf(context);
        var share = settings.Value.Reconciliation.MaxConfirmsPerSecond * (long)Minute.TotalSeconds / CheckShareDivisor;
        using var lease = Attempt("checks", network, share, Minute, IndexOf(network), permits: 1);
        return lease.IsAcquired ? CheckPriority.Waiting : CheckPriority.Due;
    }

    // Null for a proxy that forwards no client address, because its shoppers must not share one count.
    public ulong? NetworkOf(HttpContext context)
    {
        var network = RateLimitSubject.NetworkOf(context.Connection.RemoteIpAddress);
        if (network is null && context.Request.Headers.ContainsKey("X-Forwarded-For") && IsFirst("X-Forwarded-For"))
        {
            LogUnreadForwardedHeader();
        }

        return network;
    }

    public void ReportRefusal(string limit, long max)
    {
        metrics.Refused(limit);
        if (IsFirst(limit))
        {
            LogLimitReached(limit, max);
        }
    }

    public void Dispose() => _buckets.Dispose();

    private bool IsFirst(string logged) => !_logged.ContainsKey(logged) && _logged.TryAdd(logged, true);

    private TimeSpan? AcquirePay(ulong? network, int permits) =>
        Acquire(nameof(LimitOptions.PaysPerMinutePerNetwork), network, Limits.PaysPerMinutePerNetwork, Minute, permits: permits);

    private TimeSpan? Acquire(string limit, ulong? network, long max, TimeSpan period, int? index = null, int permits = 1)
    {
        using var lease = Attempt(limit, network, max, period, index ?? IndexOf(network), permits);
        if (lease.IsAcquired)
        {
            return null;
        }

        ReportRefusal(limit, max);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : period;
    }

    private RateLimitLease Attempt(string limit, ulong? network, long max, TimeSpan period, int index, int permits) =>
        _buckets.AttemptAcquire(new(limit, index, network is null ? max * ProxyFactor : max, period), permits);

    private static int IndexOf(ulong? network) => network is { } value ? IndexOf(HashCode.Combine(value)) : -1;
    private static int IndexOf(int hash) => (int)((uint)hash % Buckets);

    private static TokenBucketRateLimiter CreateLimiter(Bucket bucket) => new(new()
    {
        TokenLimit = (int)bucket.Max,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = bucket.Period / bucket.Max,
        AutoReplenishment = false,
    });

    // The maximum is part of the key, so that a changed setting gets a new limiter.
    private readonly record struct Bucket(string Limit, int Index, long Max, TimeSpan Period);

    [LoggerMessage(5301, LogLevel.Warning, "A proxy's X-Forwarded-For header was not processed. The limits count all shoppers behind "
        + "the proxy as one; prompts are limited by phone number and browser only. Call app.UseForwardedHeaders() before all other "
        + "middleware, with ForwardedHeaders.XForwardedFor and the proxy in KnownProxies or KnownIPNetworks.")]
    private partial void LogUnreadForwardedHeader();
    [LoggerMessage(5302, LogLevel.Warning, "A request was refused: it exceeded Checkout:Limits:{Limit} ({Max}). This is logged once. "
        + "If it affects shoppers behind a proxy or CDN, call app.UseForwardedHeaders(); otherwise raise the limit. "
        + "The metric checkout.refusals counts all refusals.")]
    private partial void LogLimitReached(string limit, long max);
}
