using System.Text.RegularExpressions;

namespace SearchPlans.Tests;

/// <summary>Who may depend on whom, held by reading the sources: between projects, and between the folders of a project.</summary>
public sealed partial class RoomsTests
{
    // The projects and those each may refer to.
    private static readonly Dictionary<string, string[]> _projects = new()
    {
        ["SearchPlans.Text"] = [],
        ["SearchPlans.Plans"] = ["SearchPlans.Text"],
        ["SearchPlans.Lucene"] = ["SearchPlans.Text"],
        ["SearchPlans"] = ["SearchPlans.Plans", "SearchPlans.Lucene", "SearchPlans.Text"],
        ["SearchPlans.OpenSearch"] = ["SearchPlans"],
        ["SearchPlans.Mcp"] = ["SearchPlans"],
        ["SearchPlans.Cli"] = ["SearchPlans", "SearchPlans.OpenSearch", "SearchPlans.Mcp"],
        ["SearchPlans.Web"] = ["SearchPlans", "SearchPlans.OpenSearch", "SearchPlans.Mcp"],
    };

    // The folders of a project and those each may name. What these may name in turn, it may too.
    private static readonly Dictionary<string, Dictionary<string, string[]>> _folders = new()
    {
        ["SearchPlans.Text"] = new()
        {
            ["Characters"] = [],
            ["Sentences"] = [],
            ["Numerals"] = [],
            ["Quantities"] = ["Characters"],
        },
        ["SearchPlans.Lucene"] = new()
        {
            ["Analysis"] = [],
            ["Storage"] = [],
            ["Scoring"] = [],
            ["Postings"] = ["Storage"],
            ["Queries"] = ["Scoring", "Postings"],
            ["Collecting"] = ["Queries"],
            ["Highlighting"] = ["Analysis", "Queries"],
        },
        ["SearchPlans.OpenSearch"] = new()
        {
            ["Cluster"] = [],
            ["Schema"] = ["Cluster"],
            ["Writing"] = ["Schema"],
            ["Searching"] = ["Schema"],
        },
        ["SearchPlans"] = new()
        {
            ["Diagnostics"] = [],
            ["Corpus"] = ["Diagnostics"],
            ["Access"] = ["Corpus"],
            ["Comparing"] = ["Reading", "Searching"],
            ["History"] = ["Corpus"],
            ["Vocabulary"] = ["Corpus"],
            ["Querying"] = ["Vocabulary"],
            ["Suggesting"] = ["Vocabulary"],
            ["Figures"] = ["Querying", "Suggesting"],
            ["Searching"] = ["Querying", "Figures"],
            ["Trends"] = ["Searching"],
            ["Citing"] = ["Corpus"],
            ["Origins"] = ["Corpus", "Comparing"],
            ["Reading"] = ["Corpus"],
            ["Index"] = ["Searching", "Trends", "Suggesting", "Reading", "Comparing", "Citing", "Origins"],
            ["Indexing"] = ["Index", "History"],
            ["Feeds"] = ["Index", "History"],
            ["Adding"] = ["Index", "History", "Comparing"],
            ["Keeping"] = ["Adding"],
            ["Fetching"] = ["Adding"],
            ["Exporting"] = ["Searching", "Trends", "Suggesting", "Reading", "Comparing", "Citing", "Origins", "Feeds", "Keeping"],
        },
    };

    // What of SearchPlans.Lucene is no matter of an index: words are cut and marks are made wherever plans are searched.
    private static readonly string[] _openToAll = ["Analysis", "Highlighting"];

    public static TheoryData<string> Projects() => [.. _projects.Keys];

