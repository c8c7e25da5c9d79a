using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// The norms (see <see cref="NormEncoding"/>) of all documents of a segment, by field.
/// <code>
/// norms file: per field with norms: norm:u8 {docCount}
/// </code>
/// </summary>
internal static class Norms
{
    public static readonly IndexFileFormat Format = new("norms", 1, 1);

    /// <summary>Writes the file.</summary>
    /// <param name="output">A new file of <see cref="Format"/>.</param>
    /// <param name="fields">Per field of the schema the norm of each document, or null for a field without norms.</param>
    public static void Write(IndexOutput output, IReadOnlyList<byte[]?> fields)
    {
        foreach (byte[]? norms in fields)
        {
            if (norms is not null) output.Write(norms);
        }
    }

    /// <summary>Where each field's norms begin; -1 for a field without.</summary>
    public static long[] Open(MappedBytes file, Schema schema, int docCount)
    {
        long offset = IndexOutput.HeaderLength;
        var offsets = new long[schema.Texts.Count];
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = schema.Texts[i].Norms ? offset : -1;
            if (schema.Texts[i].Norms) offset += docCount;
        }
        if (offset != file.BodyEnd)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"长度记录止于 {offset}", $"止于 {file.BodyEnd}");
        return offsets;
    }
}
