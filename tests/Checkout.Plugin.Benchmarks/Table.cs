using System.Globalization;
using System.Text;

namespace Checkout.Plugin.Benchmarks;

// The results as Markdown.
internal sealed class Table(BenchmarkOptions options)
{
    public static string File { get; } = Path.Combine(Repository.Folder(""), "RESULTS.md");

    private readonly StringBuilder _text = new();

    public string Write(
        IEnumerable<(string Item, string Value)> machine, IEnumerable<Measurement> measurements, IEnumerable<string> remarks,
        DateTimeOffset at, TimeSpan took)
    {
        Line("# Benchmarks");
        Line();
        var command = options.IsShort ? "tests/benchmarks.sh --short" : "tests/benchmarks.sh";
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Written by `{command}` on {at:yyyy-MM-dd} in {took.TotalMinutes:0} minutes. "
            + $"All processes ran on one machine and its loopback: compare ratios, not figures."));
        if (options.IsShort)
        {
            Line();
            Line(
                "**A short run: two rounds of a second after two seconds of warm-up. "
                + "It shows that the harness works and is not for quotation.**");
        }

        Machine(machine);
        Rows(measurements);
        Line();
        foreach (var remark in remarks)
        {
            Line($"- {remark}");
        }

        return _text.ToString();
    }

    private void Machine(IEnumerable<(string Item, string Value)> machine)
    {
        Line();
        Line("| Machine | |");
        Line("|---|---|");
        foreach (var (item, value) in machine)
        {
            Line($"| {item} | {value} |");
        }
    }

    private void Rows(IEnumerable<Measurement> measurements)
    {
        Line();
        Line(
            $"Figures are min / median / max of {options.Rounds} rounds; a ratio compares medians. "
            + "A goal in brackets is the stretch goal.");
        Line();
        Line("| # | Measured | Checkout.Plugin | Reference | Ratio | Goal | Reached |");
        Line("|---|---|---|---|---|---|---|");
        foreach (var row in measurements)
        {
            var ratio = row.Ratio is { } value ? Spread.Written(value) : "";
            Line($"| {row.Goal} | {row.What} | {row.Ours} | {row.Reference} | {ratio} | {row.Bound} | {row.Verdict} |");
        }
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
