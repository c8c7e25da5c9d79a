using System.Diagnostics;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Embedded;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Storage;
using SearchPlans.Plans;
using SearchPlans.Vocabulary;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Adding;

/// <summary>A copy among many plans whose samples are made up. <c>SEARCHPLANS_TEST_PLANS=250000</c> measures at the size of a
/// nation.</summary>
public sealed class NearCopyScaleTests(ITestOutputHelper output)
{
    private const int SampleSize = 72;

    [Fact]
    public void A_copy_among_many_is_found_without_reading_them()
    {
        Random random = TestRandom.Create(output);
        int plans = TestSize.Asked("SEARCHPLANS_TEST_PLANS") ?? 2000;
        string folder = Directory.CreateTempSubdirectory("searchplans-scale-").FullName;
        try
        {
            string text = string.Concat(Enumerable.Range(0, 5000).Select(_ => (char)('一' + random.Next(3000))));
            // Forms of words that very many plans share.
            string[] common = [.. Enumerable.Range(0, 200).Select(_ => Term(random))];
            BlockCodec.Register();
            var fields = new PlanFields(PlanVocabulary.Shipped, nameof(IndexCodec.Block));
            using var directory = new MapDirectory(folder, pageChecksums: true);
            var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new global::Lucene.Net.Analysis.Core.KeywordAnalyzer())
            {
                Codec = BlockCodec.Instance
            };
            using (var writer = new IndexWriter(directory, config))
            {
                for (int i = 0; i < plans; i++)
                {
                    IEnumerable<string> sample = Enumerable.Range(0, SampleSize)
                        .Select(n => n < 4 ? common[random.Next(common.Length)] : Term(random));
                    writer.AddDocuments([Head(fields, i, string.Join(' ', sample))]);
                }
                writer.AddDocuments(new PlanDocuments(fields).Of(
                    new IndexedPlan(new CorpusFile("wanted.txt", ""), PlanParser.Parse(text, "wanted.txt"), "hash")));
                writer.Commit();
            }
            using DirectoryReader reader = DirectoryReader.Open(directory);
            ShingleSketch sketch = ShingleSketch.Of([text[500..] + text[..400]]);
            var searcher = new ScoringSearcher(reader);
            EmbeddedSnapshot Snapshot() =>
                new(fields, searcher, () => EmbeddedSnapshot.ListOf(reader), SearchBudget.Unlimited(default));
            Assert.Equal("wanted.txt", NearCopyFinder.Find(Snapshot(), sketch, null)[0].Plan.File);
            var watch = Stopwatch.StartNew();
            for (int i = 0; i < 100; i++)
            {
                NearCopyFinder.Find(Snapshot(), sketch, null);
            }
            output.WriteLine($"{plans} plans: {watch.Elapsed.TotalMilliseconds / 100:0.00} ms a lookup; "
                + $"{new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length) / (double)plans:0} bytes a plan");
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), $"{watch.Elapsed}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Term(Random random) => ShingleSketch.TermOf((ulong)random.NextInt64());

    private static byte[] Record(int i) =>
        PlanRecords.Write(new PlanRecord(new PlanSummary($"{i}", $"{i}.txt", new PlanMetadata(), 0, 0), [], new PlanMetadataOrigins(), []));

    // The plan's document of a plan that has no others.
    private static List<IIndexableField> Head(PlanFields fields, int i, string sample)
    {
        PlanFields.TextField shingles = fields.Texts.Single(t => t.Name == PlanFields.Shingles);
        FieldType keyword = PlanFields.FieldTypeOf(IndexOptions.DOCS_ONLY, hasNorms: false);
        return
        [
            new TokenField(shingles.Name, shingles.Analyzer, shingles.FieldType).With(sample),
            new TokenField(DocBlocks.FieldName, new KeywordAnalyzer(), keyword).With(DocBlocks.BlockStart, DocBlocks.GroupStart),
            new BinaryDocValuesField(PlanFields.Record, new BytesRef(Record(i))),
        ];
    }
}
