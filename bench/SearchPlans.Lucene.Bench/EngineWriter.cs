using SearchPlans.Bench.Peers;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Lucene.Bench;

/// <summary>Fills an index of the engine; a plan is a block.</summary>
internal sealed class EngineWriter(string folder, bool pretokenized) : IPeerWriter
{
    private readonly IndexWriter _writer = IndexWriter.Open(new DiskDirectory(folder), EngineSchema.Create(pretokenized));

    public void Add(List<DocumentLine> plan)
    {
        DocumentLine first = plan[0];
        var block = new DocumentBlock()
            .Set("plan", first.Plan).Set("title", first.Title).Set("region", first.Region).Set("year", first.Year);
        int section = first.Section;
        foreach (DocumentLine line in plan)
        {
            var document = new Document { StartsGroup = line.Section != section, Stored = BitConverter.GetBytes(line.Line) };
            block.Add(document.Add(EngineSchema.Text, line.Text));
            section = line.Section;
        }
        _writer.Add(block);
    }

    public void Commit() => _writer.Commit();

    public void Dispose() => _writer.Dispose();
}
