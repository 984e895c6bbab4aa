namespace LigdiCash.Checkout;

/// <summary>Maximum rates per browser, network and phone number. A network is an IPv4 address or the first 64 bits of an IPv6 address.
/// A mobile operator may have thousands of shoppers behind one IPv4 address. For a loopback or private address, which is usually a proxy's,
/// the limits per second and per minute are 100 times as high.</summary>
public sealed class LimitOptions
{
    /// <summary>Maximum payments that one network starts per minute and process; repeated presses do not count. Defaults to 600.</summary>
    public long PaysPerMinutePerNetwork { get; set; } = 600;

    /// <summary>Maximum payments that one browser starts per minute and process. Defaults to 20.</summary>
    public long PaysPerMinutePerBrowser { get; set; } = 20;

    /// <summary>Maximum callbacks from one network per second and process. Defaults to 1,000. The gateway may use one address.
    /// A callback that is answered 429 is not read; scheduled status checks replace it.</summary>
    public long CallbacksPerSecondPerNetwork { get; set; } = 1_000;

    /// <summary>Maximum status requests from one network per minute and process; a waiting page sends 40. Defaults to 60,000.</summary>
    public long StatusesPerMinutePerNetwork { get; set; } = 60_000;

    /// <summary>Maximum prompts and codes for one phone number per hour, and wallet codes tried, on all nodes. Defaults to 5.</summary>
    public long PromptsPerHourPerPhoneNumber { get; set; } = 5;

    /// <summary>Maximum prompts and codes for one browser per hour, and wallet codes that it tries, on all nodes. Defaults to 10.</summary>
    public long PromptsPerHourPerBrowser { get; set; } = 10;

    /// <summary>Maximum prompts and codes for one network per hour, and wallet codes that it tries, on all nodes. Defaults to 1,000.
    /// A proxy's address is not limited.</summary>
    public long PromptsPerHourPerNetwork { get; set; } = 1_000;
}
