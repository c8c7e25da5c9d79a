namespace SearchPlans.Plans;

/// <summary>One administrative division of China, with those it lies in.</summary>
/// <param name="Code">Six digits as in GB/T 2260: 440310; empty for the whole country.</param>
/// <param name="Province">Full name of the province it is or lies in, or <see cref="Regions.National"/>.</param>
/// <param name="City">Full name of the city or prefecture it is or lies in, or empty (counties directly below a province).</param>
/// <param name="County">Full name of the county or district it is, or empty.</param>
public sealed record Region(string Code, string Province, string City, string County)
{
    /// <summary>Whether it is no more; its names and code are the last it had.</summary>
    public bool IsAbolished { get; init; }

    /// <summary>Its own full name: 坪山区.</summary>
    public string Name => County.Length > 0 ? County : City.Length > 0 ? City : Province;

    /// <summary>1 for a province, 2 for a city, 3 for a county, 0 for the whole country.</summary>
    public int Level => Code.Length == 0 ? 0 : County.Length > 0 ? 3 : City.Length > 0 ? 2 : 1;

    /// <summary>Whether this one is <paramref name="other"/> or lies in it.</summary>
    public bool IsWithin(Region other) => other.Level switch
    {
        0 => true,
        1 => Province == other.Province,
        2 => City == other.City && Province == other.Province,
        _ => Code == other.Code,
    };
}
