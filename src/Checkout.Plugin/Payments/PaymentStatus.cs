namespace Checkout.Plugin;

/// <summary>Where a payment stands. The table of who may cause which step is in <c>Payments/README.md</c>.</summary>
public enum CheckoutPaymentStatus
{
    /// <summary>Recorded, and marked as being asked of the gateway; the answer is not known yet.</summary>
    Sending,

    /// <summary>The gateway made the invoice; the payer may pay.</summary>
    Pending,

    /// <summary>The gateway confirmed our id and our exact amount. Never left again.</summary>
    Paid,

    /// <summary>The gateway said that it was not paid. Still watched: late money becomes <see cref="Paid"/>.</summary>
    NotCompleted,

    /// <summary>Watched long enough without an answer. Still looked at now and then: late money becomes <see cref="Paid"/>.</summary>
    Expired,

    /// <summary>The gateway refused to make an invoice: nothing should exist. An end.</summary>
    Refused,

    /// <summary>No usable answer came to the request for an invoice; its page was never shown, so nobody can pay it; or it was <see cref="Unknown"/> and a person released it. An end, unless the gateway's answer comes after all: then it is <see cref="Expired"/>.</summary>
    Abandoned,

    /// <summary>No usable answer came to a request that may have rung a phone: nobody knows whether the payer was asked. Nothing more is asked for this purchase until a person has looked.</summary>
    Unknown,

    /// <summary>Confirmed, but the amount, the id or the token disagree with ours. A person decides; nothing is fulfilled.</summary>
    Review,

    /// <summary>A person looked at a payment in <see cref="Review"/> and did not take it: nothing is fulfilled, whatever money came is to be returned, and the purchase may be paid in another attempt. An end; but a callback, and money that the gateway confirms later, bring it before a person again.</summary>
    Rejected,
}
