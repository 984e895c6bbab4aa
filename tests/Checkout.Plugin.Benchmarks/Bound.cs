namespace Checkout.Plugin.Benchmarks;

// The goal of a measurement: a figure or its ratio to the reference, with an optional stretch goal.
internal sealed record Bound(double Limit, double? Stretch, bool IsFloor, bool OfRatio)
{
    public static Bound RatioAtLeast(double limit, double? stretch = null) => new(limit, stretch, IsFloor: true, OfRatio: true);

    public static Bound RatioAtMost(double limit, double? stretch = null) => new(limit, stretch, IsFloor: false, OfRatio: true);

    public static Bound AtLeast(double limit, double? stretch = null) => new(limit, stretch, IsFloor: true, OfRatio: false);

    public static Bound AtMost(double limit, double? stretch = null) => new(limit, stretch, IsFloor: false, OfRatio: false);

    public bool IsReached(double value) => Reaches(value, Limit);

    public bool IsSurpassed(double value) => Stretch is { } stretch && Reaches(value, stretch);

    public override string ToString()
    {
        var sign = IsFloor ? "≥" : "≤";
        var stretch = Stretch is { } value ? $" ({Spread.Written(value)})" : "";
        return $"{sign} {Spread.Written(Limit)}{(OfRatio ? " ×" : "")}{stretch}";
    }

    private bool Reaches(double value, double limit) => IsFloor ? value >= limit : value <= limit;
}
