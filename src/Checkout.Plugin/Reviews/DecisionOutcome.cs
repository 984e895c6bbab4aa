namespace LigdiCash.Checkout;

/// <summary>The result of a person's decision about a payment.</summary>
public enum DecisionOutcome
{
    /// <summary>The decision is stored.</summary>
    Done,
    /// <summary>Above <see cref="ReviewOptions.SecondPersonAboveXof"/>, another person must make the same decision.</summary>
    AwaitsSecondPerson,
    /// <summary>Nothing changed: the id or the status does not allow this decision, or the payment was just changed.</summary>
    NotPossible,
}
