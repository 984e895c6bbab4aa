using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// How often one network or one browser may do what costs something, counted in this process. Who they are is not kept, and memory has an end under however many names somebody comes:
// their hashes, others in every process, fall on a fixed number of buckets. Whoever shares one shares what it holds.
internal sealed partial class Limits(SettingsInForce settings, CheckoutMetrics metrics, ILogger<Limits> logger) : IDisposable
{
    private const int Buckets = 4096;

    // Of what the gateway may be asked, one network's shoppers have so much before all others.
    private const int ShareOfLooks = 4;

    // A proxy that does not say for whom it asks is everybody, and must not be stopped like one of them.
    private const int TimesForProxies = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly PartitionedRateLimiter<Share> _shares = PartitionedRateLimiter.Create<Share, Share>(static share => RateLimitPartition.Get(share, BucketOf));
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private int _proxiesTold;

    private LimitOptions Most => settings.Value.Limits;

    // Before an invoice is asked for. Null: it may be; or else how long to wait.
    public TimeSpan? OnPay(Visitor visitor) =>
        // Neither a browser nor a network that has had its share uses up that of others.
        Take(nameof(LimitOptions.PaysPerMinute), visitor.Network, NumberOf(visitor.Network), Most.PaysPerMinute, Minute, permits: 0)
        ?? Take(nameof(LimitOptions.PaysPerMinuteAndBrowser), visitor.Network, BucketOf(StringComparer.Ordinal.GetHashCode(visitor.Browser)), Most.PaysPerMinuteAndBrowser, Minute)
        ?? Take(nameof(LimitOptions.PaysPerMinute), visitor.Network, NumberOf(visitor.Network), Most.PaysPerMinute, Minute);

    public TimeSpan? OnCallback(HttpContext context) => NetworkOf(context) is var network ? Take(nameof(LimitOptions.CallbacksPerSecond), network, NumberOf(network), Most.CallbacksPerSecond, Second) : null;

    public TimeSpan? OnStatus(HttpContext context) => NetworkOf(context) is var network ? Take(nameof(LimitOptions.StatusesPerMinute), network, NumberOf(network), Most.StatusesPerMinute, Minute) : null;

    // Who comes back or watches goes first, but nobody fills the whole of what the gateway may be asked with payments of their own: beyond a share they wait like all others.
    public Lane LaneOf(HttpContext context)
    {
        var network = NetworkOf(context);
        using var lease = Ask("looks", network, NumberOf(network), settings.Value.Reconciliation.ConfirmsPerSecond * (long)Minute.TotalSeconds / ShareOfLooks, Minute);
        return lease.IsAcquired ? Lane.Watched : Lane.Due;
    }

    // Null behind a proxy whose visitors are not told apart: they do not share one count. The log names the repair once.
    public ulong? NetworkOf(HttpContext context)
    {
        var network = Visitor.NetworkOf(context.Connection.RemoteIpAddress);
        if (network is null && Volatile.Read(ref _proxiesTold) == 0 && context.Request.Headers.ContainsKey("X-Forwarded-For") && Interlocked.Exchange(ref _proxiesTold, 1) == 0)
        {
            Log.AllComeFromAProxy(logger);
        }

        return network;
    }

    // A refusal is counted each time and logged once per limit.
    public void Refuse(string limit, long most)
    {
        metrics.Refused(limit);
        if (_told.TryAdd(limit, true))
        {
            Log.IsMet(logger, limit, most);
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
        _shares.AttemptAcquire(new(limit, bucket, network is null ? most * TimesForProxies : most, period), permits);

    private static int NumberOf(ulong? network) => network is { } one ? BucketOf(HashCode.Combine(one)) : -1;

    private static int BucketOf(int hash) => (int)((uint)hash % Buckets);

    // Full at first, and refilled bit by bit.
    private static TokenBucketRateLimiter BucketOf(Share share) => new(new()
    {
        TokenLimit = (int)share.Most,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = share.Period / share.Most,
        AutoReplenishment = false,
    });

    // With what it holds: after a change of the settings it is another.
    private readonly record struct Share(string Limit, int Bucket, long Most, TimeSpan Period);

    private static partial class Log
    {
        [LoggerMessage(5301, LogLevel.Warning, "A request came from a proxy's address with an X-Forwarded-For that nobody has read: the checkout's limits take all visitors behind that proxy for one, and prompts on phones are counted by number and browser alone. "
            + "Call app.UseForwardedHeaders() first of all, with ForwardedHeaders.XForwardedFor and the proxy in KnownProxies or KnownIPNetworks.")]
        public static partial void AllComeFromAProxy(ILogger logger);

        [LoggerMessage(5302, LogLevel.Warning, "Checkout:Limits:{Limit} ({Most}) was met, and a request was refused; it is said once. If those were shoppers, see that each has an address of their own here, "
            + "which behind a proxy or CDN takes app.UseForwardedHeaders(), or raise the limit. The metric checkout.refusals counts all of them.")]
        public static partial void IsMet(ILogger logger, string limit, long most);
    }
}
