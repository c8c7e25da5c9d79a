using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene.Analysis;

/// <summary>
/// A growing list of tokens in structure-of-arrays form, reused from text to text so that tokenizing allocates nothing.
/// A token is its term (the normalised characters), the range of the original text it stands for, and its position
/// (ordinal; a term counts as next to another when their positions differ by one).
/// </summary>
public sealed class TokenBuffer
{
    private char[] _terms = new char[1024];
    private Entry[] _entries = new Entry[256];
    private int _termsLength;
    private int _nextPosition;

    private struct Entry
    {
        public int TermStart, TermLength, StartChar, EndChar, Position;
    }

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>The term of token <paramref name="token"/>; valid until the next change of this buffer.</summary>
    public ReadOnlySpan<char> Term(int token)
    {
        ref Entry e = ref At(token);
        return _terms.AsSpan(e.TermStart, e.TermLength);
    }

    /// <summary>UTF-16 offset in the original text where the token begins.</summary>
    public int StartChar(int token) => At(token).StartChar;

    /// <summary>UTF-16 offset in the original text right after the token's last character.</summary>
    public int EndChar(int token) => At(token).EndChar;

    /// <summary>The token's ordinal, from 0.</summary>
    public int Position(int token) => At(token).Position;

    /// <summary>The position of a token that would follow next to the last, gaps left behind it included.</summary>
    public int NextPosition => _nextPosition;

    /// <summary>Removes all tokens; positions start from 0 again.</summary>
    public void Clear()
    {
        Count = 0;
        _termsLength = 0;
        _nextPosition = 0;
    }

    /// <summary>Appends a token.</summary>
    /// <param name="term">Its normalised characters; copied.</param>
    /// <param name="startChar">Offset of its first character in the original text.</param>
    /// <param name="endChar">Offset right after its last character.</param>
    /// <param name="positionIncrement">How far after the token before it: 1 usually, 0 for another form of the same one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<char> term, int startChar, int endChar, int positionIncrement = 1)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }
        _nextPosition += positionIncrement;
        _entries[Count++] = new Entry
        {
            TermStart = Keep(term),
            TermLength = term.Length,
            StartChar = startChar,
            EndChar = endChar,
            Position = _nextPosition - 1,
        };
    }

    /// <summary>Leaves a gap of <paramref name="positions"/> before the next token, so that nothing runs across it.</summary>
    public void Skip(int positions) => _nextPosition += positions;

    /// <summary>Makes one token of neighbours, in the first's place; those behind it stay where they are.</summary>
    internal void Join(int first, int last, ReadOnlySpan<char> term)
    {
        ref Entry entry = ref At(first);
        entry.TermStart = Keep(term);
        entry.TermLength = term.Length;
        entry.EndChar = At(last).EndChar;
    }

    /// <summary>Puts a token in another's place, so many positions earlier than it was.</summary>
    internal void Move(int token, int to, int positions)
    {
        At(to) = At(token);
        At(to).Position -= positions;
    }

    /// <summary>Removes the last tokens, each with its position: what comes next follows as if they had never been.</summary>
    internal void Drop(int tokens)
    {
        Count -= tokens;
        _nextPosition -= tokens;
    }

    /// <summary>Gives tokens the offsets in the text as it was before it was spelled out.</summary>
    /// <param name="first">The first of them; all behind it, too.</param>
    /// <param name="starts">Where each character of the text they were made of begins.</param>
    /// <param name="ends">Where it ends.</param>
    internal void MoveOffsets(int first, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        for (int token = first; token < Count; token++)
        {
            ref Entry entry = ref At(token);
            entry.EndChar = ends[entry.EndChar - 1];
            entry.StartChar = starts[entry.StartChar];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Keep(ReadOnlySpan<char> term)
    {
        if (_termsLength + term.Length > _terms.Length)
        {
            Array.Resize(ref _terms, Math.Max(_terms.Length * 2, _termsLength + term.Length));
        }
        term.CopyTo(_terms.AsSpan(_termsLength));
        int start = _termsLength;
        _termsLength += term.Length;
        return start;
    }

    private ref Entry At(int token) => ref _entries.AsSpan(0, Count)[token];
}
