using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SearchPlans.Index;

/// <summary>A part of a corpus, which one of several indexers fills: plans are dealt out by a hash of the ids that their names
/// give.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many there are, at most <see cref="MaxCount"/>.</param>
public sealed record IndexSlice(int Number, int Count)
{
    /// <summary>How many parts there may be.</summary>
    public const int MaxCount = 64;

    /// <summary>Reads 2/4; null where it is no part of so many.</summary>
    public static IndexSlice? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int one)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int all)
            && one >= 1 && one <= all && all <= MaxCount
            ? new IndexSlice(one, all)
            : null;
    }

    /// <summary>Whether a plan is of this part.</summary>
    /// <param name="id">The id that its name gives.</param>
    public bool Holds(string id) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) % (uint)Count == Number - 1;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}

/// <summary>How far an index is that is filled in parts.</summary>
/// <param name="Done">How many parts are filled.</param>
/// <param name="Count">How many there are.</param>
/// <param name="IsInUse">Whether the index took the place of the one before, which it does with the last part.</param>
public sealed record FilledSlices(int Done, int Count, bool IsInUse);

/// <summary>An index that several processes fill side by side: a new one, which takes the place of the one before when all of its parts are
/// there.</summary>
public interface ISlicedIndex
{
    /// <summary>Begins to fill a part, anew where somebody had begun it.</summary>
    /// <param name="slice">The part.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanIndexLockedException">Another process is filling that part; the message says who.</exception>
    /// <exception cref="PlanIndexException">An index is being filled in other parts, or by other words.</exception>
    Task<ISliceWriter> OpenSliceAsync(IndexSlice slice, CancellationToken cancellation);
}

/// <summary>Fills a part of a new index. A commit says that the part is complete; there is one. Disposed of without it, the part has to be
/// filled once more.</summary>
public interface ISliceWriter : IPlanIndexWriter
{
    /// <summary>How far all parts are; known from the start where this part is complete already, else with the commit.</summary>
    FilledSlices? Filled { get; }
}
