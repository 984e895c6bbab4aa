namespace Checkout.Plugin.Benchmarks;

// A row of the table: a figure of the plug-in and of its reference, measured in the same run.
internal sealed record Measurement(string Goal, string What, Spread Ours, Spread? Reference = null, Bound? Bound = null)
{
    public double? Ratio => Reference is { } reference ? Ours.Median / reference.Median : null;

    public string Verdict => (Bound, Bound is { OfRatio: true } ? Ratio : Ours.Median) switch
    {
        (null, _) => "",
        (_, null) => "not measured",
        ({ } bound, { } value) when bound.IsSurpassed(value) => "yes, stretch too",
        ({ } bound, { } value) => bound.IsReached(value) ? "yes" : "**no**",
    };
}
