using System.Text;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
using SearchPlans.Lucene.Analysis;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Faults;

public sealed class CorruptionTests(ITestOutputHelper output)
{
    // What one answer from the index of a few kilobytes may take at the most.
    private const long MostBytes = 64 << 20;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private static readonly Schema _schema = new(
        [
            new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true),
            new TextField("tag", new WhitespaceAnalyzer(), Postings.Documents, Norms: false),
        ],
        [new ColumnField("key", ColumnKind.Keyword), new ColumnField("year", ColumnKind.Number)]);

    private static readonly Query[] _queries =
    [
        new TermQuery("text", "all"), new TermQuery("text", "w7"), new TermQuery("tag", "t1"),
        BooleanQuery.Any(new TermQuery("text", "all"), new TermQuery("text", "w7"), new TermQuery("text", "w8")),
        BooleanQuery.All(new TermQuery("text", "all"), new TermQuery("text", "w3")),
        new PhraseQuery("text", [new PhraseTerm("all", 0), new PhraseTerm("w1", 1)]),
        new GroupQuery(new TermQuery("text", "w8"), Grouping.Group),
        new BooleanQuery([new TermQuery("text", "all")], [], [],
            [new BlockQuery(s => { KeywordColumn keys = s.Keywords(0); NumberColumn years = s.Numbers(1); return b => keys[b] != "b" && years[b] > 0; })]),
    ];

    // Two segments, deletions, a term of more than a block; as few bytes as can be.
    private static MemoryDirectory Build()
    {
        var directory = new MemoryDirectory();
        using IndexWriter writer = IndexWriter.Open(directory, _schema);
        foreach (int docs in (int[])[135, 3])
        {
            foreach (string key in (string[])["a", "b", "c"])
            {
                var block = new DocumentBlock().Set("key", key + docs).Set("year", 2000 + docs * 40);
                for (int d = 0; d < docs / 3 + 1; d++)
                {
                    string text = d % 5 == 0 ? $"all w{d % 3} all" : $"w{d % 9} all w1";
                    block.Add(new Document { StartsGroup = d % 20 == 0, Stored = new[] { (byte)d } }.Add("text", text).Add("tag", d % 2 == 0 ? "t1" : ""));
                }
                writer.Add(block);
            }
            writer.Commit();
        }
        writer.Delete("key", "b135");
        writer.Commit();
        return directory;
    }

    private static string Answer(IndexDirectory directory)
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, _schema);
        var searcher = new Searcher(snapshot);
        var answer = new StringBuilder();
        foreach (Query query in _queries)
        {
            foreach (bool countAll in (bool[])[true, false])
            {
                TopDocs top = searcher.TopDocs(query, 5, countAll);
                if (countAll) answer.Append(top.TotalHits.Value);
                foreach (ScoreDoc found in top.ScoreDocs)
                {
                    int segment = snapshot.SegmentOf(found.Doc);
                    ReadOnlySpan<byte> stored = snapshot.Segments[segment].Stored().Read(found.Doc - snapshot.FirstDoc(segment));
                    answer.Append($" {found.Doc}:{found.Score}:{Convert.ToHexString(stored)}");
                }
                answer.Append('\n');
            }
        }
        return answer.ToString();
    }

    private static readonly Lazy<(MemoryDirectory Directory, string Answer)> _sound = new(() =>
    {
        MemoryDirectory directory = Build();
        Assert.Empty(IndexVerifier.Verify(directory, _schema).Problems);
        Assert.Equal(2, IndexSnapshot.Open(directory, _schema).Segments.Count);
        return (directory, Answer(directory));
    });

    private enum Outcome { Refused, Right }

    // Each damage is reported with the file's name, and searching ends: with the right answer or with the exception for it.
    private static Outcome Try(MemoryDirectory directory, string file, string what)
    {
        VerificationReport report = IndexVerifier.Verify(directory, _schema);
        Assert.True(report.Problems.Any(p => p.File == file && p.Problem.Contains(file, StringComparison.Ordinal)), $"{what}: not reported");
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Assert.True(Answer(directory) == _sound.Value.Answer, $"{what}: a wrong answer without a word");
            return Outcome.Right;
        }
        catch (IndexFormatException)
        {
            return Outcome.Refused;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{what}: {e}", e);
        }
        finally
        {
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(taken < MostBytes, $"{what}: {taken} bytes");
        }
    }

    private async Task RunAll(Func<byte[], IEnumerable<(string What, byte[] Bytes)>> damages)
    {
        MemoryDirectory directory = _sound.Value.Directory;
        string at = "";
        var outcomes = new Dictionary<Outcome, int>();
        Task all = Task.Run(() =>
        {
            foreach (string file in directory.List().Order(StringComparer.Ordinal))
            {
                byte[] sound = directory.Read(file);
                var damaged = new MemoryDirectory();
                foreach (string name in directory.List()) damaged.Write(name, directory.Read(name));
                foreach ((string what, byte[] bytes) in damages(sound))
                {
                    at = $"{file} {what}";
                    damaged.Write(file, bytes);
                    Outcome outcome = Try(damaged, file, at);
                    outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                }
            }
        });
        if (await Task.WhenAny(all, Task.Delay(_patience)) != all) Assert.Fail($"hangs at {at}");
        await all;
        output.WriteLine($"{outcomes.Values.Sum()} damages, all reported by the verifier; searching: {string.Join(", ", outcomes)}");
    }

    [Fact]
    public Task Every_flipped_byte_is_reported_and_never_answers_wrongly()
    {
        Random random = TestRandom.Create(output);
        return RunAll(sound => Enumerable.Range(0, sound.Length).Select(i =>
        {
            byte[] bytes = [.. sound];
            bytes[i] ^= (byte)random.Next(1, 256);
            return ($"byte {i} from {sound[i]:x2} to {bytes[i]:x2}", bytes);
        }));
    }

    [Fact]
    public Task Every_cut_is_reported_and_never_answers_wrongly() =>
        RunAll(sound => Enumerable.Range(0, sound.Length).Select(i => ($"cut to {i} bytes", sound[..i])));

    [Fact]
    public void A_missing_file_is_reported_and_refused()
    {
        MemoryDirectory directory = _sound.Value.Directory;
        foreach (string file in directory.List().Where(f => f != Manifest.FileName))
        {
            var damaged = new MemoryDirectory();
            foreach (string name in directory.List().Where(n => n != file)) damaged.Write(name, directory.Read(name));
            Assert.Contains(IndexVerifier.Verify(damaged, _schema).Problems, p => p.File == file);
            Assert.Equal(file, Assert.Throws<IndexFormatException>(() => Answer(damaged)).File);
        }
    }

    [Fact]
    public void Bytes_outside_a_file_are_never_read()
    {
        var directory = new MemoryDirectory();
        directory.Write("f", [1, 2, 3, 4]);
        using MappedBytes bytes = directory.Map("f");
        foreach ((long offset, long length) in ((long, long)[])[(-1, 1), (0, 5), (4, 1), (5, 0), (0, -1), (long.MaxValue, 1), (1, long.MaxValue), (long.MinValue, 1)])
            Assert.Throws<IndexFormatException>(() => bytes.Slice(offset, length).Length);
        Assert.Equal(0, bytes.Slice(4, 0).Length);
        bytes.Dispose();
        Assert.Throws<IndexFormatException>(() => bytes.ReadByte(0));
    }
}
