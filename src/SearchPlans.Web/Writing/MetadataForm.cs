using System.Globalization;
using SearchPlans.Adding;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>What people type of a plan's metadata: in the preview, in corrections, in uploads by programs.</summary>
public sealed record MetadataForm
{
    /// <summary>The earliest year a plan can be for.</summary>
    public const int FirstYear = 1949;
    /// <summary>The latest year a plan can be for.</summary>
    public const int LastYear = 2099;

    /// <summary>Title.</summary>
    public string? Title { get; init; }
    /// <summary>Province.</summary>
    public string? Province { get; init; }
    /// <summary>City.</summary>
    public string? City { get; init; }
    /// <summary>County.</summary>
    public string? County { get; init; }
    /// <summary>Year planned, as typed.</summary>
    public string? Year { get; init; }
    /// <summary>Last year looked back on, as typed.</summary>
    public string? ReviewedYear { get; init; }
    /// <summary>Type of document.</summary>
    public string? Type { get; init; }
    /// <summary>Who issued it.</summary>
    public string? Issuer { get; init; }
    /// <summary>The document's number (文号).</summary>
    public string? Number { get; init; }
    /// <summary>Day of signing, as typed.</summary>
    public string? SignedOn { get; init; }
    /// <summary>Day of publication, as typed.</summary>
    public string? Published { get; init; }
    /// <summary>Where it came from.</summary>
    public string? Source { get; init; }

    /// <summary>What is wrong with it, in Chinese, or null.</summary>
    public string? Problem
    {
        get
        {
            if (!IsYear(Year) || !IsYear(ReviewedYear))
            {
                return $"年份应为 {FirstYear} 到 {LastYear} 之间的四位数字，例如 2024；留空则据文推断，不要推断就写“不详”。";
            }
            string? wrong = !IsDay(SignedOn) ? "成文日期" : !IsDay(Published) ? "发布日期" : null;
            return wrong is null ? MetadataRules.Problem(ToMetadata()) : $"{wrong}应写作年-月-日，例如 2024-02-01；不知道可以留空，或写“不详”。";
        }
    }

    /// <summary>A field by its name in requests, or null where there is none.</summary>
    public string? this[string field] => field switch
    {
        "title" => Title,
        "province" => Province,
        "city" => City,
        "county" => County,
        "year" => Year,
        "reviewedYear" => ReviewedYear,
        "type" => Type,
        "issuer" => Issuer,
        "number" => Number,
        "signed" => SignedOn,
        "published" => Published,
        "source" => Source,
        _ => null,
    };

    /// <summary>What is known, typed out.</summary>
    public static MetadataForm Of(PlanMetadata known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new MetadataForm
        {
            Title = known.Title,
            Province = TextOf(known.Province, UnknownFields.Place),
            City = known.City,
            County = known.County,
            Year = TextOf(YearText(known.Year), UnknownFields.Year),
            ReviewedYear = TextOf(YearText(known.ReviewedYear), UnknownFields.ReviewedYear),
            Type = TextOf(known.Type, UnknownFields.Type),
            Issuer = TextOf(known.Issuer, UnknownFields.Issuer),
            Number = TextOf(known.Number, UnknownFields.Number),
            SignedOn = TextOf(DayText(known.SignedOn), UnknownFields.SignedOn),
            Published = TextOf(DayText(known.Published), UnknownFields.Published),
            Source = TextOf(known.Source, UnknownFields.Source),
        };

        string TextOf(string value, UnknownFields field) => known.Unknown.HasFlag(field) ? UnknownWord.Text : value;
    }

    /// <summary>A form out of the fields of a request.</summary>
    /// <param name="field">Gives a field by its name, or null.</param>
    public static MetadataForm Of(Func<string, string?> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new MetadataForm
        {
            Title = field("title"),
            Province = field("province"),
            City = field("city"),
            County = field("county"),
            Year = field("year"),
            ReviewedYear = field("reviewedYear"),
            Type = field("type"),
            Issuer = field("issuer"),
            Number = field("number"),
            SignedOn = field("signed"),
            Published = field("published"),
            Source = field("source"),
        };
    }

    /// <summary>What it says; what is empty, or is no year and no day, was left open; 不详 isn't known.</summary>
    public PlanMetadata ToMetadata() => MetadataCorrection.WithPlace(
        new PlanMetadata
        {
            Title = Trimmed(Title),
            Year = YearOf(Year),
            ReviewedYear = YearOf(ReviewedYear),
            Type = DocumentTypes.Named(Known(Type)),
            Issuer = Known(Issuer),
            Number = DocumentNumbers.Normalize(Known(Number)),
            SignedOn = DayOf(SignedOn),
            Published = DayOf(Published),
            Source = Known(Source),
            Unknown = Flag(Year, UnknownFields.Year) | Flag(ReviewedYear, UnknownFields.ReviewedYear) | Flag(Type, UnknownFields.Type)
                | Flag(Issuer, UnknownFields.Issuer) | Flag(Number, UnknownFields.Number) | Flag(SignedOn, UnknownFields.SignedOn)
                | Flag(Published, UnknownFields.Published) | Flag(Source, UnknownFields.Source),
        },
        Trimmed(Province), Trimmed(City), Trimmed(County));

    private static UnknownFields Flag(string? typed, UnknownFields field) => UnknownWord.Is(typed) ? field : UnknownFields.None;

    private static string Known(string? typed) => UnknownWord.Is(typed) ? "" : Trimmed(typed);

    private static bool IsYear(string? typed) =>
        Trimmed(typed).Length == 0 || UnknownWord.Is(typed) || YearOf(typed) is >= FirstYear and <= LastYear;

    private static int YearOf(string? typed) =>
        int.TryParse(Trimmed(typed).TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : 0;

    private static DateOnly? DayOf(string? typed) =>
        DateOnly.TryParseExact(Trimmed(typed), ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    private static bool IsDay(string? typed) => Trimmed(typed).Length == 0 || UnknownWord.Is(typed) || DayOf(typed) != null;

    private static string DayText(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string YearText(int year) => year == 0 ? "" : year.ToString(CultureInfo.InvariantCulture);

    private static string Trimmed(string? typed) => typed?.Trim() ?? "";
}
