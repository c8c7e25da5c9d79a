using System.Text;
using SearchPlans.Adding;
using SearchPlans.Engine.Documents;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Syncing;

/// <summary>Turns a plan into the block of documents that the index holds of it, see <see cref="PlanFields"/>.</summary>
internal static class PlanBlocks
{
    /// <summary>Makes the block.</summary>
    /// <param name="file">The plan's file.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="contentHash">Hash of the file and its sidecar.</param>
    public static DocumentBlock Create(CorpusFile file, Plan plan, string contentHash)
    {
        var units = new List<(PlanUnit Unit, string Text)>();
        foreach (PlanUnit unit in plan.Units)
            units.Add((unit, TextOf(plan, unit)));
        PlanSummary summary = Summarize(file, plan);
        DocumentBlock block = new DocumentBlock()
            .Set(PlanFields.Id, summary.Id)
            .Set(PlanFields.File, file.File)
            .Set(PlanFields.ContentHash, contentHash)
            .Set(PlanFields.TextHash, ContentHashes.OfText(plan.Text))
            .Set(PlanFields.Region, summary.RegionPath)
            .Set(PlanFields.Year, plan.Metadata.Year)
            .Set(PlanFields.Type, plan.Metadata.Type)
            .Add(new Document { Stored = PlanRecords.Write(new PlanRecord(summary, plan.Sections, plan.Origins, NoticesOf(plan))) }
                .Add(PlanFields.Title, plan.Metadata.Title)
                .Add(PlanFields.Shingles, ShingleSketch.Of(units.Where(u => u.Unit.Kind != PlanUnitKind.Surrounding).Select(u => u.Text)).Terms));
        PlanUnit? before = null;
        foreach ((PlanUnit unit, string text) in units)
        {
            bool startsGroup = unit.Section != before?.Section;
            block.Add(UnitDocument(plan, unit, text, startsGroup, KindTerms(unit, before)));
            before = unit;
        }
        return block;
    }

    /// <summary>The text of a unit as it is indexed: without Markdown marks, in one line.</summary>
    public static string TextOf(Plan plan, PlanUnit unit) => InOneLine(plan.Shown(unit).Text);

    /// <summary>What a list of plans says of a plan.</summary>
    public static PlanSummary Summarize(CorpusFile file, Plan plan)
    {
        PlanUnit[] own = [.. plan.Units.Where(u => u.Kind != PlanUnitKind.Surrounding)];
        return new PlanSummary(PlanIds.Of(file.Name), file.File, plan.Metadata, own.Length, own.Sum(u => u.EndChar - u.StartChar - u.MarkBefore - u.MarkAfter));
    }

    private static PlanPageNotice[] NoticesOf(Plan plan) =>
        [.. plan.Notices.Select(n => new PlanPageNotice(n.Line, plan.Units.LastOrDefault(u => u.StartChar <= n.StartChar)?.Anchor ?? "", n.Text))];

    private static Document UnitDocument(Plan plan, PlanUnit unit, string text, bool startsGroup, string kindTerms)
    {
        int lead = plan.Shown(unit).LeadLength;
        var record = new UnitRecord(unit.Kind, unit.Section, lead, unit.Part, unit.Anchor, text) { IsTableHead = unit.IsTableHead };
        Document document = new Document { StartsGroup = startsGroup, Stored = PlanRecords.Write(record) }
            .Add(PlanFields.Words, text)
            .Add(PlanFields.Opening, SentenceAnalyzer.First(text))
            .Add(PlanFields.Bigrams, text)
            .Add(PlanFields.Characters, text)
            .Add(PlanFields.Sentences, text)
            .Add(PlanFields.Wholes, text)
            .Add(PlanFields.Quantities, text);
        if (kindTerms.Length > 0) document.Add(PlanFields.Kind, kindTerms);
        if (startsGroup && unit.Section >= 0)
        {
            foreach (string heading in SectionPaths.Headings(plan.Sections, unit.Section)) document.Add(PlanFields.Headings, heading);
        }
        return document;
    }

    // Lines that were wrapped at one width are joined: with a space only where letters or digits meet.
    private static string InOneLine(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var joined = new StringBuilder(text.Length);
        foreach (string line in lines)
        {
            if (joined.Length > 0 && char.IsAsciiLetterOrDigit(joined[^1]) && char.IsAsciiLetterOrDigit(line[0])) joined.Append(' ');
            joined.Append(line);
        }
        return joined.ToString();
    }

    private static string KindTerms(PlanUnit unit, PlanUnit? before)
    {
        string kind = unit.Kind switch
        {
            PlanUnitKind.Title => $"{PlanFields.HeadingTerm} {PlanFields.TitleTerm}",
            PlanUnitKind.Heading => PlanFields.HeadingTerm,
            PlanUnitKind.Surrounding or PlanUnitKind.Contents => PlanFields.MinorTerm,
            PlanUnitKind.Paragraph or PlanUnitKind.ListItem when before?.Kind == PlanUnitKind.Heading => PlanFields.OpensSectionTerm,
            _ => "",
        };
        return unit.Part == PlanPart.None ? kind : $"{kind} {PlanPartNames.TermOf(unit.Part)}";
    }
}
