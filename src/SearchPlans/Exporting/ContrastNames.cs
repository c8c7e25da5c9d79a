using SearchPlans.Comparing;

namespace SearchPlans.Exporting;

/// <summary>What became of sections and paragraphs, for programs and for people.</summary>
public static class ContrastNames
{
    /// <summary>The name in answers for programs.</summary>
    public static string NameOf(ComparedKind kind) => kind switch
    {
        ComparedKind.Same => "same",
        ComparedKind.Changed => "changed",
        ComparedKind.OnlyNew => "new",
        _ => "gone",
    };

    /// <summary>How it is said to people.</summary>
    public static string LabelOf(ComparedKind kind) => kind switch
    {
        ComparedKind.Same => "相同",
        ComparedKind.Changed => "改动",
        ComparedKind.OnlyNew => "新增",
        _ => "删去",
    };
}
