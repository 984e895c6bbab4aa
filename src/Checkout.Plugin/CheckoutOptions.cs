using LigdiCash.Client;

namespace Checkout.Plugin;

/// <summary>The settings of the checkout, the <c>Checkout</c> section of the shop's configuration.</summary>
public sealed class CheckoutOptions
{
    /// <summary>Where payers and the gateway reach the shop, with the path base if it has one, such as <c>https://shop.example</c>.
    /// Every absolute address given to the gateway starts with it; no request header has a say. Required; https outside Development, or on a loopback address.</summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The shop's name as the gateway's page shows it. Required.</summary>
    public string StoreName { get; set; } = "";

    /// <summary>How the gateway is reached.</summary>
    public LigdiCashOptions LigdiCash { get; set; } = new();

    /// <summary>How much may be paid out, and by how many persons.</summary>
    public PayoutOptions Payouts { get; set; } = new();

    /// <summary>How many persons decide about a payment in review.</summary>
    public ReviewOptions Reviews { get; set; } = new();

    /// <summary>How often the same visitors may begin payments, ask for codes and statuses, and call back.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>When a payment is looked at without a callback.</summary>
    public ReconciliationOptions Reconciliation { get; set; } = new();

    /// <summary>The shop's layout in which the checkout's pages stand, by name. <c>_Layout</c> unless set; empty: the plug-in's own bare page.
    /// A name that no view has leads to the bare page too, with a warning in the log.</summary>
    public string? Layout { get; set; } = "_Layout";

    /// <summary>The ways to pay that the summary offers. <see cref="PaymentMethods.Hosted"/> unless set. The others need the gateway's consent for the shop's project.</summary>
    public PaymentMethods AllowedPaymentMethods { get; set; } = PaymentMethods.Hosted;

    /// <summary>The country of phone numbers that are given without one, two letters as in <see cref="Operators.Countries"/>. <c>BF</c> unless set.</summary>
    public string Country { get; set; } = "BF";

    /// <summary>The least that can be paid at once, XOF. 9 unless set, the gateway's own bound (page <c>errors/sub-codes</c>, Code02).</summary>
    public long MinTotalXof { get; set; } = 9;

    /// <summary>The most that can be paid at once, XOF. 2,000,000 unless set, the gateway's own bound (page <c>errors/sub-codes</c>, Code02).</summary>
    public long MaxTotalXof { get; set; } = 2_000_000;

    /// <summary>The path inside the shop that a shopper with nothing to pay is sent to, and that pages lead back to. <c>/</c> unless set.</summary>
    public string ShopPath { get; set; } = "/";

    /// <summary>The time zone of the dates that shoppers read, by its IANA name. <c>Africa/Ouagadougou</c> unless set, which is UTC.</summary>
    public string TimeZone { get; set; } = "Africa/Ouagadougou";

    /// <summary>How long payments and payouts that are at their end keep who paid or was paid, what for, and the gateway's token, counted from their last step; then these are deleted, and amounts, states, times, references and the gateway's ids stay.
    /// What is open, watched, not handed over or needs a person is kept. 90 days unless set; at least 7 days and a day more than <see cref="ReconciliationOptions.ExpireAfter"/>, at most 3653 days.</summary>
    public TimeSpan KeepPersonalDataFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Takes over tables that hold unfinished payments of another API key, for one start: the fingerprint that the refused start names. It fits this key and these tables alone. None unless set.</summary>
    public string? AdoptTables { get; set; }

    // Longer than the longest answer of the gateway: a process that dies while asking holds a payment up for no longer than this.
    internal TimeSpan GatewayLease => LigdiCash.Timeout + TimeSpan.FromSeconds(20);

    // Neither a look under way nor the spacing after one keeps the next look waiting for longer. A minute is added because whoever compares may have read the clock
    // before the look was claimed: its statement waited, or its clock is a moment behind. Without that, a callback would set a look free that is under way.
    internal TimeSpan MaxLease => (GatewayLease > Reconciliation.MinimumGap ? GatewayLease : Reconciliation.MinimumGap) + TimeSpan.FromMinutes(1);

    internal Money MinTotal => Money.Xof(MinTotalXof);

    internal Money MaxTotal => Money.Xof(MaxTotalXof);

    internal bool IsTest => LigdiCash.BaseAddress is { IsAbsoluteUri: true, IsLoopback: true };
}

/// <summary>When a pending payment is looked at although no callback came.</summary>
public sealed class ReconciliationOptions
{
    /// <summary>The age of a payment at its first look. 2 minutes unless set, as the gateway's page <c>status-verification/recommendations</c> says.</summary>
    public TimeSpan FirstCheckAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The distance of the ten looks after the first, and how often the worker sweeps for due payments. 15 seconds unless set. After those ten, the age about doubles from look to look.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The least distance between two confirms of one payment, on all nodes together. 3 seconds unless set, which is the gateway's floor (page <c>status-verification/recommendations</c>).</summary>
    public TimeSpan MinimumGap { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The most confirms in a second, of all payments and payouts and on all nodes together. 10 unless set; the gateway names no bound, but a flood of callbacks must not use up its patience.</summary>
    public long MaxConfirmsPerSecond { get; set; } = 10;

    /// <summary>How long a pending payment is watched before it is shown as expired. A day unless set; late money is still recognised afterwards.</summary>
    public TimeSpan ExpireAfter { get; set; } = TimeSpan.FromDays(1);
}