    public static TheoryData<string, string> Folders()
    {
        var data = new TheoryData<string, string>();
        foreach ((string project, string folder) in _folders.SelectMany(p => p.Value.Keys.Select(f => (p.Key, f))))
        {
            data.Add(project, folder);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_it_may(string project)
    {
        string text = File.ReadAllText(Repository.PathOf("src", project, $"{project}.csproj"));
        string[] references = [.. ProjectReference().Matches(text).Select(m => m.Groups[1].Value)];
        Assert.All(references, r => Assert.Contains(r, _projects[project]));
    }

    [Fact]
    public void Every_project_has_its_rules() =>
        Assert.Equal(_projects.Keys.Order(), Directory.GetDirectories(Repository.PathOf("src")).Select(Path.GetFileName).Order());

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_names_only_those_it_may(string project, string folder)
    {
        HashSet<string> allowed = Reachable(_folders[project], folder);
        string[] files = SourcesIn("src", project, folder);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            string source = File.ReadAllText(file);
            Assert.Contains($"namespace {project}.{folder}", source, StringComparison.Ordinal);
            IEnumerable<string> named = Regex.Matches(source, $@"(?<![\w.]){Regex.Escape(project)}\.(\w+)").Select(m => m.Groups[1].Value);
            Assert.All(named.Where(_folders[project].ContainsKey), other => Assert.True(allowed.Contains(other), $"{file} names {other}"));
        }
    }

    [Theory]
    [InlineData("SearchPlans.Text")]
    [InlineData("SearchPlans.Lucene")]
    [InlineData("SearchPlans.OpenSearch")]
    [InlineData("SearchPlans")]
    public void A_project_has_no_other_folders(string project) =>
        Assert.Equal(_folders[project].Keys.Order(),
            Directory.GetDirectories(Repository.PathOf("src", project)).Select(Path.GetFileName).Order());

    [Fact]
    public void Only_the_index_names_Lucene()
    {
        foreach (string file
            in SourcesIn("src", "SearchPlans").Concat(SourcesIn("src", "SearchPlans.Cli")).Concat(SourcesIn("src", "SearchPlans.Web")))
        {
            if (file.Contains("/SearchPlans/Index/", StringComparison.Ordinal))
            {
                continue;
            }
            string source = File.ReadAllText(file);
            Assert.False(source.Contains("Lucene.Net", StringComparison.Ordinal) && LuceneNet().IsMatch(source),
                $"{file} names Lucene.Net");
            IEnumerable<string> named = LuceneRoom().Matches(source).Select(m => m.Groups[1].Value);
            Assert.All(named, folder => Assert.True(_openToAll.Contains(folder), $"{file} names SearchPlans.Lucene.{folder}"));
        }
    }

    [Fact]
    public void SearchPlans_Lucene_knows_nothing_of_plans()
    {
        foreach (string file in SourcesIn("src", "SearchPlans.Lucene"))
        {
            Assert.DoesNotMatch(@"\b(class|record|struct|interface|enum) \w*Plan(s|[A-Z]\w*)?\b", File.ReadAllText(file));
        }
    }

    [Fact]
    public void The_top_level_holds_the_rooms_and_nothing_else()
    {
        string[] folders = ["src", "tests", "corpus", "index", "bench", "docs"];
        string[] files = ["SearchPlans.sln", "README.md", "NOTICE", "global.json"];
        Assert.All(folders, f => Assert.True(Directory.Exists(Repository.PathOf(f)), f));
        Assert.All(
            Directory.GetDirectories(Repository.Root).Select(d => Path.GetFileName(d)!),
            d => Assert.True(folders.Contains(d) || d.StartsWith('.'), d));
        Assert.All(
            Directory.GetFiles(Repository.Root).Select(f => Path.GetFileName(f)!),
            f => Assert.True(files.Contains(f) || f.StartsWith('.') || f.EndsWith(".props", StringComparison.Ordinal), f));
    }

    [Fact]
    public void No_line_of_code_is_longer_than_140_columns()
    {
        string[] sources = [.. SourcesIn("src").Concat(SourcesIn("tests")).Concat(SourcesIn("bench"))];
        string[] longer = [.. sources.SelectMany(f => LongLinesOf(f, 140).Select(line => $"{f}:{line}"))];
        Assert.Empty(longer);
    }

    [Fact]
    public void The_page_about_the_index_names_sources_that_are_there()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "index.md"));
        string[] named = [.. SourceFile().Matches(page).Select(m => m.Groups[1].Value)];
        string[] sources = [.. SourcesIn("src").Select(f => f.Replace('\\', '/'))];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(sources.Any(s => s.EndsWith($"/{name}", StringComparison.Ordinal)), name));
    }

    [Fact]
    public void The_page_about_security_names_tests_and_sources_that_are_there()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "security.md"));
        string[] files = [.. SourcesIn("src").Concat(SourcesIn("tests"))];
        string tests = string.Concat(SourcesIn("tests").Select(File.ReadAllText));
        string[] named = [.. Code().Matches(page).Select(m => m.Groups[1].Value).Distinct()];
        Assert.True(named.Length > 40, $"{named.Length}");
        Assert.All(named, name => Assert.True(
            name.EndsWith(".cs", StringComparison.Ordinal)
                ? files.Any(f => Path.GetFileName(f) == name)
                : Regex.IsMatch(tests, $@"(class|void|Task|async Task) {name}\b"),
            name));
        string[] chapters = [.. page.Split("\n### ")[1..].Select(c => c.Split(' ')[0])];
        Assert.Equal(["V1", "V2", "V3", "V4", "V5", "V8", "V13", "V14", "V15", "V16"], chapters);
    }

    /// <summary>The numbers of a file's lines of more columns; pages quoted whole in raw strings aren't ours to break.</summary>
    private static IEnumerable<int> LongLinesOf(string file, int columns)
    {
        bool isQuoted = false;
        foreach ((int index, string line) in File.ReadLines(file).Index())
        {
            if (line.Length > columns && !isQuoted)
            {
                yield return index + 1;
            }

            isQuoted ^= line.Split("\"\"\"").Length % 2 == 0;
        }
    }

    private static string[] SourcesIn(params string[] parts) =>
        [.. Directory.GetFiles(Repository.PathOf(parts), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))];

    private static HashSet<string> Reachable(Dictionary<string, string[]> folders, string from)
    {
        var reached = new HashSet<string> { from };
        var open = new Stack<string>([from]);
        while (open.TryPop(out string? at))
        {
            foreach (string next in folders[at])
            {
                if (reached.Add(next))
                {
                    open.Push(next);
                }
            }
        }
        return reached;
    }

    [GeneratedRegex(@"(using|global::)\s*Lucene\.Net|= Lucene\.Net")]
    private static partial Regex LuceneNet();

    [GeneratedRegex(@"SearchPlans\.Lucene\.(\w+)")]
    private static partial Regex LuceneRoom();

    // A source, a class of tests, or a test.
    [GeneratedRegex(@"`(\w+\.cs|\w+Tests|[A-Z]\w*_\w+_\w+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"`((?:\w+/)?\w+\.cs)`")]
    private static partial Regex SourceFile();

    [GeneratedRegex("""<ProjectReference Include="[^"]*/(SearchPlans[\w.]*)\.csproj""")]
    private static partial Regex ProjectReference();
}
