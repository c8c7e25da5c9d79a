namespace SearchPlans.Plans;

/// <summary>Places that are spoken of together: 长三角, 直辖市.</summary>
/// <param name="Name">Its usual name.</param>
/// <param name="OtherNames">Other names that stand for the same.</param>
/// <param name="Regions">Its members; what lies in one of them lies in the group.</param>
public sealed record PlaceGroup(string Name, IReadOnlyList<string> OtherNames, IReadOnlyList<Region> Regions);
