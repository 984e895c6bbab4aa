namespace LigdiCash.Client;

/// <summary>Speaks to the LigdiCash payment gateway. Cheap to make, safe to share between threads.</summary>
public sealed partial class LigdiCashClient
{
    private readonly Func<LigdiCashOptions> _options;
    private readonly TimeProvider _time;
    private readonly GatewayCalls _calls;

    /// <summary>Takes over an HTTP client; it must not follow redirects, nor log addresses, for they hold tokens. <c>AddLigdiCash</c>
    /// provides such a one.</summary>
    /// <param name="http">Its own timeout, base address and default headers do not matter, unless the timeout is shorter.</param>
    /// <param name="options">Read at each call.</param>
    /// <param name="time">The clock of timeouts and second tries; the system's unless given.</param>
    /// <exception cref="ArgumentException">The options have <see cref="LigdiCashOptions.Faults"/>; the message lists all of
    /// them.</exception>
    public LigdiCashClient(HttpClient http, LigdiCashOptions options, TimeProvider? time = null)
        : this(http, Always(options), time ?? TimeProvider.System, new GetRetry(time ?? TimeProvider.System), new())
    {
    }

    // Without a retry, confirms are asked once. The options are asked for at each call, because whoever holds a client for long must not
    // hold on to keys that were exchanged.
    internal LigdiCashClient(HttpClient http, Func<LigdiCashOptions> options, TimeProvider time, GetRetry? retry, KeysInUse keys)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (options().Faults("LigdiCash").ToArray() is { Length: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        _options = options;
        _time = time;
        _calls = new GatewayCalls(http, options, time, retry, keys);
    }

    private LigdiCashOptions Options => _options();

    private static Func<LigdiCashOptions> Always(LigdiCashOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return () => options;
    }
}
