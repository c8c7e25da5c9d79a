namespace SearchPlans.Index.Answers;

/// <summary>What was found: a paragraph, or a section or plan by its best paragraphs.</summary>
/// <param name="Plan">Its plan.</param>
/// <param name="SortKey">What it is sorted by before the score, highest first.</param>
/// <param name="Score">The score of its best paragraph.</param>
/// <param name="Unit">Which unit of the plan that is.</param>
/// <param name="Second">The second best, or -1.</param>
/// <param name="Third">The third best, or -1.</param>
/// <param name="Paragraphs">How many paragraphs of it were found.</param>
internal readonly record struct FoundHit(
    PlanPlace Plan, int SortKey, float Score, int Unit, int Second, int Third, int Paragraphs) : IComparable<FoundHit>
{
    /// <summary>Whether it is a heading alone, which says what its section is about and no more.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Better hits come first; of equal ones the one that stands first.</summary>
    public int CompareTo(FoundHit other)
    {
        int order = other.SortKey.CompareTo(SortKey);
        if (order == 0)
        {
            order = other.Score.CompareTo(Score);
        }
        if (order == 0)
        {
            order = Plan.CompareTo(other.Plan);
        }
        return order != 0 ? order : Unit.CompareTo(other.Unit);
    }
}
