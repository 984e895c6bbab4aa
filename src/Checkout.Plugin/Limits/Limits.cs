using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// How often one network or one browser may do what costs something, counted in this process. Who they are is not kept, and memory has an end under however many names somebody comes:
// their hashes, others in every process, fall on a fixed number of buckets. Whoever shares one shares what it holds.
internal sealed partial class RequestRateLimiter(CurrentOptions settings, CheckoutMetrics metrics, ILogger<RequestRateLimiter> logger) : IDisposable
{
    private const int Buckets = 4096;

    // Of what the gateway may be asked, one network's shoppers have so much before all others.
    private const int ShareOfChecks = 4;

    // A proxy that does not say for whom it asks is everybody, and must not be stopped like one of them.
    private const int ProxyFactor = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly PartitionedRateLimiter<Share> _shares = PartitionedRateLimiter.Create<Share, Share>(static share => RateLimitPartition.Get(share, BucketOf));
    private readonly ConcurrentDictionary<string, bool> _logged = new(StringComparer.Ordinal);
    private int _isProxyLogged;

    private LimitOptions Current => settings.Value.Limits;

    // Before an invoice is asked for. Null: it may be; or else how long to wait.
    public TimeSpan? OnPay(RateLimitSubject visitor) =>
        // Neither a browser nor a network that has had its share uses up that of others.
        Take(nameof(LimitOptions.PaysPerMinutePerNetwork), visitor.Network, NumberOf(visitor.Network), Current.PaysPerMinutePerNetwork, Minute, permits: 0)
        ?? Take(nameof(LimitOptions.PaysPerMinutePerBrowser), visitor.Network, BucketOf(StringComparer.Ordinal.GetHashCode(visitor.Browser)), Current.PaysPerMinutePerBrowser, Minute)
        ?? Take(nameof(LimitOptions.PaysPerMinutePerNetwork), visitor.Network, NumberOf(visitor.Network), Current.PaysPerMinutePerNetwork, Minute);

    public TimeSpan? OnCallback(HttpContext context) => NetworkOf(context) is var network ? Take(nameof(LimitOptions.CallbacksPerSecondPerNetwork), network, NumberOf(network), Current.CallbacksPerSecondPerNetwork, Second) : null;

    public TimeSpan? OnStatus(HttpContext context) => NetworkOf(context) is var network ? Take(nameof(LimitOptions.StatusesPerMinutePerNetwork), network, NumberOf(network), Current.StatusesPerMinutePerNetwork, Minute) : null;

    // Who comes back or watches goes first, but nobody fills the whole of what the gateway may be asked with payments of their own: beyond a share they wait like all others.
    public CheckPriority PriorityOf(HttpContext context)
    {
        var network = NetworkOf(context);
        using var lease = Ask("checks", network, NumberOf(network), settings.Value.Reconciliation.MaxConfirmsPerSecond * (long)Minute.TotalSeconds / ShareOfChecks, Minute);
        return lease.IsAcquired ? CheckPriority.Waiting : CheckPriority.Due;
    }

    // Null behind a proxy whose visitors are not told apart: they do not share one count. The log names the repair once.
    public ulong? NetworkOf(HttpContext context)
    {
        var network = RateLimitSubject.NetworkOf(context.Connection.RemoteIpAddress);
        if (network is null && Volatile.Read(ref _isProxyLogged) == 0 && context.Request.Headers.ContainsKey("X-Forwarded-For") && Interlocked.Exchange(ref _isProxyLogged, 1) == 0)
        {
            Log.UnreadForwardedHeader(logger);
        }

        return network;
    }

    // A refusal is counted each time and logged once per limit.
    public void Refuse(string limit, long most)
    {
        metrics.Refused(limit);
        if (_logged.TryAdd(limit, true))
        {
            Log.LimitReached(logger, limit, most);
        }
    }

    public void Dispose() => _shares.Dispose();

    private TimeSpan? Take(string limit, ulong? network, int bucket, long most, TimeSpan period, int permits = 1)
    {
        using var lease = Ask(limit, network, bucket, most, period, permits);
        if (lease.IsAcquired)
        {
            return null;
        }

        Refuse(limit, most);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : period;
    }

    private RateLimitLease Ask(string limit, ulong? network, int bucket, long most, TimeSpan period, int permits = 1) =>
        _shares.AttemptAcquire(new(limit, bucket, network is null ? most * ProxyFactor : most, period), permits);

    private static int NumberOf(ulong? network) => network is { } one ? BucketOf(HashCode.Combine(one)) : -1;

    private static int BucketOf(int hash) => (int)((uint)hash % Buckets);

    // Full at first, and refilled bit by bit.
    private static TokenBucketRateLimiter BucketOf(Share share) => new(new()
    {
        TokenLimit = (int)share.Max,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = share.Period / share.Max,
        AutoReplenishment = false,
    });

    // With what it holds: after a change of the settings it is another.
    private readonly record struct Share(string Limit, int Bucket, long Max, TimeSpan Period);

    private static partial class Log
    {
        [LoggerMessage(5301, LogLevel.Warning, "A request came from a proxy's address with an X-Forwarded-For that nobody has read: the checkout's limits take all visitors behind that proxy for one, and prompts on phones are counted by number and browser alone. "
            + "Call app.UseForwardedHeaders() first of all, with ForwardedHeaders.XForwardedFor and the proxy in KnownProxies or KnownIPNetworks.")]
        public static partial void UnreadForwardedHeader(ILogger logger);

        [LoggerMessage(5302, LogLevel.Warning, "Checkout:Limits:{Limit} ({Most}) was met, and a request was refused; it is said once. If those were shoppers, see that each has an address of their own here, "
            + "which behind a proxy or CDN takes app.UseForwardedHeaders(), or raise the limit. The metric checkout.refusals counts all of them.")]
        public static partial void LimitReached(ILogger logger, string limit, long most);
    }
}
