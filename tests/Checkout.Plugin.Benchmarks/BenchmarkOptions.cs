namespace Checkout.Plugin.Benchmarks;

// The options of the command line.
internal sealed record BenchmarkOptions(IReadOnlyList<Goal> Goals, bool IsShort)
{
    public const string Usage = "usage: tests/benchmarks.sh [--only P1,P5] [--short]";

    public bool IsWhole => Goals.Count == Goal.All.Count;

    public int Rounds => IsShort ? 2 : 5;

    public TimeSpan WarmUp => TimeSpan.FromSeconds(IsShort ? 2 : 10);

    public TimeSpan Round => TimeSpan.FromSeconds(IsShort ? 1 : 5);

    public static bool IsReleaseEffort => Environment.GetEnvironmentVariable("CHECKOUT_EFFORT") == "release";

    // Null: the command line is invalid.
    public static BenchmarkOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions(Goal.All, IsShort: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--short")
            {
                options = options with { IsShort = true };
            }
            else if (arguments[i] == "--only" && i + 1 < arguments.Count && Named(arguments[++i].Split(',')) is { } goals)
            {
                options = options with { Goals = goals };
            }
            else
            {
                return null;
            }
        }

        return options;
    }

    private static List<Goal>? Named(string[] names) =>
        names.All(name => Goal.All.Any(goal => goal.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            ? [.. Goal.All.Where(goal => names.Contains(goal.Name, StringComparer.OrdinalIgnoreCase))] : null;
}
