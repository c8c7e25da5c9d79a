using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Lucene.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Faults;

/// <summary>Damages every file of a small index, of our codec with page checksums and of Lucene's without: it is reported with the
/// file's name, and searching ends with the right answer or with the exception for it.</summary>
[TakesLong]
[Trait("Speed", "Slow")]
public sealed class CorruptionTests(ITestOutputHelper output)
{
    // What one answer from the index of a few kilobytes may take at the most.
    private const long MostBytes = 64 << 20;

    private const string Hint = "segments.gen";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(300);

    private static readonly Query[] _queries =
    [
        new TermQuery(new Term("text", "all")), new TermQuery(new Term("text", "w7")), new TermQuery(new Term("tag", "t1")),
        new PrefixQuery(new Term("text", "w")), Phrase("all", "w1"),
        new BooleanQuery
        {
            { new TermQuery(new Term("text", "all")), Occur.MUST },
            { new TermQuery(new Term("text", "w3")), Occur.SHOULD },
            { new TermQuery(new Term("tag", "t2")), Occur.MUST_NOT },
        },
    ];

    private readonly Dictionary<string, int> _outcomes = [];

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public Task A_flipped_byte_is_reported_and_never_answers_wrongly(bool pageChecksums, bool compound)
    {
        Random random = TestRandom.Create(output);
        // Others with another seed. In compound files are the same structures once more.
        int oneIn = compound ? 24 : 12;
        return RunAll(Build(pageChecksums, compound), pageChecksums, sound => Enumerable.Range(0, sound.Length)
            .Where(_ => random.Next(oneIn) == 0).Select(i => Flip(random, sound, i)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flips_in_files_of_many_pages_are_reported_and_never_answer_wrongly(bool pageChecksums)
    {
        Random random = TestRandom.Create(output);
        TemporaryFolder folder = Build(pageChecksums, compound: false, largeRecords: true);
        await RunAll(folder, pageChecksums, sound => sound.Length < 2 * PageFrame.PageLength
            ? []
            : Enumerable.Range(0, 40).Select(_ => Flip(random, sound, random.Next(sound.Length))));
        // Pages are checked when they are read, files without checksums of pages when they are opened.
        Assert.Equal(pageChecksums, _outcomes.GetValueOrDefault("right") > 0);
        Assert.True(_outcomes["refused"] > 0);
    }

    private static (string What, byte[] Bytes) Flip(Random random, byte[] sound, int at)
    {
        byte[] bytes = [.. sound];
        bytes[at] ^= (byte)random.Next(1, 256);
        return ($"byte {at} from {sound[at]:x2} to {bytes[at]:x2}", bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Every_cut_is_reported_and_never_answers_wrongly(bool pageChecksums)
    {
        // Each file at its beginning, at its end and at some lengths between.
        Random random = TestRandom.Create(output);
        return RunAll(Build(pageChecksums, compound: false), pageChecksums, sound => Enumerable.Range(0, sound.Length)
            .Where(i => i < 3 || i > sound.Length - 40 || random.Next(24) == 0).Select(i => ($"cut to {i} bytes", sound[..i])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_file_is_reported_and_refused(bool pageChecksums)
    {
        using TemporaryFolder folder = Build(pageChecksums, compound: false);
        foreach (string file in folder.IndexFiles().Where(f => f != Hint && !f.StartsWith("segments_", StringComparison.Ordinal)))
        {
            string path = Path.Combine(folder.Path, file);
            byte[] bytes = File.ReadAllBytes(path);
            File.Delete(path);
            Assert.Contains(IndexVerification.Verify(new MapDirectory(folder.Path, pageChecksums)).Problems, p => p.File == file);
            Assert.Equal(file, Assert.Throws<IndexFormatException>(() => Answer(folder, pageChecksums)).File);
            File.WriteAllBytes(path, bytes);
        }
    }

    // Two segments, deletions, positions, norms, doc values, stored fields; as few bytes as can be.
    private static TemporaryFolder Build(bool pageChecksums, bool compound, bool largeRecords = false)
    {
        string filling = largeRecords ? new string([.. Enumerable.Range(0, 5000).Select(i => (char)('a' + i * i % 23))]) : "";
        var folder = new TemporaryFolder();
        using var writer = new BurstWriter(new MapDirectory(folder.Path, pageChecksums), () =>
        {
            IndexWriterConfig config = pageChecksums ? RollingIndex.Config() : RollingIndex.Config(RollingIndex.StockCodec);
            config.UseCompoundFile = compound;
            return config;
        });
        foreach (int docs in (int[])[45, 3])
        {
            using WriterSession session = writer.Open("small");
            foreach (string key in (string[])["a", "b", "c"])
            {
                session.AddDocuments([.. Enumerable.Range(0, docs / 3).Select(d => new Document
                {
                    new TextField("text", d % 5 == 0 ? $"all w{d % 3} all" : $"w{d % 9} all w1", Field.Store.NO),
                    new StringField("tag", $"t{d % 3}", Field.Store.NO),
                    new StringField("key", key + docs, Field.Store.YES),
                    new NumericDocValuesField("number", d * docs),
                    new BinaryDocValuesField("record", new BytesRef($"record {d}")),
                    // Never asked for.
                    new BinaryDocValuesField("other", new BytesRef($"{filling}{d}")),
                })]);
            }
            session.Commit();
        }
        using (WriterSession session = writer.Open("small"))
        {
            session.DeleteDocuments(new Term("key", "b45"));
            session.Commit();
        }
        Assert.Equal(compound, folder.IndexFiles().Any(f => f.EndsWith(".cfs", StringComparison.Ordinal)));
        return folder;
    }

    private static PhraseQuery Phrase(params string[] terms)
    {
        var phrase = new PhraseQuery();
        foreach (string term in terms)
        {
            phrase.Add(new Term("text", term));
        }
        return phrase;
    }

    private static string Answer(TemporaryFolder folder, bool pageChecksums)
    {
        using var commits = new IndexCommits(new MapDirectory(folder.Path, pageChecksums));
        using CommitReader reader = commits.Acquire();
        var searcher = new IndexSearcher(reader.Reader);
        var answer = new StringBuilder();
        var record = new BytesRef();
        foreach (Query query in _queries)
        {
            TopDocs top = searcher.Search(query, 100);
            answer.Append(top.TotalHits);
            foreach (ScoreDoc found in top.ScoreDocs)
            {
                AtomicReaderContext leaf = reader.Reader.Leaves[ReaderUtil.SubIndex(found.Doc, reader.Reader.Leaves)];
                int doc = found.Doc - leaf.DocBase;
                leaf.AtomicReader.GetBinaryDocValues("record").Get(doc, record);
                answer.Append($" {found.Doc}:{found.Score}:{leaf.AtomicReader.GetNumericDocValues("number").Get(doc)}:"
                    + $"{record.Utf8ToString()}:{reader.Reader.Document(found.Doc).Get("key")}");
            }
            answer.Append('\n');
        }
        return answer.ToString();
    }

    private async Task RunAll(TemporaryFolder folder, bool pageChecksums, Func<byte[], IEnumerable<(string What, byte[] Bytes)>> damages)
    {
        using TemporaryFolder disposed = folder;
        Assert.Empty(IndexVerification.Verify(new MapDirectory(folder.Path, pageChecksums)).Problems);
        string sound = Answer(folder, pageChecksums);
        Assert.Contains("record 3", sound, StringComparison.Ordinal);
        string[] files = folder.IndexFiles();
        string at = "";
        Task all = Task.Run(() =>
        {
            foreach (string file in files)
            {
                string path = Path.Combine(folder.Path, file);
                byte[] bytes = File.ReadAllBytes(path);
                foreach ((string what, byte[] damaged) in damages(bytes))
                {
                    at = $"{file} {what}";
                    // A new file each time: what was mapped before stays as it was.
                    File.Delete(path);
                    File.WriteAllBytes(path, damaged);
                    Try(folder, pageChecksums, file, at, sound);
                }
                File.Delete(path);
                File.WriteAllBytes(path, bytes);
            }
        });
        if (await Task.WhenAny(all, Task.Delay(_patience)) != all)
        {
            Assert.Fail($"hangs at {at}");
        }
        await all;
        Assert.Equal(sound, Answer(folder, pageChecksums));
        output.WriteLine($"{_outcomes.Values.Sum()} damages of {files.Length} files: {string.Join(", ", _outcomes)}");
    }

    private void Try(TemporaryFolder folder, bool pageChecksums, string file, string what, string sound)
    {
        VerificationReport report = IndexVerification.Verify(new MapDirectory(folder.Path, pageChecksums));
        // Lucene doesn't need its hint.
        Assert.True(file == Hint || report.Problems.Any(p => p.File == file && p.Problem.Contains(file, StringComparison.Ordinal)),
            $"{what}: not reported, but {string.Join(", ", report.Problems)}");
        long before = GC.GetAllocatedBytesForCurrentThread();
        string outcome = "refused";
        try
        {
            Assert.True(Answer(folder, pageChecksums) == sound, $"{what}: a wrong answer without a word");
            outcome = "right";
        }
        catch (IndexFormatException e)
        {
            Assert.Equal(file, e.File);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{what}: {e}", e);
        }
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < MostBytes, $"{what}: {taken} bytes");
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }
}
