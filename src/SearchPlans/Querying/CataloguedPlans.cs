namespace SearchPlans.Querying;

/// <summary>Plans alike in place, year and type.</summary>
/// <param name="Region">Their region path; empty where none is known.</param>
/// <param name="Year">Their year; 0 where none is known.</param>
/// <param name="Type">Their type; empty where none is known.</param>
internal readonly record struct CataloguedPlans(string Region, int Year, string Type);
