using System.Text;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Highlighting;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Highlighting;

/// <summary>Characters find: every run of characters is found in every text that has it, and marked where it stands.</summary>
public sealed class RunsTests(ITestOutputHelper output)
{
    private static readonly Schema _schema = new(
        [
            new TextField("bigrams", new CharacterBigramAnalyzer(), Postings.Positions, Norms: true),
            new TextField("single", new CharacterAnalyzer(), Postings.Positions, Norms: true),
        ], []);

    private static List<(Rune Rune, int Start, int End)> Characters(string text)
    {
        var characters = new List<(Rune, int, int)>();
        var stream = new CharacterStream(text);
        while (stream.MoveNext()) characters.Add((stream.Current, stream.StartChar, stream.EndChar));
        return characters;
    }

    private static PhraseQuery? Phrase(string run)
    {
        var tokens = new TokenBuffer();
        bool single = Characters(run).Count == 1;
        (single ? new CharacterAnalyzer() : (BufferAnalyzer)new CharacterBigramAnalyzer()).CreateTokenizer().Tokenize(run, tokens);
        if (tokens.Count == 0) return null;
        PhraseTerm[] terms = [.. Enumerable.Range(0, tokens.Count).Select(i => new PhraseTerm(tokens.Term(i).ToString(), tokens.Position(i)))];
        return new PhraseQuery(single ? "single" : "bigrams", terms);
    }

    // The plain scan: where the run's characters stand in a row among the text's characters.
    private static List<Mark> Scan(List<(Rune Rune, int Start, int End)> text, List<(Rune Rune, int Start, int End)> run)
    {
        var marks = new List<Mark>();
        for (int at = 0; at + run.Count <= text.Count; at++)
        {
            int same = 0;
            while (same < run.Count && text[at + same].Rune == run[same].Rune) same++;
            if (same == run.Count) marks.Add(new Mark(text[at].Start, text[at + same - 1].End));
        }
        return marks;
    }

    [Fact]
    public void Every_run_is_found_and_marked_where_a_plain_scan_sees_it_and_nowhere_else()
    {
        Random random = TestRandom.Create(output);
        string[] texts = [.. Enumerable.Range(0, 1500).Select(_ => RandomChinese.Text(random, random.Next(80)))];
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            foreach (string text in texts) writer.Add(new DocumentBlock().Add(new Document().Add("bigrams", text).Add("single", text)));
            writer.Commit();
        }
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, _schema);
        var searcher = new Searcher(snapshot);
        var matcher = new TextMatcher(_schema);
        var characters = texts.Select(Characters).ToList();
        int found = 0;
        for (int i = 0; i < 200; i++)
        {
            string from = texts[random.Next(texts.Length)];
            int start = random.Next(from.Length + 1);
            string run = from.Substring(start, Math.Min(from.Length - start, 1 + random.Next(12)));
            // A decimal point at the edge of the run isn't between digits any more, and half a pair isn't a character.
            if (Phrase(run) is not { } phrase) continue;
            List<(Rune Rune, int Start, int End)> wanted = Characters(run);
            TopDocs top = searcher.TopDocs(phrase, texts.Length, countAll: true);
            int[] expected = [.. Enumerable.Range(0, texts.Length).Where(d => Scan(characters[d], wanted).Count > 0)];
            Assert.True(expected.SequenceEqual(top.ScoreDocs.Select(d => d.Doc).Order()), $"the texts of {run}");
            foreach (int doc in expected.Take(50))
            {
                matcher.SetText(texts[doc]);
                Assert.Equal(TextMatcher.Merge(Scan(characters[doc], wanted)), matcher.Find(phrase));
            }
            found += expected.Length;
        }
        output.WriteLine($"{found} times a run in a text");
        Assert.True(found > 200);
    }

    [Fact]
    public void Marks_are_those_of_what_is_asked_for_in_order_and_in_one_where_they_touch()
    {
        var matcher = new TextMatcher(_schema);
        matcher.SetText("组织“链上坪山”，坪山、区");
        Query asked = new BooleanQuery([Phrase("坪山")!], [new BoostQuery(Phrase("山区")!, 2)], [Phrase("组织")!], [new ConstantQuery(Phrase("链上")!, 1)]);
        Assert.Equal([new Mark(3, 7), new Mark(9, 13)], matcher.Find(asked));
        matcher.SetText("没有");
        Assert.Empty(matcher.Find(asked));
        matcher.SetText("");
        Assert.Empty(matcher.Find(asked));
    }
}
