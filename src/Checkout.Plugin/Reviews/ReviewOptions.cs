namespace Checkout.Plugin;

/// <summary>How many persons decide what a confirmation left open.</summary>
public sealed class ReviewOptions
{
    /// <summary>Above this amount, XOF, a payment in review or unknown is accepted, rejected or released by two persons of the same mind. 2,000,000 unless set, the most that can be paid at once, so by one. 0: always by two.</summary>
    public long SecondPersonAboveXof { get; set; } = 2_000_000;
}
