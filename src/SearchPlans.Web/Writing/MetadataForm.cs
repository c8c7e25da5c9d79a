using System.Globalization;
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
                return $"年份应为 {FirstYear} 到 {LastYear} 之间的四位数字，例如 2024；不知道可以留空。";
            return Trimmed(Published).Length == 0 || DayOf(Published) != null ? null : "发布日期应写作年-月-日，例如 2024-02-01；不知道可以留空。";
        }
    }

    /// <summary>What is known, typed out.</summary>
    public static MetadataForm Of(PlanMetadata known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new MetadataForm
        {
            Title = known.Title,
            Province = known.Province,
            City = known.City,
            County = known.County,
            Year = TextOf(known.Year),
            ReviewedYear = TextOf(known.ReviewedYear),
            Type = known.Type,
            Issuer = known.Issuer,
            Published = known.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Source = known.Source,
        };
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
            Published = field("published"),
            Source = field("source"),
        };
    }

    /// <summary>What it says; what is empty, or is no year and no day, isn't known.</summary>
    public PlanMetadata ToMetadata() => new()
    {
        Title = Trimmed(Title),
        Province = Trimmed(Province),
        City = Trimmed(City),
        County = Trimmed(County),
        Year = YearOf(Year),
        ReviewedYear = YearOf(ReviewedYear),
        Type = Trimmed(Type),
        Issuer = Trimmed(Issuer),
        Published = DayOf(Published),
        Source = Trimmed(Source),
    };

    private static bool IsYear(string? typed) => Trimmed(typed).Length == 0 || YearOf(typed) is >= FirstYear and <= LastYear;

    private static int YearOf(string? typed) => int.TryParse(Trimmed(typed).TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : 0;

    private static DateOnly? DayOf(string? typed) =>
        DateOnly.TryParseExact(Trimmed(typed), ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static string TextOf(int year) => year == 0 ? "" : year.ToString(CultureInfo.InvariantCulture);

    private static string Trimmed(string? typed) => typed?.Trim() ?? "";
}
