using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Highlighting;

/// <summary>Characters find: every run of characters is found in every text that has it, and marked where it stands.</summary>
public sealed class TextMatcherTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, BufferAnalyzer> _analyzers = new()
    {
        ["bigrams"] = new CharacterBigramAnalyzer(),
        ["single"] = new CharacterAnalyzer(),
    };

    private static List<(Rune Rune, int Start, int End)> Characters(string text)
    {
        var characters = new List<(Rune, int, int)>();
        var stream = new CharacterStream(text);
        while (stream.MoveNext())
        {
            characters.Add((stream.Current, stream.StartChar, stream.EndChar));
        }
        return characters;
    }

    private static ExactPhraseQuery? Phrase(string run)
    {
        var tokens = new TokenBuffer();
        string field = Characters(run).Count == 1 ? "single" : "bigrams";
        _analyzers[field].CreateTokenizer().Tokenize(run, tokens);
        PhraseTerm[] terms =
            [.. Enumerable.Range(0, tokens.Count).Select(i => new PhraseTerm(tokens.Term(i).ToString(), tokens.Position(i)))];
        return terms.Length == 0 ? null : new ExactPhraseQuery(field, terms);
    }

    // The plain scan: where the run's characters stand in a row among the text's characters.
    private static List<Mark> Scan(List<(Rune Rune, int Start, int End)> text, List<(Rune Rune, int Start, int End)> run)
    {
        var marks = new List<Mark>();
        for (int at = 0; at + run.Count <= text.Count; at++)
        {
            int same = 0;
            while (same < run.Count && text[at + same].Rune == run[same].Rune)
            {
                same++;
            }
            if (same == run.Count)
            {
                marks.Add(new Mark(text[at].Start, text[at + same - 1].End));
            }
        }
        return marks;
    }

    private static RAMDirectory Index(IEnumerable<string> texts)
    {
        var directory = new RAMDirectory();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null));
        Dictionary<string, TokenBufferStream> streams = _analyzers.Keys.ToDictionary(f => f, _ => new TokenBufferStream());
        foreach (string text in texts)
        {
            var doc = new Document();
            foreach ((string field, TokenBufferStream stream) in streams)
            {
                var tokens = new TokenBuffer();
                _analyzers[field].CreateTokenizer().Tokenize(text, tokens);
                stream.Set(tokens);
                doc.Add(new TextField(field, stream));
            }
            writer.AddDocument(doc);
        }
        return directory;
    }

    [Fact]
    public void Every_run_is_found_and_marked_where_a_plain_scan_sees_it_and_nowhere_else()
    {
        Random random = TestRandom.Create(output);
        string[] texts = [.. Enumerable.Range(0, 1500).Select(_ => RandomChinese.Text(random, random.Next(80)))];
        using DirectoryReader reader = DirectoryReader.Open(Index(texts));
        var searcher = new ScoringSearcher(reader);
        var matcher = new TextMatcher(_analyzers);
        var characters = texts.Select(Characters).ToList();
        int found = 0;
        for (int i = 0; i < 200; i++)
        {
            string from = texts[random.Next(texts.Length)];
            int start = random.Next(from.Length + 1);
            string run = from.Substring(start, Math.Min(from.Length - start, 1 + random.Next(12)));
            // A decimal point at the edge of the run isn't between digits any more, and half a pair isn't a character.
            if (Phrase(run) is not { } phrase)
            {
                continue;
            }
            List<(Rune Rune, int Start, int End)> wanted = Characters(run);
            TopDocs top = searcher.TopDocs(phrase, texts.Length);
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
        var matcher = new TextMatcher(_analyzers);
        matcher.SetText("组织“链上坪山”，坪山、区");
        Query asked = new FilteredBooleanQuery(
            [Phrase("坪山")!],
            [new BoostQuery(Phrase("山区")!, 2), new DisjunctionMaxQuery([new TermQuery(new Term("single", "没"))], 0)],
            [Phrase("组织")!],
            [new ConstantScoreQuery(Phrase("链上")!)]);
        Assert.Equal([new Mark(3, 7), new Mark(9, 13)], matcher.Find(asked));
        matcher.SetText("没有");
        Assert.Equal([new Mark(0, 1)], matcher.Find(asked));
        matcher.SetText("");
        Assert.Empty(matcher.Find(asked));
    }

    [Fact]
    public void Of_what_stands_near_only_the_places_that_do_are_marked()
    {
        var matcher = new TextMatcher(_analyzers);
        matcher.SetText("经济在各区。坪山区经济，都到坪山");
        var near = new NearQuery([new PhraseSpan(Phrase("坪山")!, 2), new PhraseSpan(Phrase("经济")!, 2)]) { MaxLength = 5 };
        Assert.Equal([new Mark(6, 8), new Mark(9, 11)], matcher.Find(near));
        var cut = new NearQuery(near.Items) { MaxLength = 5, Separators = [new TermQuery(new Term("single", "区"))] };
        Assert.Empty(matcher.Find(cut));
        Assert.Equal([new Mark(0, 2), new Mark(9, 11)], matcher.Find(new CoverageQuery("single", ["经", "济"], 1)));
        var range = new AnySpan([new TermRangeSpan("single", [new TermRange("区", "医")])]);
        Assert.Equal([new Mark(4, 5), new Mark(8, 9)], matcher.Find(new NearQuery([range])));
    }
}
