using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>The names of the parts of a plan, as people read and type them.</summary>
public static class PlanPartNames
{
    private static readonly (PlanPart Part, string Name)[] _names = [(PlanPart.Review, "回顾"), (PlanPart.Deployment, "部署"),
        (PlanPart.Glossary, "名词解释"), (PlanPart.Appendix, "附件")];

    /// <summary>The parts that have a name, in the order in which they are offered.</summary>
    public static IReadOnlyList<PlanPart> Named { get; } = [.. _names.Select(n => n.Part)];

    /// <summary>The name of a part; empty for none.</summary>
    public static string NameOf(PlanPart part) => _names.FirstOrDefault(n => n.Part == part).Name ?? "";

    /// <summary>The part of a name, or null.</summary>
    public static PlanPart? TryParse(string name) =>
        _names.FirstOrDefault(n => n.Name == name.Trim()) is { Name: not null } found ? found.Part : null;
}
