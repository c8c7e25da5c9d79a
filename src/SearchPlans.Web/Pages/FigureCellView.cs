using SearchPlans.Figures;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>A statement as a cell shows it.</summary>
/// <param name="Id">The id of its sentence in the page.</param>
/// <param name="Text">The number, in the table's unit.</param>
/// <param name="Basis">How its basis differs (实际, 累计), or empty.</param>
/// <param name="Address">Where it stands.</param>
/// <param name="Passage">The sentence, or what of it is about the number, which is marked.</param>
/// <param name="Source">The plan, and how the number is written there where the cell has it in another unit.</param>
public sealed record CellStatementView(string Id, string Text, string Basis, string Address, MarkedText Passage, string Source);

/// <summary>A cell of a table of figures.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Statements">Its statements as shown.</param>
public sealed record FigureCellView(FigureCell Cell, IReadOnlyList<CellStatementView> Statements)
{
    private const int PassageChars = 72;

    /// <summary>Makes it of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="measure">The number shown.</param>
    /// <param name="unit">The table's unit.</param>
    /// <param name="id">What its ids begin with, unique in the page.</param>
    public static FigureCellView Of(FigureCell cell, FigureMeasure measure, string unit, string id)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new FigureCellView(cell, [.. cell.Statements.Select((s, i) => ViewOf(s, measure, unit, i == 0 ? id : $"{id}-{i}"))]);
    }

    private static CellStatementView ViewOf(CellStatement said, FigureMeasure measure, string unit, string id)
    {
        FigureStatement statement = said.Statement;
        FigurePassage passage = FigurePassage.Around(statement.Sentence, statement.NumberInSentence(measure), PassageChars);
        string text = FigureLabels.Cell(said, measure, unit);
        string source = $"《{Labels.Title(statement.Plan)}》";
        if (text != said.Text)
        {
            source += $"，原文 {said.Text}";
        }
        if (!said.IsConverted)
        {
            source += "，单位不同，没有换算";
        }
        if (statement.IsCorrected)
        {
            source += "，人工更正";
        }
        return new CellStatementView(
            id, text, said.Basis, Links.Readable.Figure(statement, measure), new MarkedText(passage.Text, passage.Marks), source);
    }
}
