using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>Runs through the terms of a field in the order of their UTF-8 bytes. Stands before the first at the beginning.</summary>
public sealed class TermEnumerator
{
    private readonly TermDictionary _dictionary;
    private byte[] _term = new byte[64];
    private int _termLength;
    private int _nextBlock;
    private int _leftInBlock;
    private int _position;
    private long _postings;
    private long _positions;

    internal TermEnumerator(TermDictionary dictionary, int block)
    {
        _dictionary = dictionary;
        _nextBlock = block;
    }

    /// <summary>The current term's UTF-8 bytes; valid until the next move.</summary>
    public ReadOnlySpan<byte> Term => _term.AsSpan(0, _termLength);

    /// <summary>Where the current term's postings are.</summary>
    public TermInfo Info { get; private set; }

    internal int Block => _nextBlock - 1;

    /// <summary>Moves to the next term; false after the last.</summary>
    public bool MoveNext()
    {
        if (_leftInBlock == 0)
        {
            if (_nextBlock >= _dictionary.BlockCount) return false;
            _leftInBlock = _dictionary.TermsInBlock(_nextBlock++);
            _position = 0;
            _termLength = 0;
            _postings = _positions = 0;
        }
        var cursor = new ByteCursor(_dictionary.Block(_nextBlock - 1), _dictionary.FileName) { Position = _position };
        ReadTerm(ref cursor);
        ReadInfo(ref cursor);
        _position = cursor.Position;
        _leftInBlock--;
        return true;
    }

    private void ReadTerm(ref ByteCursor cursor)
    {
        int shared = cursor.ReadCount(_termLength);
        ReadOnlySpan<byte> suffix = cursor.Read(cursor.ReadCount(cursor.Left));
        _termLength = shared + suffix.Length;
        if (_termLength > _term.Length) Array.Resize(ref _term, _termLength * 2);
        suffix.CopyTo(_term.AsSpan(shared));
    }

    private void ReadInfo(ref ByteCursor cursor)
    {
        int docFreq = cursor.ReadCount(int.MaxValue);
        if (docFreq == 0)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, _dictionary.FileName, "至少一个文档", "0");
        long postings = docFreq == 1 ? cursor.ReadCount(int.MaxValue) : 0;
        long totalTermFreq = docFreq;
        if (_dictionary.Kept != Postings.Documents) totalTermFreq += (long)cursor.ReadVarUInt();
        if (docFreq > 1) postings = _postings += (long)cursor.ReadVarUInt();
        if (_dictionary.Kept == Postings.Positions) _positions += (long)cursor.ReadVarUInt();
        Info = new TermInfo(docFreq, totalTermFreq, postings, _positions);
    }
}
