namespace LigdiCash.Checkout;

/// <summary>The number of persons who decide about payments in review or unknown.</summary>
public sealed class ReviewOptions
{
    /// <summary>Above this amount in XOF two persons must decide the same. 2,000,000 (the maximum payment) by default. 0: always.</summary>
    public long SecondPersonAboveXof { get; set; } = 2_000_000;
}
