namespace LigdiCash.Checkout;

/// <summary>The result of a decision of the shop's staff about a payment or its order. No other outcome than
/// <see cref="Done"/> and the first <see cref="AwaitsSecondPerson"/> changes anything.</summary>
public enum DecisionOutcome
{
    /// <summary>The decision is stored.</summary>
    Done,
    /// <summary>Above <see cref="ReviewOptions.SecondPersonAboveXof"/>, another person must make the same decision.</summary>
    AwaitsSecondPerson,
    /// <summary>There is no payment with this id.</summary>
    NotFound,
    /// <summary>The state of the payment or of its order does not allow this decision, or it was just changed. Show it again.</summary>
    NotPossible,
    /// <summary>The handler may be running for this order. Try again after a few minutes.</summary>
    FulfillmentRunning,
    /// <summary>A payout for this payment exists that is not certainly failed, not completed or cancelled.</summary>
    RefundExists,
}
