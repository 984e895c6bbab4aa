namespace LigdiCash.Checkout;

/// <summary>The result of a decision of the shop's staff about a payment or its order. Only <see cref="Done"/> and
/// <see cref="AwaitsSecondPerson"/> change anything.</summary>
public enum DecisionOutcome
{
    /// <summary>The decision is stored.</summary>
    Done,
    /// <summary>Above <see cref="ReviewOptions.SecondPersonAboveXof"/>, another person must make the same decision.</summary>
    AwaitsSecondPerson,
    /// <summary>There is no payment with this id.</summary>
    NotFound,
    /// <summary>The state of the payment or of its order does not allow this decision, or it was just changed. Read it again.</summary>
    NotPossible,
    /// <summary>The handler may be running for this order. Try again after a few minutes.</summary>
    FulfillmentRunning,
    /// <summary>A payout for this payment may move money: it is not failed, not completed or cancelled for certain.</summary>
    RefundExists,
}
