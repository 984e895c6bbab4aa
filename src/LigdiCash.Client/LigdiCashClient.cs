using LigdiCash.Client.Http;

namespace LigdiCash.Client;

/// <summary>A client of the LigdiCash payment gateway. Cheap to create and thread-safe.</summary>
/// <remarks>The pages that the documentation of these types names are below <c>https://developers.ligdicash.com/en/</c>.</remarks>
public sealed partial class LigdiCashClient
{
    private readonly Func<LigdiCashOptions> _options;
    private readonly TimeProvider _time;
    private readonly GatewayCalls _calls;

    /// <summary>Creates a client. The HTTP client must neither follow redirects nor log addresses, which contain tokens.</summary>
    /// <param name="http">Its base address and default headers are ignored; its timeout applies only if it is shorter.</param>
    /// <param name="options">Read at each call.</param>
    /// <param name="time">The clock of timeouts and second attempts. Null: the system clock.</param>
    /// <exception cref="ArgumentException">The options have <see cref="LigdiCashOptions.Faults"/>; the message lists them all.</exception>
    public LigdiCashClient(HttpClient http, LigdiCashOptions options, TimeProvider? time = null)
        : this(http, Always(options), time ?? TimeProvider.System, new GetRetry(time ?? TimeProvider.System), new())
    {
    }

    // Without a retry, confirms are sent once. The options are read at each call, because a long-lived client must see changed keys.
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
