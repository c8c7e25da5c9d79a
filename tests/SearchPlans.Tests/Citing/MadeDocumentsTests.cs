using System.Text;
using System.Text.RegularExpressions;
using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Reading;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Citing;

/// <summary>Sixty made-up documents that name each other, in documents.txt.</summary>
public sealed partial class MadeDocumentsTests(ITestOutputHelper output)
{
    private const double LeastLinked = 0.95;

    private sealed record Made(string Id, string Head, string Text, IReadOnlyList<(int Start, int End, string Target)> Names);

    [Fact]
    public async Task Documents_that_are_named_are_linked_and_none_wrong()
    {
        Made[] documents = [.. Read()];
        Assert.Equal(60, documents.Length);
        using var temporary = new TemporaryLibrary([.. documents.Select(d => ($"{d.Id}.md", d.Head + d.Text))]);
        Dictionary<string, string> ids = (await temporary.Library.PlansAsync())
            .ToDictionary(p => Path.GetFileNameWithoutExtension(p.File), p => p.Id);
        Dictionary<string, string> names = ids.ToDictionary(p => p.Value, p => p.Key);
        (int wanted, int linked) = (0, 0);
        List<string> wrong = [];
        foreach (Made document in documents)
        {
            PlanCitations citations = (await temporary.Library.CitationsAsync(ids[document.Id]))!;
            PlanPage page = (await temporary.Library.ReadAsync(ids[document.Id]))!;
            PlanPageUnit unit = page.Units.Single(u => u.Text == document.Text);
            (int Start, int End, string Target)[] links = [.. citations.Cited.Where(c => c.Plan != null).SelectMany(
                c => c.Mentions.Where(m => m.Anchor == unit.Anchor).Select(m => (m.StartChar, m.EndChar, names[c.Plan!.Id])))];
            foreach (var name in document.Names.Where(n => n.Target != "-"))
            {
                wanted++;
                bool isLinked = links.Any(l => Overlap(l, name) && l.Target == name.Target);
                linked += isLinked ? 1 : 0;
                if (!isLinked)
                {
                    output.WriteLine($"not linked in {document.Id}: {document.Text[name.Start..name.End]}");
                }
            }
            wrong.AddRange(links
                .Where(l => document.Names.All(n => !Overlap(l, n)) || document.Names.Any(n => Overlap(l, n) && n.Target != l.Target))
                .Select(l => $"{document.Id}: {document.Text[l.Start..l.End]} leads to {l.Target}"));
        }
        output.WriteLine($"{linked} of {wanted} linked");
        Assert.Empty(wrong);
        Assert.True(wanted >= 60 && linked >= LeastLinked * wanted, $"{linked} of {wanted} linked");
    }

    [Fact]
    public async Task What_names_a_document_is_what_it_is_named_by()
    {
        Made[] documents = [.. Read()];
        using var temporary = new TemporaryLibrary([.. documents.Select(d => ($"{d.Id}.md", d.Head + d.Text))]);
        List<(string, string)> forward = [], backward = [];
        foreach (PlanSummary plan in await temporary.Library.PlansAsync())
        {
            PlanCitations citations = (await temporary.Library.CitationsAsync(plan.Id))!;
            forward.AddRange(citations.Cited.Where(c => c.Plan != null && !c.IsSelf)
                .SelectMany(c => c.Mentions.Select(m => (plan.Id + m.Anchor + m.StartChar, c.Plan!.Id))));
            backward.AddRange(citations.Citing.SelectMany(c => c.Mentions.Select(m => (c.Plan.Id + m.Anchor + m.StartChar, plan.Id))));
        }
        Assert.NotEmpty(forward);
        Assert.Equal(forward.Order(), backward.Order());
    }

    private static bool Overlap((int Start, int End, string) link, (int Start, int End, string) name) =>
        link.Start < name.End && link.End > name.Start;

    private static IEnumerable<Made> Read()
    {
        string[] lines = [.. File.ReadLines(Repository.PathOf("tests", "SearchPlans.Tests", "Citing", "documents.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')];
        foreach (string[] document in lines.Chunk(2))
        {
            string[] head = [.. document[0][2..].Split('|', StringSplitOptions.TrimEntries)];
            string[] places = head[1].Split('/');
            // 北京市/海淀区: a district without a city around it.
            bool isOfMunicipality = places is ["北京市" or "重庆市", _];
            string[] keys = isOfMunicipality ? ["province", "county"] : ["province", "city", "county"];
            var yaml = new StringBuilder("---\n");
            foreach ((string key, string value) in keys.Zip(places)
                .Concat([("year", head[2]), ("type", head[3]), ("number", head[4]), ("title", head[5])]).Where(f => f.Item2.Length > 0))
            {
                yaml.Append(key).Append(": \"").Append(value).Append("\"\n");
            }
            var text = new StringBuilder();
            List<(int, int, string)> names = [];
            int at = 0;
            foreach (Match match in Name().Matches(document[1]))
            {
                text.Append(document[1], at, match.Index - at);
                names.Add((text.Length, text.Length + match.Groups["words"].Length, match.Groups["target"].Value));
                text.Append(match.Groups["words"].Value);
                at = match.Index + match.Length;
            }
            text.Append(document[1], at, document[1].Length - at);
            yield return new Made(head[0], $"{yaml}---\n\n# {head[5]}\n\n", text.ToString(), names);
        }
    }

    [GeneratedRegex(@"\{(?<words>[^{}>]+)>(?<target>[a-z0-9-]+)\}")]
    private static partial Regex Name();
}
