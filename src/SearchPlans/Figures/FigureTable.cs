using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Why a cell is empty.</summary>
public enum EmptyCell
{
    /// <summary>It isn't.</summary>
    None,
    /// <summary>未收录: no document that would state it is in the corpus.</summary>
    NoPlan,
    /// <summary>有此文件但未见表述: there is such a document, and nothing was found in it.</summary>
    NotStated,
    /// <summary>原文数字缺损: the document names it, and its numbers were destroyed at the source.</summary>
    Damaged,
}

/// <summary>A column of a table.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Period">The year, or for plan periods the span.</param>
public sealed record FigureColumn(string Indicator, FigurePeriod Period);

/// <summary>A statement in a cell.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Text">The number with its hedge, as written (≥5.5%, 6%左右).</param>
/// <param name="Number">How much, in the table's unit; null for a range, and where the unit can't be converted.</param>
/// <param name="Min">At least so much, in the table's unit, or null.</param>
/// <param name="Max">At most so much, in the table's unit, or null.</param>
/// <param name="Basis">How its basis differs from the plain one (实际, 同口径, 累计), or empty.</param>
public sealed record CellStatement(FigureStatement Statement, string Text, decimal? Number, decimal? Min, decimal? Max, string Basis)
{
    /// <summary>What makes the number less than exact, as written; empty where it is stated plainly.</summary>
    public string Hedge { get; init; } = "";

    /// <summary>Whether its number is in the table's unit, so that it can be ordered and drawn.</summary>
    public bool IsConverted => Order is not null;

    /// <summary>The number that orders and charts take: the number, the middle of a range, or the bound; null where the unit is
    /// another.</summary>
    public decimal? Order => Number ?? (Min is { } min && Max is { } max ? (min + max) / 2 : Min ?? Max);
}

/// <summary>What is stated of an indicator for a place and a year.</summary>
/// <param name="Statements">All statements, the one that order and charts take first; empty where there is none.</param>
/// <param name="Empty">Why there is none.</param>
public sealed record FigureCell(IReadOnlyList<CellStatement> Statements, EmptyCell Empty)
{
    /// <summary>The one that order and charts take, or null.</summary>
    public CellStatement? Chosen => Statements.Count > 0 ? Statements[0] : null;
}

/// <summary>The figures of a place.</summary>
/// <param name="RegionPath">The place: 广东省/深圳市.</param>
/// <param name="Name">Its own name: 深圳市.</param>
/// <param name="Cells">One for each column.</param>
public sealed record FigureRow(string RegionPath, string Name, IReadOnlyList<FigureCell> Cells);

/// <summary>An indicator's figures, place by year.</summary>
public sealed record FigureTable
{
    /// <summary>The request, with the indicator by its canonical name, the measure decided, page and size brought into range.</summary>
    public required FigureRequest Request { get; init; }

    /// <summary>The indicator as the list has it, or null where the list has none of this name.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>The number that the table shows.</summary>
    public required FigureMeasure Measure { get; init; }

    /// <summary>The unit of <see cref="CellStatement.Number"/>; empty where numbers have none.</summary>
    public required string Unit { get; init; }

    /// <summary>Years or periods, rising; former names of the indicator before it.</summary>
    public required IReadOnlyList<FigureColumn> Columns { get; init; }

    /// <summary>The places of this page.</summary>
    public required IReadOnlyList<FigureRow> Rows { get; init; }

    /// <summary>How many places there are.</summary>
    public required int TotalRows { get; init; }

    /// <summary>How many statements all pages hold.</summary>
    public required int TotalStatements { get; init; }

    /// <summary>How many pages there are; 0 where there is no place.</summary>
    public int Pages => (TotalRows + Request.Size - 1) / Request.Size;

    /// <summary>The kinds of change that there are statements of, most frequent first, to choose another.</summary>
    public IReadOnlyList<string> ChangeKinds { get; init; } = [];

    /// <summary>Names that are unknown; then there are no rows.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];

    /// <summary>What a person should know (years left out, units not converted), in Chinese.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>By which rule order and charts take one of several statements, in Chinese.</summary>
    public string Rule => FigureRules.Of(Request.Kind);
}
