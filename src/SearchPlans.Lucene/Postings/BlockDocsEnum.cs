using Lucene.Net.Index;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// Runs through the documents of one term in one segment, forwards only, block by block. Frequencies and positions are
/// decoded when they are first asked for in a block. Stays on <c>NO_MORE_DOCS</c> after the last document. For one thread.
/// </summary>
public sealed unsafe partial class BlockDocsEnum : DocsAndPositionsEnum, IBlockDocs
{
    private readonly PostingsFile _docsFile;
    private readonly PostingsFile? _positionsFile;
    private readonly int _maxDoc;
    private readonly DocsBlock _docs;

    // Of the term.
    private IndexOptions _options;
    private IBits? _liveDocs;
    private TermBlocks _blocks;
    private long _totalTermFreq;
    private int _singleDoc;

    // The current document, its block and its place there: -1 while the place isn't known.
    private int _doc;
    private int _block;
    private int _place;
    private int _nextPosition;

    internal BlockDocsEnum(PostingsFile docs, PostingsFile? positions, int maxDoc)
    {
        _docsFile = docs;
        _positionsFile = positions;
        _maxDoc = maxDoc;
        _docs = new DocsBlock(docs, maxDoc);
    }

    /// <inheritdoc />
    public override int DocID => _doc;

    /// <summary>How often the current document holds the term; 1 in a field without frequencies.</summary>
    public override int Freq => (int)FreqsOf(_block).At(Place) + 1 + SingleMore;

    /// <summary>-1: offsets aren't kept.</summary>
    public override int StartOffset => -1;

    /// <summary>-1: offsets aren't kept.</summary>
    public override int EndOffset => -1;

    /// <inheritdoc />
    public ReadOnlySpan<int> RestOfBlock
    {
        get
        {
            int place = Place;
            return _docs.Docs[place..];
        }
    }

    private int Place => _place >= 0 ? _place : _place = _docs.PlaceOf(_doc);

    /// <inheritdoc />
    public ReadOnlySpan<int> RestBelow(int end)
    {
        int place = Place;
        return _docs.Docs[place..(_docs.LastDoc < end ? _docs.Count : _docs.FirstPlaceFrom(end, place))];
    }

    /// <inheritdoc />
    public int Skip(int documents)
    {
        _place = Place + documents - 1;
        return NextDoc();
    }

    /// <inheritdoc />
    public override int NextDoc()
    {
        do
        {
            // The place of -1, before the first, is known.
            _place = _doc < 0 ? 0 : Place + 1;
            _doc = _place < _docs.Count ? _docs.DocAt(_place) : NextBlock();
        }
        while (_liveDocs is not null && _doc != NO_MORE_DOCS && !_liveDocs.Get(_doc));
        _nextPosition = 0;
        return _doc;
    }

    /// <summary>Moves to the first document at or after <paramref name="target"/> and gives it; stays where it is when
    /// that is already there.</summary>
    public override int Advance(int target)
    {
        if (target <= _doc)
        {
            return _doc;
        }
        if (target > _docs.LastDoc && !MoveTo(target))
        {
            return _doc;
        }
        _doc = _docs.FirstFrom(target, Math.Max(_place, 0), out _place);
        _nextPosition = 0;
        return _liveDocs is null || _liveDocs.Get(_doc) ? _doc : NextDoc();
    }

    /// <inheritdoc />
    public override long GetCost() => _blocks.DocFreq;

    /// <inheritdoc />
    public override int NextPosition() => Positions()[_nextPosition++];

    /// <summary>Null: payloads aren't kept.</summary>
    public override BytesRef? GetPayload() => null;

    internal bool IsOf(PostingsFile docs) => _docsFile == docs;

    internal void Reset(PostingsTermState term, IndexOptions options, IBits? liveDocs)
    {
        if (term.DocFreq < 1 || term.DocFreq > _maxDoc)
        {
            throw _docsFile.Corrupt($"1 到 {_maxDoc} 个文档", $"{term.DocFreq} 个");
        }
        _options = options;
        _liveDocs = liveDocs;
        _blocks = new TermBlocks(_docsFile, term);
        _totalTermFreq = term.TotalTermFreq;
        _singleDoc = term.SingleDoc;
        _docs.Clear(lastDoc: -1);
        _doc = -1;
        _block = -1;
        _place = 0;
        ForgetFreqs();
    }

    // Goes to the block that has the first document at or after a target behind the current block, or to the end.
    private bool MoveTo(int target)
    {
        int block = _blocks.Find(target, _block + 1);
        if (block < _blocks.Count)
        {
            ReadBlock(block);
            // A single block has no table that would have said so before.
            if (target <= _docs.LastDoc)
            {
                return true;
            }
        }
        End();
        return false;
    }

    private int NextBlock()
    {
        if (_block + 1 >= _blocks.Count)
        {
            return End();
        }
        ReadBlock(_block + 1);
        return _docs.DocAt(0);
    }

    private void ReadBlock(int block)
    {
        _block = block;
        _place = 0;
        if (_blocks.DocFreq == 1)
        {
            _docs.ReadSingle(_singleDoc);
        }
        else
        {
            _docs.Read(_blocks, block);
        }
    }

    private int End()
    {
        _docs.Clear(NO_MORE_DOCS);
        _block = _blocks.Count;
        _place = 0;
        return _doc = NO_MORE_DOCS;
    }
}
