namespace SearchPlans.Plans;

/// <summary>What is known of a plan from several origins, laid one below the other: each field is the first one's that says it.</summary>
internal sealed class MetadataLayers
{
    /// <summary>All fields together.</summary>
    public PlanMetadata Metadata { get; private set; } = new();

    /// <summary>Where each comes from.</summary>
    public PlanMetadataOrigins Origins { get; private set; } = new();

    private bool HasPlace => Metadata.Province.Length > 0 || Metadata.City.Length > 0 || Metadata.County.Length > 0;

    /// <summary>Adds, below those before, what another origin says. A place is taken whole from one of them.</summary>
    public void Add(PlanMetadata? said, MetadataOrigin origin)
    {
        if (said is null)
            return;
        if (!HasPlace && (said.Province.Length > 0 || said.City.Length > 0 || said.County.Length > 0))
        {
            said = Completed(said);
            Metadata = Metadata with { Province = said.Province, City = said.City, County = said.County };
            Origins = Origins with { Place = origin };
        }
        if (Metadata.Title.Length == 0 && said.Title.Length > 0)
            (Metadata, Origins) = (Metadata with { Title = said.Title }, Origins with { Title = origin });
        if (Metadata.Year == 0 && said.Year != 0)
            (Metadata, Origins) = (Metadata with { Year = said.Year }, Origins with { Year = origin });
        if (Metadata.ReviewedYear == 0 && said.ReviewedYear != 0)
            (Metadata, Origins) = (Metadata with { ReviewedYear = said.ReviewedYear }, Origins with { ReviewedYear = origin });
        if (Metadata.Type.Length == 0 && said.Type.Length > 0)
            (Metadata, Origins) = (Metadata with { Type = said.Type }, Origins with { Type = origin });
        if (Metadata.Issuer.Length == 0 && said.Issuer.Length > 0)
            (Metadata, Origins) = (Metadata with { Issuer = said.Issuer }, Origins with { Issuer = origin });
        if (Metadata.Published is null && said.Published is not null)
            (Metadata, Origins) = (Metadata with { Published = said.Published }, Origins with { Published = origin });
        if (Metadata.Source.Length == 0 && said.Source.Length > 0)
            (Metadata, Origins) = (Metadata with { Source = said.Source }, Origins with { Source = origin });
    }

    /// <summary>Who says 坪山区 has said 广东省 and 深圳市, if the name is of one place only.</summary>
    private static PlanMetadata Completed(PlanMetadata place)
    {
        if (place.Province.Length > 0)
            return place;
        return Regions.FindByName(place.City + place.County) is { } region
            && (place.City.Length == 0 || region.City == place.City) && (place.County.Length == 0 || region.County == place.County)
            ? place with { Province = region.Province, City = region.City }
            : place;
    }
}
