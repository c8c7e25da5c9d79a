using System.Diagnostics;
using System.Globalization;
using SearchPlans.Adding;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Syncing;
using SearchPlans.Vocabulary;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Adding;

/// <summary>A copy among many plans whose samples are made up. <c>SEARCHPLANS_TEST_PLANS=250000</c> measures at the size of a nation.</summary>
public sealed class NearCopyScaleTests(ITestOutputHelper output)
{
    private const int SampleSize = 72;

    [Fact]
    public void A_copy_among_many_is_found_without_reading_them()
    {
        Random random = TestRandom.Create(output);
        int plans = int.TryParse(Environment.GetEnvironmentVariable("SEARCHPLANS_TEST_PLANS"), CultureInfo.InvariantCulture, out int given) ? given : 2000;
        string folder = Directory.CreateTempSubdirectory("searchplans-scale-").FullName;
        try
        {
            var directory = new DiskDirectory(folder);
            string text = string.Concat(Enumerable.Range(0, 5000).Select(_ => (char)('一' + random.Next(3000))));
            // Forms of words that very many plans share.
            string[] common = [.. Enumerable.Range(0, 200).Select(_ => Term(random))];
            Schema schema = PlanFields.SchemaOf(PlanVocabulary.Shipped);
            using (IndexWriter writer = IndexWriter.Open(directory, schema))
            {
                for (int i = 0; i < plans; i++)
                {
                    IEnumerable<string> sample = Enumerable.Range(0, SampleSize).Select(n => n < 4 ? common[random.Next(common.Length)] : Term(random));
                    writer.Add(Block(i, new Document { Stored = Record(i) }.Add(PlanFields.Shingles, string.Join(' ', sample))));
                }
                writer.Add(PlanBlocks.Create(new CorpusFile("wanted.txt", ""), PlanParser.Parse(text, "wanted.txt"), "hash"));
                writer.Commit();
            }
            using IndexSnapshot snapshot = IndexSnapshot.Open(directory, schema);
            ShingleSketch sketch = ShingleSketch.Of([text[500..] + text[..400]]);
            Assert.Equal("wanted.txt", NearCopies.Find(snapshot, sketch)[0].Plan.File);
            var watch = Stopwatch.StartNew();
            for (int i = 0; i < 100; i++) NearCopies.Find(snapshot, sketch);
            output.WriteLine($"{plans} plans: {watch.Elapsed.TotalMilliseconds / 100:0.00} ms a lookup; "
                + $"{new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length) / (double)plans:0} bytes a plan");
            Assert.InRange(watch.Elapsed.TotalMilliseconds / 100, 0, 100);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Term(Random random) => ShingleSketch.TermOf((ulong)random.NextInt64());

    private static byte[] Record(int i) =>
        PlanRecords.Write(new PlanRecord(new PlanSummary($"{i}", $"{i}.txt", new PlanMetadata(), 0, 0), [], new PlanMetadataOrigins(), []));

    private static DocumentBlock Block(int i, Document head) => new DocumentBlock()
        .Set(PlanFields.Id, $"{i}").Set(PlanFields.File, $"{i}.txt").Set(PlanFields.ContentHash, $"{i}").Set(PlanFields.TextHash, $"{i}")
        .Set(PlanFields.Region, "").Set(PlanFields.Year, 2024).Set(PlanFields.Type, "").Add(head);
}
