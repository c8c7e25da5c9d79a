using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>A document that was read once, whatever is asked of it then: to be previewed, compared and kept.</summary>
/// <param name="FileName">Its name as given; folders in it are kept, since they tell place and year.</param>
/// <param name="Content">Its bytes as they came.</param>
/// <param name="File">What was read from it.</param>
public sealed record ImportedDocument(string FileName, byte[] Content, PlanFile File);
