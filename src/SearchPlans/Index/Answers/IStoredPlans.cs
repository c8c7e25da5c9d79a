using SearchPlans.Citing;
using SearchPlans.Index.Records;

namespace SearchPlans.Index.Answers;

/// <summary>Where a plan is in one commit, as whoever holds it counts: an order in which no two plans are alike.</summary>
/// <param name="Leaf">The part of the index.</param>
/// <param name="Block">The plan in it.</param>
internal readonly record struct PlanPlace(int Leaf, int Block) : IComparable<PlanPlace>
{
    /// <inheritdoc />
    public int CompareTo(PlanPlace other) => (Leaf, Block).CompareTo((other.Leaf, other.Block));
}

/// <summary>Where a unit is: its plan, and which of the plan's units it is, from 0, as <see cref="Plans.Figures.Figure.Unit"/> and
/// <see cref="Plans.PlanSection.FirstUnit"/> count.</summary>
internal readonly record struct UnitPlace(PlanPlace Plan, int Unit);

/// <summary>Gives back what an index keeps of plans and their units. For one thread and one request.</summary>
internal interface IStoredPlans
{
    /// <summary>A plan.</summary>
    PlanRecord Plan(PlanPlace plan);

    /// <summary>A unit of a plan.</summary>
    UnitRecord Unit(PlanPlace plan, int unit);

    /// <summary>All units of a plan, in reading order.</summary>
    IReadOnlyList<UnitRecord> Units(PlanPlace plan);

    /// <summary>The unit that opens the innermost section of a unit: its heading, or the first where there is none.</summary>
    int SectionStart(PlanPlace plan, int unit);

    /// <summary>The first unit below one that is no heading; null where the plan ends before.</summary>
    int? FirstBelow(PlanPlace plan, int unit);

    /// <summary>A plan's figures, see <see cref="FigureRecords"/>; empty where none are kept.</summary>
    ReadOnlyMemory<byte> Figures(PlanPlace plan);

    /// <summary>Where a plan's text names documents.</summary>
    IReadOnlyList<CitedName> Citations(PlanPlace plan);

    /// <summary>Tells which units will be asked for, so that whoever has to fetch them does so at once.</summary>
    void Expect(IEnumerable<UnitPlace> units);
}
