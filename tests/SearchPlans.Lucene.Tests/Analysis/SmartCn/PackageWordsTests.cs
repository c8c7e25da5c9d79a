using System.IO.Compression;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Text.Sentences;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>
/// Terms, offsets, positions and the gap at the end are those of the installed package's <c>SmartChineseAnalyzer</c>, line for line. It
/// isn't followed where its buffer ends (1,024 characters), nor where it splits a character outside the BMP.
/// </summary>
public class PackageWordsTests(ITestOutputHelper output)
{
    private const int PackageBufferLength = 1024;

    [Fact]
    public void Shipped_plan_has_the_tokens_of_the_package() =>
        Assert.Empty(CountOthers(File.ReadLines(Repository.ShippedPlan)));

    [SharedDataFact(SmartCnGoldenTests.ReportLines)]
    public void Golden_lines_have_the_tokens_of_the_package() =>
        Assert.Empty(CountOthers(File.ReadLines(Repository.SharedPathOf(SmartCnGoldenTests.ReportLines))));

    /// <summary>All 8.5 million characters: some ten seconds, nearly all of them the package's.</summary>
    [ReportsFact]
    [Trait("Speed", "slow")]
    public void Reports_have_the_tokens_of_the_package()
    {
        Dictionary<string, int> others = CountOthers(ReportLines());
        Assert.Equal(new Dictionary<string, int> { ["longer than the package's buffer"] = 57, ["outside the BMP"] = 2 }, others);
    }

    [Fact]
    public void Random_signs_and_words_have_the_tokens_of_the_package()
    {
        Random random = TestRandom.Create(output);
        string[] words = ShippedDictionary.File.Words;
        string[] lines = [.. Enumerable.Range(0, 3000)
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Piece())))];
        Assert.True(CountOthers(lines).Keys.All(reason => reason == "outside the BMP"));

        string Piece() => random.Next(8) switch
        {
            0 => ((char)random.Next(0x20, 0x3100)).ToString(),
            1 => ((char)random.Next(0xFE30, 0xFFFE)).ToString(),
            2 => RandomChinese.Text(random, 2),
            3 => words[random.Next(words.Length)][..1],
            _ => words[random.Next(words.Length)].Replace("#", "", StringComparison.Ordinal),
        };
    }

    /// <summary>How many lines have other tokens, by reason; fails where a line has none.</summary>
    private Dictionary<string, int> CountOthers(IEnumerable<string> lines)
    {
        var others = new Dictionary<string, int>();
        int count = 0;
        Parallel.ForEach(lines, () => new Comparison(), (line, _, comparison) =>
        {
            Interlocked.Increment(ref count);
            if (comparison.FindsOtherTokens(line))
            {
                string? reason = line.Any(char.IsSurrogate) ? "outside the BMP"
                    : line.Length > PackageBufferLength && comparison.HasTokensOfSentences(line) ? "longer than the package's buffer"
                    : null;
                Assert.True(reason is not null, $"{line}\n{comparison}");
                lock (others)
                {
                    others[reason] = others.GetValueOrDefault(reason) + 1;
                }
            }
            return comparison;
        }, _ => { });
        output.WriteLine($"{count} lines; other tokens: {string.Join(", ", others.Select(o => $"{o.Value} {o.Key}"))}");
        Assert.True(count > 0);
        return others;
    }

    private static IEnumerable<string> ReportLines()
    {
        using ZipArchive zip = ZipFile.OpenRead(Repository.ReportsZip!);
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name.Length > 0))
        {
            using var reader = new StreamReader(entry.Open());
            while (reader.ReadLine() is { } line)
            {
                yield return line;
            }
        }
    }

    /// <summary>The tokens of both, of one text after another.</summary>
    private sealed class Comparison
    {
        private readonly BufferTokenizer _ours = new SmartCnAnalyzer().CreateTokenizer();
        private readonly BufferTokenizer _package = new PackageWordAnalyzer().CreateTokenizer();
        private readonly TokenBuffer _actual = new(), _expected = new();

        public bool FindsOtherTokens(string text)
        {
            _actual.Clear();
            _expected.Clear();
            _ours.Tokenize(text, _actual);
            _package.Tokenize(text, _expected);
            return _actual.Count != _expected.Count || _actual.NextPosition != _expected.NextPosition
                || !Enumerable.Range(0, _actual.Count).All(token => IsSame(token, 0));
        }

        /// <summary>Whether they would be the same if the package's buffer were large enough: sentences are segmented alone, so it may read
        /// one by one.</summary>
        public bool HasTokensOfSentences(string text)
        {
            _expected.Clear();
            bool isSame = true;
            for (int start = 0; start < text.Length;)
            {
                int end = SentenceBoundaries.Next(text, start), first = _expected.Count;
                _package.Tokenize(text.AsSpan(start..end), _expected);
                isSame &= _expected.Count <= _actual.Count
                    && Enumerable.Range(first, _expected.Count - first).All(token => IsSame(token, start));
                start = end;
            }
            return isSame && _actual.Count == _expected.Count && _actual.NextPosition == _expected.NextPosition;
        }

        public override string ToString() => $"expected {Listed(_expected)}\nactual   {Listed(_actual)}";

        private bool IsSame(int token, int offset) =>
            _actual.Term(token).SequenceEqual(_expected.Term(token)) && _actual.Position(token) == _expected.Position(token)
            && _actual.StartChar(token) == _expected.StartChar(token) + offset
            && _actual.EndChar(token) == _expected.EndChar(token) + offset;

        private static string Listed(TokenBuffer tokens) => string.Concat(Enumerable.Range(0, tokens.Count)
            .Select(t => $"{tokens.Term(t)}/{tokens.StartChar(t)}/{tokens.EndChar(t)}/{tokens.Position(t)} "))
            + $"next {tokens.NextPosition}";
    }
}
