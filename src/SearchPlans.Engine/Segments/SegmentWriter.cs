using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Writes the files of one segment. Stored bytes go in document by document; then, once, everything known of all
/// documents; then the terms of each field in order. Whatever was written when it fails is left for the next writer to
/// clear away: only a manifest makes files part of the index.
/// </summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly IndexDirectory _directory;
    private readonly Schema _schema;
    private readonly List<IndexOutput> _outputs = [];
    private readonly StoredBytesWriter _stored;
    private readonly PostingsWriter _postings;
    private readonly TermDictionaryWriter _terms;

    public SegmentWriter(IndexDirectory directory, Schema schema, string name)
    {
        _directory = directory;
        _schema = schema;
        Name = name;
        _stored = new StoredBytesWriter(Create(SegmentInfo.Stored, StoredBytesWriter.Format));
        _terms = new TermDictionaryWriter(Create(SegmentInfo.Terms, TermDictionaryWriter.Format));
        _postings = new PostingsWriter(
            Create(SegmentInfo.Postings, PostingsWriter.PostingsFormat), Create(SegmentInfo.Positions, PostingsWriter.PositionsFormat));
    }

    public string Name { get; }

    /// <summary>Adds the stored bytes of the next document.</summary>
    public void AddStored(ReadOnlySpan<byte> bytes) => _stored.Add(bytes);

    /// <summary>Writes the norms, per field of the schema the norm of each document, null in a field without.</summary>
    public void WriteNorms(IReadOnlyList<byte[]?> norms) =>
        Norms.Write(Create(SegmentInfo.NormsFile, Norms.Format), norms);

    /// <summary>Writes where blocks and groups begin.</summary>
    public void WriteGroups(List<int> blocks, List<int> groups) =>
        Groups.Write(Create(SegmentInfo.GroupsFile, Groups.Format), blocks, groups);

    /// <summary>Writes the columns, per column of the schema a value for each block.</summary>
    public void WriteColumns(IReadOnlyList<List<long>> numbers, IReadOnlyList<List<string>> keywords) =>
        ColumnsWriter.Write(Create(SegmentInfo.Columns, ColumnsWriter.Format), _schema, numbers, keywords);

    /// <summary>Begins the terms of a field; fields come in the schema's order.</summary>
    public void StartField(int field, ReadOnlyMemory<byte> norms, long tokens, int docsWithField)
    {
        TextField text = _schema.Texts[field];
        _terms.StartField(text.Name, text.Postings);
        _postings.StartField(text.Postings, norms, docsWithField == 0 ? 1 : (float)tokens / docsWithField);
    }

    /// <summary>Begins a term.</summary>
    public void StartTerm() => _postings.StartTerm();

    /// <summary>Adds a document that holds the term.</summary>
    public void AddPosting(int doc, int freq, ReadOnlySpan<int> positions) => _postings.Add(doc, freq, positions);

    /// <summary>Ends a term.</summary>
    public void FinishTerm(ReadOnlySpan<byte> term) => _terms.Add(term, _postings.FinishTerm());

    /// <summary>Ends a field.</summary>
    public void FinishField(int docsWithField) => _terms.FinishField(docsWithField);

    /// <summary>Completes all files and says what they are.</summary>
    public SegmentInfo Complete(int docCount, int blockCount)
    {
        _stored.Finish();
        _terms.Finish();
        foreach (IndexOutput output in _outputs) output.Complete();
        return new SegmentInfo(
            Name, docCount, blockCount, 0, [.. _outputs.Select(o => new SegmentFile(o.Name, o.Position, o.Checksum))], null);
    }

    public void Dispose()
    {
        _stored.Dispose();
        _postings.Dispose();
        _terms.Dispose();
        foreach (IndexOutput output in _outputs) output.Dispose();
    }

    private IndexOutput Create(string kind, IndexFileFormat format)
    {
        var output = new IndexOutput(_directory, $"{Name}.{kind}", format);
        _outputs.Add(output);
        return output;
    }
}
