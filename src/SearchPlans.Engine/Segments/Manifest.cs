using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// One commit: which segments make up the index. Written under another name and renamed onto <see cref="FileName"/>, so
/// that a reader sees the old commit or the new one and nothing between.
/// <code>
/// manifest file: generation nextSegment: varuint schema:string segmentCount:varuint segment{…}
///   segment = name:string docCount blockCount deletedDocCount fileCount: varuint file{…} hasDeletions:u8 [file]
///   file    = name:string length:varuint checksum:u32
/// </code>
/// </summary>
/// <param name="Generation">Rises by one with each commit.</param>
/// <param name="NextSegment">The number of the next segment to be written.</param>
/// <param name="SchemaIdentity">The schema the segments were written with, see <see cref="Documents.Schema.Identity"/>.</param>
/// <param name="Segments">The segments in the order of their documents.</param>
public sealed record Manifest(long Generation, long NextSegment, string SchemaIdentity, IReadOnlyList<SegmentInfo> Segments)
{
    /// <summary>The name under which the current commit stands.</summary>
    public const string FileName = "manifest";

    /// <summary>The name under which a commit is written before it is renamed.</summary>
    public const string PendingName = "manifest.pending";

    /// <summary>CRC-32C of the file it was read from: tells two commits apart even where an index was made anew and
    /// counts from the beginning.</summary>
    public uint Checksum { get; private init; }

    internal static readonly IndexFileFormat Format = new("manifest", 1, 1);

    /// <summary>Reads the current commit.</summary>
    /// <returns>The commit, or null when nothing was ever committed.</returns>
    /// <exception cref="IndexFormatException">The file isn't whole or of another version.</exception>
    public static Manifest? Read(IndexDirectory directory)
    {
        try
        {
            using MappedBytes file = IndexInput.Open(directory, FileName, Format);
            uint checksum = IndexInput.Verify(file);
            return Parse(file) with { Checksum = checksum };
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes this the current commit.</summary>
    internal void Write(IndexDirectory directory)
    {
        using (var output = new IndexOutput(directory, PendingName, Format))
        {
            output.WriteVarUInt((ulong)Generation);
            output.WriteVarUInt((ulong)NextSegment);
            output.WriteString(SchemaIdentity);
            output.WriteVarUInt((ulong)Segments.Count);
            foreach (SegmentInfo segment in Segments) Write(output, segment);
            output.Complete();
        }
        directory.Rename(PendingName, FileName);
    }

    private static void Write(IndexOutput output, SegmentInfo segment)
    {
        output.WriteString(segment.Name);
        output.WriteVarUInt((ulong)segment.DocCount);
        output.WriteVarUInt((ulong)segment.BlockCount);
        output.WriteVarUInt((ulong)segment.DeletedDocCount);
        output.WriteVarUInt((ulong)segment.Files.Count);
        foreach (SegmentFile file in segment.Files) Write(output, file);
        output.WriteByte(segment.Deletions is null ? (byte)0 : (byte)1);
        if (segment.Deletions is not null) Write(output, segment.Deletions);
    }

    private static void Write(IndexOutput output, SegmentFile file)
    {
        output.WriteString(file.Name);
        output.WriteVarUInt((ulong)file.Length);
        output.WriteUInt32(file.Checksum);
    }

    private static Manifest Parse(MappedBytes file)
    {
        var cursor = new ByteCursor(file.Slice(IndexOutput.HeaderLength, file.BodyEnd - IndexOutput.HeaderLength), file.Name);
        long generation = (long)cursor.ReadVarUInt();
        long nextSegment = (long)cursor.ReadVarUInt();
        string schema = cursor.ReadString();
        var segments = new SegmentInfo[cursor.ReadCount(cursor.Left)];
        for (int i = 0; i < segments.Length; i++)
        {
            string name = cursor.ReadString();
            int docs = cursor.ReadCount(int.MaxValue);
            int blocks = cursor.ReadCount(docs);
            int deleted = cursor.ReadCount(docs);
            var files = new SegmentFile[cursor.ReadCount(cursor.Left)];
            for (int f = 0; f < files.Length; f++) files[f] = ParseFile(ref cursor);
            segments[i] = new SegmentInfo(name, docs, blocks, deleted, files, cursor.ReadByte() == 0 ? null : ParseFile(ref cursor));
        }
        return new Manifest(generation, nextSegment, schema, segments);
    }

    private static SegmentFile ParseFile(ref ByteCursor cursor) =>
        new(cursor.ReadString(), (long)cursor.ReadVarUInt(), cursor.ReadUInt32());
}
