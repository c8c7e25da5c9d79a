using System.Text.RegularExpressions;

namespace SearchPlans.Tests;

/// <summary>Who may depend on whom, held by reading the sources.</summary>
public sealed partial class RoomsTests
{
    // The rooms of the engine and those each may name. What these may name in turn, it may too.
    private static readonly Dictionary<string, string[]> _engineRooms = new()
    {
        ["Analysis"] = [],
        ["Documents"] = ["Analysis"],
        ["Storage"] = [],
        ["Segments"] = ["Documents", "Storage"],
        ["Indexing"] = ["Analysis", "Segments"],
        ["Search"] = ["Analysis", "Segments"],
        ["Highlighting"] = ["Analysis", "Search"],
        ["Verification"] = ["Segments"],
    };

    private static readonly Dictionary<string, string[]> _projects = new()
    {
        ["SearchPlans.Engine"] = [],
        ["SearchPlans.Plans"] = [],
        ["SearchPlans"] = ["SearchPlans.Engine", "SearchPlans.Plans"],
        ["SearchPlans.Cli"] = ["SearchPlans"],
        ["SearchPlans.Web"] = ["SearchPlans"],
    };

    public static TheoryData<string> EngineRooms() => [.. _engineRooms.Keys];

    public static TheoryData<string> Projects() => [.. _projects.Keys];

    [Theory]
    [MemberData(nameof(EngineRooms))]
    public void A_room_of_the_engine_names_only_those_it_may(string room)
    {
        HashSet<string> allowed = Reachable(room);
        string[] files = Directory.GetFiles(Repository.PathOf("src", "SearchPlans.Engine", room), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            string source = File.ReadAllText(file);
            Assert.Contains($"namespace SearchPlans.Engine.{room}", source, StringComparison.Ordinal);
            IEnumerable<string> named = EngineNamespace().Matches(source).Concat(BareRoom().Matches(source)).Select(m => m.Groups[1].Value);
            Assert.All(named.Where(_engineRooms.ContainsKey), other => Assert.True(allowed.Contains(other), $"{Path.GetFileName(file)} names {other}"));
        }
    }

    [Fact]
    public void The_engine_has_no_other_rooms()
    {
        string engine = Repository.PathOf("src", "SearchPlans.Engine");
        Assert.Equal(_engineRooms.Keys.Order(), Directory.GetDirectories(engine).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.GetFiles(engine, "*.cs"));
    }

    [Fact]
    public void Searching_and_indexing_meet_only_through_segments()
    {
        Assert.DoesNotContain("Indexing", Reachable("Search"));
        Assert.DoesNotContain("Search", Reachable("Indexing"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_it_may(string project)
    {
        string text = File.ReadAllText(Repository.PathOf("src", project, $"{project}.csproj"));
        string[] references = [.. ProjectReference().Matches(text).Select(m => m.Groups[1].Value)];
        Assert.All(references, r => Assert.Contains(r, _projects[project]));
        if (_projects[project].Length > 0) return;
        string[] others = [.. _projects.Keys.Where(p => p != project && p != "SearchPlans").Append("SearchPlans.Searching")];
        foreach (string file in Directory.GetFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories))
            Assert.All(others, o => Assert.DoesNotContain($"using {o}", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void The_top_level_holds_the_rooms_and_nothing_else()
    {
        string[] folders = ["src", "tests", "corpus", "index", "bench", "docs"];
        string[] files = ["SearchPlans.sln", "README.md", "NOTICE", "global.json"];
        Assert.All(
            Directory.GetDirectories(Repository.Root).Select(d => Path.GetFileName(d)!),
            d => Assert.True(folders.Contains(d) || d.StartsWith('.'), d));
        Assert.All(
            Directory.GetFiles(Repository.Root).Select(f => Path.GetFileName(f)!),
            f => Assert.True(files.Contains(f) || f.StartsWith('.') || f.EndsWith(".props", StringComparison.Ordinal), f));
    }

    [Fact]
    public void The_page_about_the_index_names_sources_that_are_there()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "index.md"));
        string[] named = [.. SourceFile().Matches(page).Select(m => m.Groups[1].Value)];
        string[] sources = [.. Directory.GetFiles(Repository.PathOf("src", "SearchPlans.Engine"), "*.cs", SearchOption.AllDirectories)
            .Select(f => f.Replace('\\', '/'))];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(sources.Any(s => s.EndsWith($"/{name}", StringComparison.Ordinal)), name));
    }

    private static HashSet<string> Reachable(string room)
    {
        var reached = new HashSet<string> { room };
        var open = new Stack<string>([room]);
        while (open.TryPop(out string? at))
        {
            foreach (string next in _engineRooms[at])
            {
                if (reached.Add(next)) open.Push(next);
            }
        }
        return reached;
    }

    [GeneratedRegex(@"SearchPlans\.Engine\.(\w+)")]
    private static partial Regex EngineNamespace();

    // Inside the engine's namespaces a room can be named by its own name alone.
    [GeneratedRegex(@"(?<![\w.])(Indexing|Search|Highlighting|Verification)\.[A-Z]")]
    private static partial Regex BareRoom();

    [GeneratedRegex(@"`((?:\w+/)?\w+\.cs)`")]
    private static partial Regex SourceFile();

    [GeneratedRegex("""<ProjectReference Include="[^"]*/(SearchPlans[\w.]*)\.csproj""")]
    private static partial Regex ProjectReference();
}
