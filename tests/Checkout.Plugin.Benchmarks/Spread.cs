using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

// One figure over all rounds.
internal sealed record Spread(double Min, double Median, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? new(double.NaN, double.NaN, double.NaN)
            : new(sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1]);
    }

    public static Spread Of(double value) => new(value, value, value);

    public override string ToString() => Min.Equals(Max) ? Written(Median) : $"{Written(Min)} / {Written(Median)} / {Written(Max)}";

    public static string Written(double value) =>
        double.IsNaN(value)
            ? "–"
            : value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
