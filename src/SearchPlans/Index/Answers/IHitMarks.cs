using SearchPlans.Index.Records;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Answers;

/// <summary>Marks in texts what answers a query. One for each thread and request.</summary>
internal interface IHitMarks
{
    /// <summary>What the text last marked lacks of what was typed plainly, as typed: a whole run where it has nothing of it.</summary>
    IReadOnlyList<string> Lacks { get; }

    /// <summary>Marks by what was asked for, for choosing what to show: by run, or by word where a run doesn't stand in a row.
    /// What the text doesn't hold is left out.</summary>
    IReadOnlyList<IReadOnlyList<Mark>> ByPart(string text, PlanUnitKind kind);

    /// <summary>Marks the line of a paragraph, its figures too.</summary>
    /// <param name="unit">The paragraph.</param>
    /// <param name="ordinal">Which unit of its plan it is.</param>
    /// <param name="figures">The plan's figures.</param>
    IReadOnlyList<IReadOnlyList<Mark>> OfLine(UnitRecord unit, int ordinal, Func<ReadOnlyMemory<byte>> figures);
}

/// <summary>What is made of marks.</summary>
internal static class HitMarks
{
    /// <summary>All marks in order and apart.</summary>
    public static IReadOnlyList<TextRange> Flatten(IReadOnlyList<IReadOnlyList<Mark>> byPart) =>
        [.. TextMatcher.Merge(byPart.SelectMany(m => m)).Select(m => new TextRange(m.Start, m.End))];
}
