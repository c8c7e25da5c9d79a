using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Index.Records;

/// <summary>What the index keeps of a plan with the head of its block.</summary>
/// <param name="Summary">Title, place, year, type, size.</param>
/// <param name="Sections">The outline.</param>
/// <param name="Origins">Where each field of the metadata comes from.</param>
/// <param name="Notices">What is odd in the plan.</param>
internal sealed record PlanRecord(
    PlanSummary Summary, IReadOnlyList<PlanSection> Sections, PlanMetadataOrigins Origins, IReadOnlyList<PlanPageNotice> Notices);

/// <summary>What the index keeps of a unit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Section">Index of its innermost section, or -1.</param>
/// <param name="LeadLength">Characters of its run-in heading, or 0.</param>
/// <param name="Part">Whether it looks back or ahead.</param>
/// <param name="Anchor">Its anchor.</param>
/// <param name="Line">Its text, behind the headings that were cut from its own line: what is found and marked.</param>
internal sealed record UnitRecord(PlanUnitKind Kind, int Section, int LeadLength, PlanPart Part, string Anchor, string Line)
{
    /// <summary>How many characters of <see cref="Line"/> are of such headings.</summary>
    public int HeadingLength { get; init; }

    /// <summary>Its own text.</summary>
    public string Text => Line[HeadingLength..];

    /// <summary>Whether it is the head row of a table.</summary>
    public bool IsTableHead { get; init; }

    /// <summary>Whether it is shown and not searched.</summary>
    public bool IsAside { get; init; }
}

/// <summary>
/// The bytes that the index gives back of the documents of a plan, as <see cref="BinaryWriter"/> writes them (integers
/// 7-bit encoded, strings in UTF-8 behind their length):
/// <code>
/// plan    = id file title province city county:string year reviewedYear:int type issuer number:string signed published:int source:string
///           engine pages:string (both empty where no machine recognised it)
///           paragraphs characters:int origin:byte{10} sectionCount:int section{…} noticeCount:int notice{…}
/// notice  = line:int anchor text:string
/// section = parent+1 level:int number heading:string firstUnit endUnit:int part:byte
/// unit    = kind:byte (bit 7: head row of a table, 6: aside) section+1 leadLength headingLength:int part:byte anchor line:string
/// </code>
/// </summary>
internal static class PlanRecords
{
    /// <summary>Names the grammar above; part of what an index is made by, so that another one is not read.</summary>
    public const string Identity = "records-7";

    private const int TableHead = 0x80;
    private const int Aside = 0x40;

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
        writer.Write7BitEncodedInt(metadata.ReviewedYear);
        writer.Write(metadata.Type);
        writer.Write(metadata.Issuer);
        writer.Write(metadata.Number);
        writer.Write7BitEncodedInt(metadata.SignedOn?.DayNumber ?? 0);
        writer.Write7BitEncodedInt(metadata.Published?.DayNumber ?? 0);
        writer.Write(metadata.Source);
        writer.Write(metadata.Recognition?.Engine ?? "");
        writer.Write(metadata.Recognition?.Pages ?? "");
        writer.Write7BitEncodedInt(plan.Summary.Paragraphs);
        writer.Write7BitEncodedInt(plan.Summary.Characters);
        foreach (MetadataOrigin origin in Origins(plan.Origins))
        {
            writer.Write((byte)origin);
        }
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
        writer.Write7BitEncodedInt(plan.Notices.Count);
        foreach (PlanPageNotice notice in plan.Notices)
        {
            writer.Write7BitEncodedInt(notice.Line);
            writer.Write(notice.Anchor);
            writer.Write(notice.Text);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static byte[] Write(UnitRecord unit)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)((int)unit.Kind | (unit.IsTableHead ? TableHead : 0) | (unit.IsAside ? Aside : 0)));
        writer.Write7BitEncodedInt(unit.Section + 1);
        writer.Write7BitEncodedInt(unit.LeadLength);
        writer.Write7BitEncodedInt(unit.HeadingLength);
        writer.Write((byte)unit.Part);
        writer.Write(unit.Anchor);
        writer.Write(unit.Line);
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
            ReviewedYear = reader.Read7BitEncodedInt(),
            Type = reader.ReadString(),
            Issuer = reader.ReadString(),
            Number = reader.ReadString(),
            SignedOn = reader.Read7BitEncodedInt() is > 0 and var signed ? DateOnly.FromDayNumber(signed) : null,
            Published = reader.Read7BitEncodedInt() is > 0 and var day ? DateOnly.FromDayNumber(day) : null,
            Source = reader.ReadString(),
            Recognition = (reader.ReadString(), reader.ReadString()) is ({ Length: > 0 }, _) and var (engine, pages)
                ? new Recognition(engine, pages)
                : null,
        };
        (int paragraphs, int characters) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        var origins = new PlanMetadataOrigins
        {
            Title = (MetadataOrigin)reader.ReadByte(),
            Place = (MetadataOrigin)reader.ReadByte(),
            Year = (MetadataOrigin)reader.ReadByte(),
            ReviewedYear = (MetadataOrigin)reader.ReadByte(),
            Type = (MetadataOrigin)reader.ReadByte(),
            Issuer = (MetadataOrigin)reader.ReadByte(),
            Number = (MetadataOrigin)reader.ReadByte(),
            SignedOn = (MetadataOrigin)reader.ReadByte(),
            Published = (MetadataOrigin)reader.ReadByte(),
            Source = (MetadataOrigin)reader.ReadByte(),
        };
        var summary = new PlanSummary(id, file, metadata with { Unknown = origins.UnknownIn(metadata) }, paragraphs, characters);
        var sections = new PlanSection[reader.Read7BitEncodedInt()];
        for (int i = 0; i < sections.Length; i++)
        {
            sections[i] = new PlanSection(
                reader.Read7BitEncodedInt() - 1, reader.Read7BitEncodedInt(), reader.ReadString(), reader.ReadString(),
                reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), (PlanPart)reader.ReadByte());
        }
        var notices = new PlanPageNotice[reader.Read7BitEncodedInt()];
        for (int i = 0; i < notices.Length; i++)
        {
            notices[i] = new PlanPageNotice(reader.Read7BitEncodedInt(), reader.ReadString(), reader.ReadString());
        }
        summary = summary with { NoticeCount = notices.Length, SectionCount = sections.Length };
        return new PlanRecord(summary, sections, origins, notices);
    }

    public static UnitRecord ReadUnit(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        int kind = reader.ReadByte();
        int section = reader.Read7BitEncodedInt() - 1;
        int lead = reader.Read7BitEncodedInt();
        int heading = reader.Read7BitEncodedInt();
        return new UnitRecord(
            (PlanUnitKind)(kind & ~(TableHead | Aside)), section, lead, (PlanPart)reader.ReadByte(), reader.ReadString(),
            reader.ReadString())
        {
            IsTableHead = (kind & TableHead) != 0,
            IsAside = (kind & Aside) != 0,
            HeadingLength = heading,
        };
    }

    private static MetadataOrigin[] Origins(PlanMetadataOrigins of) =>
        [of.Title, of.Place, of.Year, of.ReviewedYear, of.Type, of.Issuer, of.Number, of.SignedOn, of.Published, of.Source];
}
