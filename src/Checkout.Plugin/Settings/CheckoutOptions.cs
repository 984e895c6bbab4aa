namespace LigdiCash.Checkout;

/// <summary>The checkout's settings: the <c>Checkout</c> section of the configuration.</summary>
public sealed class CheckoutOptions
{
    /// <summary>The shop's public address with its path base, such as <c>https://shop.example</c>. Required; https outside Development,
    /// or a loopback address. Every absolute address for the gateway starts with it; request headers do not change it.</summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The shop's name on the gateway's page. Required.</summary>
    public string StoreName { get; set; } = "";

    /// <summary>The connection to the gateway.</summary>
    public LigdiCashOptions LigdiCash { get; set; } = new();

    /// <summary>The limits of payouts, and when a payout needs two persons.</summary>
    public PayoutOptions Payouts { get; set; } = new();

    /// <summary>When a decision about a payment in review or with an unknown outcome needs two persons.</summary>
    public ReviewOptions Reviews { get; set; } = new();

    /// <summary>Rate limits for payments, prompts, status requests and callbacks.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>The schedule of status checks.</summary>
    public ReconciliationOptions Reconciliation { get; set; } = new();

    /// <summary>The name of the shop's layout around the checkout's pages. Default: <c>_Layout</c>. Empty: the plug-in's bare page.
    /// An unknown name and a layout that cannot render the pages also give the bare page, with a warning in the log.</summary>
    public string? Layout { get; set; } = "_Layout";

    /// <summary>The summary's payment methods. Default: <see cref="PaymentMethods.Hosted"/>. Others need the gateway's consent.</summary>
    public PaymentMethods AllowedPaymentMethods { get; set; } = PaymentMethods.Hosted;

    /// <summary>The country of phone numbers without a country code, as in <see cref="Operators.Countries"/>. Default: <c>BF</c>.</summary>
    public string Country { get; set; } = "BF";

    /// <summary>The lowest total, XOF. Default: 9, the gateway's minimum (page <c>errors/sub-codes</c>, Code02).</summary>
    public long MinTotalXof { get; set; } = 9;

    /// <summary>The highest total, XOF. Default: 2,000,000, the gateway's maximum (page <c>errors/sub-codes</c>, Code02).</summary>
    public long MaxTotalXof { get; set; } = 2_000_000;

    /// <summary>The path of the shop's page for an empty cart and for links back to the shop. Default: <c>/</c>.</summary>
    public string ShopPath { get; set; } = "/";

    /// <summary>The language of the pages: <c>auto</c> follows the culture of the request, and an invariant culture gets French.
    /// Otherwise <c>fr</c>, <c>en</c> or a language added with <c>AddTexts</c>. Default: <c>auto</c>.</summary>
    public string Language { get; set; } = AutoLanguage;

    /// <summary>The IANA name of the time zone for shoppers' dates. Default: <c>Africa/Ouagadougou</c>, which is UTC.</summary>
    public string TimeZone { get; set; } = "Africa/Ouagadougou";

    /// <summary>How long finished payments and payouts keep personal data, the cart and the gateway's token after their last change.
    /// Amounts, statuses, times, references and the gateway's ids stay. Open payments, open fulfillments and attention items are exempt.
    /// Default: 90 days. At least 7 days and a day more than <see cref="ReconciliationOptions.ExpireAfter"/>, at most 3653 days.</summary>
    public TimeSpan KeepPersonalDataFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The fingerprint from the message of a refused start. For one start, the checkout then takes over tables with
    /// unfinished payments of another API key. Default: none.</summary>
    public string? AdoptTables { get; set; }

    internal const string AutoLanguage = "auto";

    // Longer than any call, so that the lease outlives the call. A dead process delays a payment by no more than this.
    internal TimeSpan GatewayLease => LigdiCash.Timeout + TimeSpan.FromSeconds(20);

    // The longest wait for the next check: a lease or the minimum gap. The extra minute covers clock skew and waiting statements;
    // without it, a callback could release the lease of a running check.
    internal TimeSpan MaxLease =>
        (GatewayLease > Reconciliation.MinimumGap ? GatewayLease : Reconciliation.MinimumGap) + TimeSpan.FromMinutes(1);

    internal Money MinTotal => Money.Xof(MinTotalXof);

    internal Money MaxTotal => Money.Xof(MaxTotalXof);

    internal bool OffersPhone => (AllowedPaymentMethods & ~PaymentMethods.Hosted) != PaymentMethods.None;

    internal bool IsTest => LigdiCash.BaseAddress is { IsAbsoluteUri: true, IsLoopback: true };
}

/// <summary>The schedule of status checks without a callback.</summary>
public sealed class ReconciliationOptions
{
    /// <summary>The age of a payment at its first check. Default: 2 minutes (page <c>status-verification/recommendations</c>).</summary>
    public TimeSpan FirstCheckAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The time between the next ten checks, and between the worker's searches for due payments. Default: 15 seconds.
    /// After these checks, the payment's age roughly doubles from check to check.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The minimum time between two checks of one payment, on all nodes. Default: 3 seconds, the gateway's minimum.</summary>
    public TimeSpan MinimumGap { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The maximum number of checks per second, for all payments and payouts on all nodes. Default: 10.</summary>
    public long MaxConfirmsPerSecond { get; set; } = 10;

    /// <summary>The age at which a pending payment expires. Default: 1 day. Later money is still recognized.</summary>
    public TimeSpan ExpireAfter { get; set; } = TimeSpan.FromDays(1);
}
