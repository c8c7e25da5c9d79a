using System.Text;
using SearchPlans.Text.Characters;

namespace SearchPlans.Plans;

/// <summary>
/// A plan document as it was understood: the text of its file, cut into units in reading order, and what is known of it.
/// </summary>
/// <param name="Text">The file's whole text, decoded, without a byte order mark; line ends as in the file.</param>
/// <param name="Metadata">Title, place, year and type.</param>
/// <param name="Units">Headings, paragraphs, list items and table rows in reading order. Together they hold every character of
/// <paramref name="Text"/> that isn't white space at the ends of a line, each in exactly one unit.</param>
/// <param name="Sections">The outline in reading order; a section's parent always comes before it.</param>
public sealed record Plan(string Text, PlanMetadata Metadata, IReadOnlyList<PlanUnit> Units, IReadOnlyList<PlanSection> Sections)
{
    /// <summary>What an editor should look at: numbers of headings that are missing, repeated or out of order. Nothing is
    /// mended for them. In reading order, at most 100.</summary>
    public IReadOnlyList<PlanNotice> Notices { get; init; } = [];

    /// <summary>Where each field of <see cref="Metadata"/> comes from.</summary>
    public PlanMetadataOrigins Origins { get; init; } = new();

    /// <summary>Whether the file is Markdown, so that **, [words](address), tags and their like in its lines are marks.</summary>
    public bool HasInlineMarks { get; init; }

    /// <summary>What is to be shown of a unit: its text without marks, and how much of that is a run-in heading.</summary>
    public (string Text, int LeadLength) Shown(PlanUnit unit)
    {
        string text = Words(unit);
        int lead = Math.Clamp(unit.LeadLength - unit.MarkBefore, 0, text.Length);
        return HasInlineMarks ? (InlineMarks.Without(text, ref lead), lead) : (text, lead);
    }

    /// <summary>The text of a unit as it is kept and searched: what is shown of it, in one line. Lines that were wrapped at one width are
    /// joined, with a space only where letters or digits meet.</summary>
    public string LineOf(PlanUnit unit)
    {
        string text = Shown(unit).Text;
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var joined = new StringBuilder(text.Length);
        foreach (string line in lines)
        {
            if (joined.Length > 0 && char.IsAsciiLetterOrDigit(joined[^1]) && char.IsAsciiLetterOrDigit(line[0]))
            {
                joined.Append(' ');
            }
            joined.Append(line);
        }
        return joined.ToString();
    }

    private string Words(PlanUnit unit)
    {
        int start = unit.StartChar + unit.MarkBefore, end = unit.EndChar - unit.MarkAfter;
        if (unit.Holes.Count == 0)
        {
            return Text[start..end];
        }
        var words = new StringBuilder(end - start);
        foreach (TextRange hole in unit.Holes)
        {
            words.Append(Text, start, hole.Start - start);
            start = hole.End;
        }
        return words.Append(Text, start, end - start).ToString();
    }
}

/// <summary>Something in a plan's text that an editor should look at.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="StartChar">Offset of the place in <see cref="Plan.Text"/>.</param>
/// <param name="Text">What is odd, a sentence for users that names the line.</param>
public sealed record PlanNotice(int Line, int StartChar, string Text);

/// <summary>What a unit is.</summary>
public enum PlanUnitKind
{
    /// <summary>The plan's title.</summary>
    Title,
    /// <summary>A heading: opens the section it belongs to.</summary>
    Heading,
    /// <summary>A paragraph of running text.</summary>
    Paragraph,
    /// <summary>One item of a list, such as a —— line.</summary>
    ListItem,
    /// <summary>What stands around the plan and isn't part of it: a site's lead-in, an editor's line, front matter.</summary>
    Surrounding,
    /// <summary>A row of a table; its cells: <see cref="TableCells"/>. The line of dashes below a head row (| --- | --- |) is
    /// part of that row's unit and counted in its <see cref="PlanUnit.MarkAfter"/>; where no row is above it, it is counted
    /// in <see cref="PlanUnit.MarkBefore"/> of the row below. So it is in exactly one unit and is never shown.</summary>
    TableRow,
    /// <summary>A line of the table of contents: its caption or an entry. It says what headings say again.</summary>
    Contents,
}

/// <summary>What a part of a plan is for.</summary>
public enum PlanPart
{
    /// <summary>None of these, or not known.</summary>
    None,
    /// <summary>回顾: what was done in the years before.</summary>
    Review,
    /// <summary>部署: what is to be done.</summary>
    Deployment,
    /// <summary>名词解释: what words of the plan mean.</summary>
    Glossary,
    /// <summary>附件, 附表: what is put behind the plan.</summary>
    Appendix,
}

