namespace Checkout.Plugin;

/// <summary>How often the same visitors may do what costs something. A network is one IPv4 address, behind which a mobile operator may keep thousands of shoppers, or the first 64 bits of an IPv6 address.
/// For an address that is a proxy's (loopback and private ranges) each number that is counted by the second or the minute is a hundred times as high, because everybody may stand behind it.</summary>
public sealed class LimitOptions
{
    /// <summary>The most payments that one network begins in a minute, in each process of the shop; whoever presses the same Pay again begins none. 600 unless set.</summary>
    public long PaysPerMinutePerNetwork { get; set; } = 600;

    /// <summary>The most payments that one browser begins in a minute, in each process of the shop. 20 unless set.</summary>
    public long PaysPerMinutePerBrowser { get; set; } = 20;

    /// <summary>The most callbacks, of payments and payouts, that one network sends in a second, to each process of the shop. 1,000 unless set; the gateway may have a single address.
    /// What is answered 429 is not read, and the gateway may not say it again; payments and payouts are looked at without a callback too.</summary>
    public long CallbacksPerSecondPerNetwork { get; set; } = 1_000;

    /// <summary>How often one network asks for a payment's status in a minute, in each process of the shop. 60,000 unless set; the page of one waiting shopper asks 40 times.</summary>
    public long StatusesPerMinutePerNetwork { get; set; } = 60_000;

    /// <summary>The most prompts and codes that one phone number gets in an hour, and the most wallet codes that are tried for it, on all nodes together. 5 unless set.</summary>
    public long PromptsPerHourPerPhoneNumber { get; set; } = 5;

    /// <summary>The most prompts and codes that one browser asks for in an hour, and the most wallet codes that it tries, on all nodes together. 10 unless set.</summary>
    public long PromptsPerHourPerBrowser { get; set; } = 10;

    /// <summary>The most prompts and codes that one network asks for in an hour, and the most wallet codes that it tries, on all nodes together. 1,000 unless set; a proxy's address is not counted.</summary>
    public long PromptsPerHourPerNetwork { get; set; } = 1_000;
}
