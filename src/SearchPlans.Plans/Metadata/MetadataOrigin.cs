namespace SearchPlans.Plans;

/// <summary>Where something known of a plan was said. The later wins over the earlier.</summary>
public enum MetadataOrigin
{
    /// <summary>Nowhere: it isn't known.</summary>
    None,
    /// <summary>Concluded from the text and from the file's path.</summary>
    Inferred,
    /// <summary>Stated in the file beside the plan: properties of a Word file, the site's line 来源：… 发布时间：….</summary>
    Found,
    /// <summary>Front matter at the head of the file.</summary>
    FrontMatter,
    /// <summary>A sidecar or a user.</summary>
    Given,
}

/// <summary>Where each field of a <see cref="PlanMetadata"/> comes from.</summary>
public sealed record PlanMetadataOrigins
{
    /// <summary>Of the title.</summary>
    public MetadataOrigin Title { get; init; }
    /// <summary>Of province, city and county, which are taken together.</summary>
    public MetadataOrigin Place { get; init; }
    /// <summary>Of the year planned.</summary>
    public MetadataOrigin Year { get; init; }
    /// <summary>Of the year reviewed.</summary>
    public MetadataOrigin ReviewedYear { get; init; }
    /// <summary>Of the type.</summary>
    public MetadataOrigin Type { get; init; }
    /// <summary>Of the issuer.</summary>
    public MetadataOrigin Issuer { get; init; }
    /// <summary>Of the number.</summary>
    public MetadataOrigin Number { get; init; }
    /// <summary>Of the day of signing.</summary>
    public MetadataOrigin SignedOn { get; init; }
    /// <summary>Of the date of publication.</summary>
    public MetadataOrigin Published { get; init; }
    /// <summary>Of the source.</summary>
    public MetadataOrigin Source { get; init; }

    /// <summary>The fields that have an origin and are empty: somebody said that they aren't known.</summary>
    public UnknownFields UnknownIn(PlanMetadata known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return Of(Place, !known.HasPlace, UnknownFields.Place)
            | Of(Year, known.Year == 0, UnknownFields.Year)
            | Of(ReviewedYear, known.ReviewedYear == 0, UnknownFields.ReviewedYear)
            | Of(Type, known.Type.Length == 0, UnknownFields.Type)
            | Of(Issuer, known.Issuer.Length == 0, UnknownFields.Issuer)
            | Of(Number, known.Number.Length == 0, UnknownFields.Number)
            | Of(SignedOn, known.SignedOn is null, UnknownFields.SignedOn)
            | Of(Published, known.Published is null, UnknownFields.Published)
            | Of(Source, known.Source.Length == 0, UnknownFields.Source);

        static UnknownFields Of(MetadataOrigin origin, bool isEmpty, UnknownFields field) =>
            origin != MetadataOrigin.None && isEmpty ? field : UnknownFields.None;
    }
}