/// <summary>One heading, paragraph, list item or table row.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="StartChar">UTF-16 offset of its first character in <see cref="Plan.Text"/>.</param>
/// <param name="EndChar">Offset right after its last character; a unit begins and ends with a character that isn't white space.</param>
/// <param name="Section">Index into <see cref="Plan.Sections"/> of the innermost section it stands in (a heading: the
/// section it opens), or -1 before the first.</param>
/// <param name="LeadLength">How many characters from its start are a run-in heading (先进制造业发展量质齐升。), or 0.</param>
/// <param name="Part">The part of the plan it belongs to.</param>
/// <param name="Anchor">Identifies the unit within the plan; made from its text, so that it stays the same when other
/// parts of the plan change. Lower-case ASCII letters, digits and '-'.</param>
public sealed record PlanUnit(PlanUnitKind Kind, int StartChar, int EndChar, int Section, int LeadLength, PlanPart Part, string Anchor)
{
    /// <summary>How many characters from its start are Markdown marks (## , - , **) that needn't be shown.</summary>
    public int MarkBefore { get; init; }

    /// <summary>How many characters up to its end are Markdown marks that needn't be shown.</summary>
    public int MarkAfter { get; init; }

    /// <summary>Whether it is the head row of a table, which says what its columns are.</summary>
    public bool IsTableHead { get; init; }

    /// <summary>What lies within it and isn't of its text, in order: the number of a printed page. Each reaches from the end of one line to
    /// the beginning of another and is never shown.</summary>
    public IReadOnlyList<TextRange> Holes { get; init; } = [];

    /// <summary>Whether it only says what the file is or where it comes from: front matter, a line that is nothing but an address, the
    /// number of a printed page. It is shown and never searched.</summary>
    public bool IsAside { get; init; }
}

/// <summary>A section: a heading and all that stands below it.</summary>
/// <param name="Parent">Index of the section around it, or -1.</param>
/// <param name="Level">1 for the outermost, one more for each section around it.</param>
/// <param name="Number">Its number as written (一、 （三） 第一章), or empty.</param>
/// <param name="Heading">The heading as written, with its number and without white space around it.</param>
/// <param name="FirstUnit">Index of the heading's unit in <see cref="Plan.Units"/>.</param>
/// <param name="EndUnit">Index right after its last unit, those of sections within it included.</param>
/// <param name="Part">The part of the plan it belongs to.</param>
public sealed record PlanSection(int Parent, int Level, string Number, string Heading, int FirstUnit, int EndUnit, PlanPart Part);

/// <summary>What is known of a plan as a whole. What wasn't found is an empty string, 0 for a year, or null for a day.</summary>
public sealed record PlanMetadata
{
    /// <summary>Title, in one line.</summary>
    public string Title { get; init; } = "";
    /// <summary>Full name of the province, autonomous region or municipality (广东省), or 全国 for a national plan.</summary>
    public string Province { get; init; } = "";
    /// <summary>Full name of the city or prefecture (深圳市).</summary>
    public string City { get; init; } = "";
    /// <summary>Full name of the county or district (坪山区).</summary>
    public string County { get; init; } = "";
    /// <summary>The year planned; of a five-year plan the first year.</summary>
    public int Year { get; init; }
    /// <summary>The last year looked back on (2023年…执行情况); of a five-year plan the one before it begins.</summary>
    public int ReviewedYear { get; init; }
    /// <summary>Type of document, see <see cref="DocumentTypes"/> (五年规划, 年度计划, 政府工作报告 …); another word where somebody gave one.</summary>
    public string Type { get; init; } = "";
    /// <summary>The office that issued it (发布机关): 深圳市人民政府.</summary>
    public string Issuer { get; init; } = "";
    /// <summary>Its number (文号), as <see cref="DocumentNumbers.Normalize"/> writes it: 国发〔2024〕12号.</summary>
    public string Number { get; init; } = "";
    /// <summary>The day it was signed (成文日期), or null.</summary>
    public DateOnly? SignedOn { get; init; }
    /// <summary>The day of its publication, or null.</summary>
    public DateOnly? Published { get; init; }
    /// <summary>Where it came from: an address or the name of a publication.</summary>
    public string Source { get; init; } = "";
    /// <summary>What somebody said isn't known (不详). Such a field is empty and stays so, whatever the text may suggest.</summary>
    public UnknownFields Unknown { get; init; }

    /// <summary>Whether the title is only stated beside the text, in properties that are often those of the document a file was made
    /// from: it counts where the text bears it too, or has no title of its own.</summary>
    public bool IsTitleStated { get; init; }

    /// <summary>How a machine recognised its text in pictures of pages; null where it was typed.</summary>
    public Recognition? Recognition { get; init; }

    /// <summary>Whether anything is said of its place.</summary>
    internal bool HasPlace => Province.Length > 0 || City.Length > 0 || County.Length > 0;
}
