using SearchPlans.Citing;

namespace SearchPlans.Index.Records;

/// <summary>
/// The bytes that the index keeps of the names of documents in a plan's text, as <see cref="BinaryWriter"/> writes them (integers 7-bit
/// encoded, strings in UTF-8 behind their length): count name{…}, in reading order.
/// <code>
/// name = unit start length:int flags:byte (1: itself, 2: may be of the country) core version place number:string ordinal from to:int
/// </code>
/// </summary>
internal static class CitationRecords
{
    private const int Self = 1;
    private const int National = 2;

    public static byte[] Write(IReadOnlyList<CitedName> names)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(names.Count);
        foreach (CitedName name in names)
        {
            writer.Write7BitEncodedInt(name.Unit);
            writer.Write7BitEncodedInt(name.Start);
            writer.Write7BitEncodedInt(name.Length);
            writer.Write((byte)((name.IsSelf ? Self : 0) | (name.MayBeNational ? National : 0)));
            writer.Write(name.Core);
            writer.Write(name.Version);
            writer.Write(name.Place);
            writer.Write(name.Number);
            writer.Write7BitEncodedInt(name.Ordinal);
            writer.Write7BitEncodedInt(name.FromYear);
            writer.Write7BitEncodedInt(name.ToYear);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static IReadOnlyList<CitedName> Read(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        var names = new CitedName[reader.Read7BitEncodedInt()];
        for (int i = 0; i < names.Length; i++)
        {
            var name = new CitedName(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            int flags = reader.ReadByte();
            names[i] = name with
            {
                IsSelf = (flags & Self) != 0,
                MayBeNational = (flags & National) != 0,
                Core = reader.ReadString(),
                Version = reader.ReadString(),
                Place = reader.ReadString(),
                Number = reader.ReadString(),
                Ordinal = reader.Read7BitEncodedInt(),
                FromYear = reader.Read7BitEncodedInt(),
                ToYear = reader.Read7BitEncodedInt(),
            };
        }
        return names;
    }
}
