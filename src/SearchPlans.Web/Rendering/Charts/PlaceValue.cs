namespace SearchPlans.Web.Rendering.Charts;

/// <summary>What a place states.</summary>
/// <param name="Place">The place as it is spoken of: 广东.</param>
/// <param name="Number">The number that it is ranked by.</param>
/// <param name="Written">The number as it is said: 6%左右.</param>
public sealed record PlaceValue(string Place, double Number, string Written)
{
    private const int MostNameChars = 6;

    /// <summary>The place as there is room for it beside a bar; the whole name is told by the tip.</summary>
    public string ShownPlace => Place.Length <= MostNameChars ? Place : Place[..(MostNameChars - 1)] + "…";

    /// <summary>At least so much, or null.</summary>
    public double? Min { get; init; }

    /// <summary>At most so much, or null.</summary>
    public double? Max { get; init; }

    /// <summary>Whether the number is said to be about so much (左右, 约).</summary>
    public bool IsAbout { get; init; }
}
