using System.CommandLine;
using System.Globalization;
using SearchPlans.Adding;
using SearchPlans.Plans;

namespace SearchPlans.Cli.Commands;

/// <summary>The options that say what a plan is: of <c>add</c> and <c>correct</c>.</summary>
internal sealed class MetadataOptions
{
    private const int NoYear = -1;
    private static readonly DateOnly _unknownDay = DateOnly.MaxValue;

    private readonly Option<string?> _title = Text("--title", "标题", "标题，若自动识别的不对");
    private readonly Option<string?> _province = Text("--province", "省", "省、自治区或直辖市的全称，如 广东省；全国性的为 全国");
    private readonly Option<string?> _city = Text("--city", "市", "地市的全称，如 深圳市");
    private readonly Option<string?> _county = Text("--county", "县", "区县的全称，如 坪山区");
    private readonly Option<int?> _year = Year("--year", "计划的年份；五年规划为第一年");
    private readonly Option<int?> _reviewedYear = Year("--reviewed-year", "回顾的年份");
    private readonly Option<string?> _type = Text("--type", "文种", "文种，如 年度计划、政府工作报告、专项规划");
    private readonly Option<string?> _issuer = Text("--issuer", "机关", "发布机关");
    private readonly Option<string?> _number = Text("--number", "文号", "文号，如 国发〔2024〕12号");
    private readonly Option<DateOnly?> _signed = Day("--signed", "成文日期，如 2024-01-28");
    private readonly Option<DateOnly?> _published = Day("--published", "发布日期，如 2024-02-01");
    private readonly Option<string?> _source = Text("--source", "来源", "来源：网址或出版物");

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All =>
        [_title, _province, _city, _county, _year, _reviewedYear, _type, _issuer, _number, _signed, _published, _source];

    /// <summary>Whether any is given.</summary>
    public bool AreGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>What is known, with what is given in its place; given as empty, a field is left to the text; given as 不详, it
    /// isn't known.</summary>
    public PlanMetadata Over(PlanMetadata known, ParseResult parsed)
    {
        PlanMetadata over = known with
        {
            Title = parsed.GetValue(_title) ?? known.Title,
            Year = Math.Max(0, parsed.GetValue(_year) ?? known.Year),
            ReviewedYear = Math.Max(0, parsed.GetValue(_reviewedYear) ?? known.ReviewedYear),
            Type = DocumentTypes.Named(Value(_type, known.Type)),
            Issuer = Value(_issuer, known.Issuer),
            Number = DocumentNumbers.Normalize(Value(_number, known.Number)),
            SignedOn = DayOf(_signed, known.SignedOn),
            Published = DayOf(_published, known.Published),
            Source = Value(_source, known.Source),
            Unknown = (known.Unknown & UnknownFields.Place)
                | Flag(UnknownFields.Year, parsed.GetValue(_year) is { } year ? year == NoYear : null)
                | Flag(UnknownFields.ReviewedYear, parsed.GetValue(_reviewedYear) is { } reviewed ? reviewed == NoYear : null)
                | Flag(UnknownFields.Type, parsed.GetValue(_type) is { } type ? UnknownWord.Is(type) : null)
                | Flag(UnknownFields.Issuer, parsed.GetValue(_issuer) is { } issuer ? UnknownWord.Is(issuer) : null)
                | Flag(UnknownFields.Number, parsed.GetValue(_number) is { } number ? UnknownWord.Is(number) : null)
                | Flag(UnknownFields.SignedOn, parsed.GetValue(_signed) is { } signed ? signed == _unknownDay : null)
                | Flag(UnknownFields.Published, parsed.GetValue(_published) is { } published ? published == _unknownDay : null)
                | Flag(UnknownFields.Source, parsed.GetValue(_source) is { } source ? UnknownWord.Is(source) : null),
        };
        return MetadataCorrection.WithPlace(over, parsed.GetValue(_province), parsed.GetValue(_city), parsed.GetValue(_county));

        DateOnly? DayOf(Option<DateOnly?> option, DateOnly? otherwise) =>
            parsed.GetValue(option) is not { } given ? otherwise : given == default || given == _unknownDay ? null : given;

        string Value(Option<string?> option, string otherwise) =>
            parsed.GetValue(option) is not { } given ? otherwise : UnknownWord.Is(given) ? "" : given;

        UnknownFields Flag(UnknownFields field, bool? isUnknown) => isUnknown ?? known.Unknown.HasFlag(field) ? field : UnknownFields.None;
    }

    private static Option<string?> Text(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result => result.Tokens[^1].Value.Trim(),
    };

    private static Option<int?> Year(string name, string description) => Parsed<int?>(
        name, "年份", description, "年份，如 2024",
        given => int.TryParse(given.TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is > 0 and < 10_000
            ? year
            : null,
        empty: 0, unknown: NoYear);

    private static Option<DateOnly?> Day(string name, string description) => Parsed<DateOnly?>(
        name, "日期", description, "日期，如 2024-02-01",
        given => DateOnly.TryParseExact(given, ["yyyy-M-d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly day)
            ? day
            : null,
        empty: default(DateOnly), unknown: _unknownDay);

    private static Option<T> Parsed<T>(string name, string helpName, string description, string wanted, Func<string, T> parse, T empty,
        T unknown) => new(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result =>
            {
                string given = result.Tokens[^1].Value.Trim();
                if (given.Length == 0)
                {
                    return empty;
                }
                if (UnknownWord.Is(given))
                {
                    return unknown;
                }
                T value = parse(given);
                if (value is null)
                {
                    result.AddError($"选项 {name} 应为{wanted}，而不是“{given}”。");
                }
                return value;
            },
        };
}
