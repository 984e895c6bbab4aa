using LigdiCash.Client;
using LigdiCash.Emulator;
using Xunit;

namespace Checkout.Plugin.Tests;

// The README of each project has the one table of arrows: "| Folder | Holds | Uses |". The folder "." is the root.
public sealed class FolderDirectionTests
{
    private static readonly Dictionary<string, FolderGraph> Graphs = new[]
    {
        Graph(typeof(ICheckout)), Graph(typeof(LigdiCashClient)), Graph(typeof(EmulatorApp)),
    }.ToDictionary(graph => Path.GetFileName(graph.Project), StringComparer.Ordinal);

    public static TheoryData<string> Projects => [.. Graphs.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_what_the_table_allows(string project)
    {
        var allowed = Table(project);

        var forbidden = Graphs[project].Arrows.Where(arrow => !allowed[arrow.From].Contains(arrow.To, StringComparer.Ordinal));

        Assert.Empty(forbidden.Select(arrow => arrow.ToString()).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_table_allows_no_cycle_and_nothing_that_is_not_used(string project)
    {
        var allowed = Table(project);

        // Each row uses only rows below it, so there is no cycle.
        var rows = allowed.Keys.ToList();
        Assert.All(allowed, row => Assert.All(
            row.Value, used => Assert.True(rows.IndexOf(used) > rows.IndexOf(row.Key), $"{row.Key} -> {used}")));

        var used = Graphs[project].Arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        Assert.All(allowed, row => Assert.Empty(row.Value.Except(used[row.Key], StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_and_every_type_has_its_place(string project)
    {
        Assert.Empty(Graphs[project].TypesWithoutFolder);
        Assert.Empty(Graphs[project].Folders.Except(Table(project).Keys, StringComparer.Ordinal));
    }

    private static FolderGraph Graph(Type type)
    {
        var name = type.Assembly.GetName().Name!;
        return new(type.Assembly, Path.Combine(Repository.Root, "src", name));
    }

    // "`Paying/` | … | Storage, Payments |": the folder, and those in its last column.
    private static Dictionary<string, string[]> Table(string project) =>
        File.ReadLines(Path.Combine(Graphs[project].Project, "README.md"))
            .SkipWhile(line => line != "| Folder | Holds | Uses |").Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..4])
            .ToDictionary(
                cells => cells[0].Trim('`', '/'),
                cells => cells[2].Split(", ").Select(name => name.Trim('`')).Where(name => name is not ("" or "–")).ToArray(),
                StringComparer.Ordinal);
}
