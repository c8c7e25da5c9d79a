namespace SearchPlans.Plans;

/// <summary>What is known of a plan from several origins, laid one below the other: each field is the first one's that says it.</summary>
internal sealed class MetadataLayers
{
    /// <summary>All fields together.</summary>
    public PlanMetadata Metadata { get; private set; } = new();

    /// <summary>Where each comes from.</summary>
    public PlanMetadataOrigins Origins { get; private set; } = new();

    /// <summary>Adds, below those before, what another origin says. A place is taken whole from one of them. What was said not
    /// to be known above stays so.</summary>
    public void Add(PlanMetadata? said, MetadataOrigin origin)
    {
        if (said is null)
        {
            return;
        }
        if (IsOpen(Origins.Place, said.HasPlace, UnknownFields.Place))
        {
            said = Completed(said);
            Metadata = Metadata with { Province = said.Province, City = said.City, County = said.County };
            Origins = Origins with { Place = origin };
        }
        if (Origins.Title == MetadataOrigin.None && said.Title.Length > 0 && !said.IsTitleStated)
        {
            (Metadata, Origins) = (Metadata with { Title = origin == MetadataOrigin.Given ? said.Title : Headlines.Title(said.Title) },
                Origins with { Title = origin });
        }
        if (IsOpen(Origins.Year, said.Year != 0, UnknownFields.Year))
        {
            (Metadata, Origins) = (Metadata with { Year = said.Year }, Origins with { Year = origin });
        }
        if (IsOpen(Origins.ReviewedYear, said.ReviewedYear != 0, UnknownFields.ReviewedYear))
        {
            (Metadata, Origins) = (Metadata with { ReviewedYear = said.ReviewedYear }, Origins with { ReviewedYear = origin });
        }
        if (IsOpen(Origins.Type, said.Type.Length > 0, UnknownFields.Type))
        {
            (Metadata, Origins) = (Metadata with { Type = said.Type }, Origins with { Type = origin });
        }
        if (IsOpen(Origins.Issuer, said.Issuer.Length > 0, UnknownFields.Issuer))
        {
            (Metadata, Origins) = (Metadata with { Issuer = said.Issuer }, Origins with { Issuer = origin });
        }
        if (IsOpen(Origins.Number, said.Number.Length > 0, UnknownFields.Number))
        {
            (Metadata, Origins) = (Metadata with { Number = said.Number }, Origins with { Number = origin });
        }
        if (IsOpen(Origins.SignedOn, said.SignedOn is not null, UnknownFields.SignedOn))
        {
            (Metadata, Origins) = (Metadata with { SignedOn = said.SignedOn }, Origins with { SignedOn = origin });
        }
        if (IsOpen(Origins.Published, said.Published is not null, UnknownFields.Published))
        {
            (Metadata, Origins) = (Metadata with { Published = said.Published }, Origins with { Published = origin });
        }
        if (IsOpen(Origins.Source, said.Source.Length > 0, UnknownFields.Source))
        {
            (Metadata, Origins) = (Metadata with { Source = said.Source }, Origins with { Source = origin });
        }
        Metadata = Metadata with { Unknown = Origins.UnknownIn(Metadata), Recognition = Metadata.Recognition ?? said.Recognition };

        bool IsOpen(MetadataOrigin known, bool isSaid, UnknownFields field) =>
            known == MetadataOrigin.None && (isSaid || said.Unknown.HasFlag(field));
    }

    /// <summary>Puts a title in place of one that was only concluded.</summary>
    public void Replace(string title, MetadataOrigin origin)
    {
        if (Origins.Title is MetadataOrigin.None or MetadataOrigin.Inferred)
        {
            (Metadata, Origins) = (Metadata with { Title = Headlines.Title(title) }, Origins with { Title = origin });
        }
    }

    /// <summary>Who says 坪山区 has said 广东省 and 深圳市, if the name is of one place only.</summary>
    private static PlanMetadata Completed(PlanMetadata place)
    {
        if (place.Province.Length > 0)
        {
            return place;
        }
        return Regions.FindByName(place.City + place.County) is { } region
            && (place.City.Length == 0 || region.City == place.City) && (place.County.Length == 0 || region.County == place.County)
            ? place with { Province = region.Province, City = region.City }
            : place;
    }
}
