using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Checkout.Plugin.Tests;

// The dependencies between the top folders of one project, from its compiled types. A type belongs to the folder of its source file.
internal sealed partial class FolderGraph
{
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Architecture _architecture;
    private readonly string _assembly;

    public FolderGraph(System.Reflection.Assembly assembly, string project)
    {
        (Project, _assembly) = (project, assembly.GetName().Name!);
        foreach (var component in Directory.EnumerateFiles(project, "*.razor", SearchOption.AllDirectories).Where(IsSource))
        {
            _folders[Path.GetFileNameWithoutExtension(component)] = FolderOf(component);
        }

        foreach (var file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories).Where(IsSource))
        {
            foreach (Match declaration in Declaration().Matches(File.ReadAllText(file)))
            {
                _folders[declaration.Groups["name"].Value] = FolderOf(file);
            }
        }

        _architecture = new ArchLoader().LoadAssembly(assembly).Build();
    }

    public string Project { get; }

    public IEnumerable<string> Folders => _folders.Values.Distinct(StringComparer.Ordinal);

    // Types that no source file declares: the compiler made them, or the search for declarations misses them.
    public IEnumerable<string> TypesWithoutFolder => Own
        .Where(type => FolderOf(type) is null && type.Namespace.FullName.StartsWith("LigdiCash", StringComparison.Ordinal))
        .Select(type => type.FullName).Where(name => !name.Contains('<', StringComparison.Ordinal));

    public IEnumerable<FolderArrow> Arrows =>
        from type in Own
        from dependency in type.Dependencies
        where IsOwn(dependency.Target)
        let arrow = new FolderArrow(FolderOf(type)!, FolderOf(dependency.Target)!, type.Name, dependency.Target.Name)
        where arrow.From is not null && arrow.To is not null && arrow.From != arrow.To
        select arrow;

    private IEnumerable<IType> Own => _architecture.Types.Where(IsOwn);

    private bool IsOwn(IType type) => type.Assembly.Name.Split(',')[0] == _assembly;

    private bool IsSource(string file) => FolderOf(file) is not ("obj" or "bin");

    private string FolderOf(string file) =>
        Path.GetRelativePath(Project, file).Split(Path.DirectorySeparatorChar) is [var folder, _, ..] ? folder : ".";

    private string? FolderOf(IType type)
    {
        if (type.FullName.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal))
        {
            return "Views";
        }

        var outermost = type.FullName.Split('+')[0];
        return _folders.GetValueOrDefault(outermost[(outermost.LastIndexOf('.') + 1)..].Split('`')[0]);
    }

    [GeneratedRegex(
        @"^(public|internal)( \w+)* ((class|record struct|record|struct|interface|enum) (?<name>\w+)|delegate .+? (?<name>\w+)\()",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}

internal sealed record FolderArrow(string From, string To, string Origin, string Target)
{
    public override string ToString() => $"{From} -> {To} ({Origin} uses {Target})";
}
