using SearchPlans.Plans;

namespace SearchPlans.Reading;

/// <summary>What the index keeps of a plan with the head of its block.</summary>
/// <param name="Summary">Title, place, year, type, size.</param>
/// <param name="Sections">The outline.</param>
internal sealed record PlanRecord(PlanSummary Summary, IReadOnlyList<PlanSection> Sections);

/// <summary>What the index keeps of a unit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Section">Index of its innermost section, or -1.</param>
/// <param name="LeadLength">Characters of its run-in heading, or 0.</param>
/// <param name="Part">Whether it looks back or ahead.</param>
/// <param name="Anchor">Its anchor.</param>
/// <param name="Text">Its text.</param>
internal sealed record UnitRecord(PlanUnitKind Kind, int Section, int LeadLength, PlanPart Part, string Anchor, string Text);

/// <summary>
/// The bytes that the index stores with the documents of a plan, as <see cref="BinaryWriter"/> writes them (integers
/// 7-bit encoded, strings in UTF-8 behind their length):
/// <code>
/// plan    = id file title province city county:string year:int type source:string paragraphs characters sectionCount:int section{…}
/// section = parent+1 level:int number heading:string firstUnit endUnit:int part:byte
/// unit    = kind:byte section+1 leadLength:int part:byte anchor text:string
/// </code>
/// </summary>
internal static class PlanRecords
{
    /// <summary>Names the grammar above; part of what an index is made by, so that another one is not read.</summary>
    public const string Identity = "records-1";

    public static byte[] Write(PlanRecord plan)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        PlanMetadata metadata = plan.Summary.Metadata;
        writer.Write(plan.Summary.Id);
        writer.Write(plan.Summary.File);
        writer.Write(metadata.Title);
        writer.Write(metadata.Province);
        writer.Write(metadata.City);
        writer.Write(metadata.County);
        writer.Write7BitEncodedInt(metadata.Year);
        writer.Write(metadata.Type);
        writer.Write(metadata.Source);
        writer.Write7BitEncodedInt(plan.Summary.Paragraphs);
        writer.Write7BitEncodedInt(plan.Summary.Characters);
        writer.Write7BitEncodedInt(plan.Sections.Count);
        foreach (PlanSection section in plan.Sections)
        {
            writer.Write7BitEncodedInt(section.Parent + 1);
            writer.Write7BitEncodedInt(section.Level);
            writer.Write(section.Number);
            writer.Write(section.Heading);
            writer.Write7BitEncodedInt(section.FirstUnit);
            writer.Write7BitEncodedInt(section.EndUnit);
            writer.Write((byte)section.Part);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static byte[] Write(UnitRecord unit)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)unit.Kind);
        writer.Write7BitEncodedInt(unit.Section + 1);
        writer.Write7BitEncodedInt(unit.LeadLength);
        writer.Write((byte)unit.Part);
        writer.Write(unit.Anchor);
        writer.Write(unit.Text);
        writer.Flush();
        return bytes.ToArray();
    }

    public static PlanRecord ReadPlan(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        string id = reader.ReadString();
        string file = reader.ReadString();
        var metadata = new PlanMetadata
        {
            Title = reader.ReadString(),
            Province = reader.ReadString(),
            City = reader.ReadString(),
            County = reader.ReadString(),
            Year = reader.Read7BitEncodedInt(),
            Type = reader.ReadString(),
            Source = reader.ReadString(),
        };
        var summary = new PlanSummary(id, file, metadata, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        var sections = new PlanSection[reader.Read7BitEncodedInt()];
        for (int i = 0; i < sections.Length; i++)
        {
            sections[i] = new PlanSection(
                reader.Read7BitEncodedInt() - 1, reader.Read7BitEncodedInt(), reader.ReadString(), reader.ReadString(),
                reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), (PlanPart)reader.ReadByte());
        }
        return new PlanRecord(summary, sections);
    }

    public static UnitRecord ReadUnit(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        return new UnitRecord(
            (PlanUnitKind)reader.ReadByte(), reader.Read7BitEncodedInt() - 1, reader.Read7BitEncodedInt(),
            (PlanPart)reader.ReadByte(), reader.ReadString(), reader.ReadString());
    }
}
