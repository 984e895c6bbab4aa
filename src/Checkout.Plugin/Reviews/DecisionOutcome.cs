namespace Checkout.Plugin;

/// <summary>How a person's decision about a payment ended.</summary>
public enum DecisionOutcome
{
    /// <summary>It is decided and stored.</summary>
    Done,

    /// <summary>It is noted, but above <see cref="ReviewOptions.SecondPersonAboveXof"/> it takes effect only when another person decides the same.</summary>
    AwaitsSecondPerson,

    /// <summary>Nothing changed: there is no such payment, it does not wait for this decision, or somebody else decided at the same moment. Look at it again.</summary>
    NotPossible,
}
