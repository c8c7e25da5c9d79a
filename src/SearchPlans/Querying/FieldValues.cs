using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Querying;

/// <summary>
/// Reads what stands behind the fields of metadata: 地区:长三角, 年份:近三年, 部分:回顾. What isn't a value of its field is kept as such
/// (<see cref="NoValueNode"/>), and is said with the values that there are; it never becomes text.
/// </summary>
/// <param name="corpus">What the plans have in these fields; null where that isn't known: then any region, type and issuer is one.</param>
internal sealed class FieldValues(CorpusValues? corpus)
{
    // So many are named of a field with many values, and so much is quoted of what was typed.
    private const int MaxNamed = 8;
    private const int MaxQuoted = 20;

    // 地区:深圳、广州 is either of them.
    private static readonly char[] _betweenValues = [',', '，', '、', ';', '；'];

    // 地区:北京和上海, where both are values; 和田 is one as a whole.
    private static readonly char[] _joiningWords = ['和', '与', '及', '或', '跟'];

    private static readonly (string Name, PlanPart Part)[] _otherParts =
        [("工作回顾", PlanPart.Review), ("工作部署", PlanPart.Deployment), ("名词", PlanPart.Glossary), ("注释", PlanPart.Glossary),
            ("附表", PlanPart.Appendix), ("附录", PlanPart.Appendix)];

    // What people call types beside any part of their names.
    private static readonly (string Name, string Type)[] _otherTypes =
        [("政府报告", DocumentTypes.WorkReport), ("国民经济计划", DocumentTypes.AnnualPlan), ("国民经济和社会发展", DocumentTypes.AnnualPlan),
            ("实施方案", DocumentTypes.ActionPlan), ("工作方案", DocumentTypes.ActionPlan), ("工作要点", DocumentTypes.ActionPlan),
            ("实施意见", DocumentTypes.Opinion), ("指导意见", DocumentTypes.Opinion), ("政策解读", DocumentTypes.Interpretation),
            ("计划报告", DocumentTypes.AnnualPlan), ("五年计划", DocumentTypes.FiveYearPlan), ("规划纲要", DocumentTypes.FiveYearPlan),
            ("专项计划", DocumentTypes.SpecialPlan), ("统计年报", DocumentTypes.Communique)];

    // Written out in the names of offices.
    private static readonly (string Short, string Full)[] _officeWords =
        [("发改", "发展和改革"), ("人大", "人民代表大会"), ("政府", "人民政府"), ("住建", "住房和城乡建设"), ("工信", "工业和信息化"), ("卫健", "卫生健康"), ("人社", "人力资源和社会保障")];

    private readonly List<string> _notices = [];
    private readonly HashSet<QueryField> _present = [];
    private readonly List<(QueryField Field, string Text)> _absent = [];

    /// <summary>What is to be said of values that aren't any, or of which the corpus has no plan where the field has no other, in Chinese;
    /// null where there is nothing to say.</summary>
    public string? Notice => string.Concat(_notices.Distinct().Concat(Absent())) is { Length: > 0 } notice ? notice : null;

    /// <summary>Whether a field has a list of values, so that what isn't one of them is nothing.</summary>
    public static bool IsOfMetadata(QueryField field) => field is not (QueryField.Title or QueryField.Headings or QueryField.Body);

    /// <summary>The field of metadata whose values a node asks for; null where it asks for anything else.</summary>
    public static QueryField? FieldOf(QueryNode node) => node switch
    {
        RegionNode => QueryField.Region,
        YearNode { IsBound: false } => QueryField.Year,
        PartNode => QueryField.Part,
        LevelNode => QueryField.Level,
        NoValueNode none => none.Field,
        FieldNode field when IsOfMetadata(field.Field) => field.Field,
        OrNode any when FieldOf(any.Nodes[0]) is { } first && any.Nodes.All(n => FieldOf(n) == first) => first,
        _ => null,
    };

    /// <summary>Whether a text is a value of a field of metadata.</summary>
    public bool Has(QueryField field, string text) => ReadOne(field, text.Trim()) is not null;

    /// <summary>Reads the values of a field of metadata: one, or several (深圳、广州) as an <see cref="OrNode"/>.</summary>
    public QueryNode Read(QueryField field, string text)
    {
        text = text.Trim();
        string[] values = [.. text.Split(_betweenValues, StringSplitOptions.TrimEntries).Where(v => QueryParser.HasCharacters(v))];
        QueryNode[] nodes = [.. values.SelectMany(v => ReadJoined(field, v))];
        return nodes.Length == 1 ? nodes[0] : new OrNode(nodes);
    }

    /// <summary>The name of a field, as it is typed.</summary>
    public static string NameOf(QueryField field) => QueryLexer.NameOf(field);

    private IEnumerable<QueryNode> ReadJoined(QueryField field, string value)
    {
        if (ReadOne(field, value) is { } one)
        {
            return [Said(field, value, one)];
        }
        string[] parts = value.Split(_joiningWords, StringSplitOptions.TrimEntries);
        if (parts.Length > 1 && parts.All(p => ReadOne(field, p) is not null))
        {
            return parts.Select(p => Said(field, p, ReadOne(field, p)!));
        }
        _notices.Add($"“{NameOf(field)}”没有“{Quoted(value)}”这一项，{WhatThereIs(field)}。");
        return [new NoValueNode(field, value)];
    }

    private QueryNode? ReadOne(QueryField field, string text) => text.Length == 0 ? null : field switch
    {
        QueryField.Year => Years.Read(text, corpus?.NewestYear ?? 0),
        QueryField.Part => PartOf(CharacterFolding.Fold(text)) is { } part ? new PartNode(part) : null,
        QueryField.Level => PlanLevelNames.TryParse(CharacterFolding.Fold(text)) is { } level ? new LevelNode(level) : null,
        QueryField.Region => RegionOf(text),
        QueryField.Type => TypeOf(text),
        QueryField.Number => NumberOf(text),
        _ => IssuerOf(text),
    };

    private static PlanPart? PartOf(string name)
    {
        string bare = name.EndsWith("部分", StringComparison.Ordinal) && name.Length > 2 ? name[..^2] : name;
        return PlanPartNames.TryParse(bare)
            ?? (Array.Find(_otherParts, p => p.Name == bare) is { Name: not null } other ? other.Part : null);
    }

    private QueryNode? RegionOf(string text)
    {
        string[] paths = [.. PlaceNames.Find(text).Select(r => PlanSummary.PathOf(r.Province, r.City, r.County))];
        if (corpus is null)
        {
            return paths.Length > 0 ? new RegionNode(text, paths) : new FieldNode(QueryField.Region, text);
        }
        if (corpus.Regions.Any(r => paths.Any(p => CorpusValues.LiesIn(r, p))))
        {
            return new RegionNode(text, paths);
        }
        // Names that several bear (和平), and those that only this corpus has.
        string folded = CharacterFolding.Fold(text);
        string[] holding = [.. corpus.Regions
            .Where(r => r.Contains(text, StringComparison.Ordinal) || CharacterFolding.Fold(r).Contains(folded, StringComparison.Ordinal))];
        return holding.Length > 0 ? new RegionNode(text, holding) : paths.Length > 0 ? new RegionNode(text, paths) : null;
    }

    private FieldNode? TypeOf(string text)
    {
        string name = Array.Find(_otherTypes, t => t.Name == CharacterFolding.Fold(text)) is { Name: not null } other
            ? other.Type
            : DocumentTypes.Named(CharacterFolding.Fold(text)) is var named && DocumentTypes.All.Contains(named) ? named : text;
        IReadOnlyList<string> types = corpus is null ? DocumentTypes.All : [.. corpus.Types, .. DocumentTypes.All];
        return corpus is null || Holds(types, name) ? new FieldNode(QueryField.Type, name) : null;
    }

    private FieldNode? NumberOf(string text) => corpus is null || corpus.Numbers.Any(number => DocumentNumbers.Matches(number, text))
        ? new FieldNode(QueryField.Number, DocumentNumbers.Normalize(text)) : null;

    private FieldNode? IssuerOf(string text)
    {
        if (corpus is null || Holds(corpus.Issuers, text))
        {
            return new FieldNode(QueryField.Issuer, text);
        }
        string full = text;
        foreach ((string shortWord, string word) in _officeWords)
        {
            full = full.Contains(word, StringComparison.Ordinal) ? full : full.Replace(shortWord, word, StringComparison.Ordinal);
        }
        full = full.EndsWith("革委", StringComparison.Ordinal) ? full + "员会" : full;
        return full != text && Holds(corpus.Issuers, full) ? new FieldNode(QueryField.Issuer, full) : null;
    }

    private static bool Holds(IReadOnlyList<string> values, string text)
    {
        string folded = CharacterFolding.Fold(text);
        return values.Any(v => CharacterFolding.Fold(v).Contains(folded, StringComparison.Ordinal));
    }

    // A place or type that there is, but of which the corpus has no plan.
    private QueryNode Said(QueryField field, string text, QueryNode node)
    {
        bool isMissing = corpus is not null && node switch
        {
            RegionNode region => !corpus.Regions.Any(r => region.Paths.Any(p => CorpusValues.LiesIn(r, p))),
            FieldNode { Field: QueryField.Type } type => !Holds(corpus.Types, type.Text),
            _ => false,
        };
        if (isMissing)
        {
            _absent.Add((field, text));
        }
        else
        {
            _present.Add(field);
        }
        return node;
    }

    private IEnumerable<string> Absent() => _absent.Where(a => !_present.Contains(a.Field)).GroupBy(a => a.Field)
        .Select(a => $"收录的文件中没有{NameOf(a.Key)}为{string.Concat(a.Select(v => $"“{Quoted(v.Text)}”").Distinct())}的，{WhatThereIs(a.Key)}。");

    private string WhatThereIs(QueryField field) => field switch
    {
        QueryField.Part => $"可选：{string.Join('、', PlanPartNames.Named.Select(PlanPartNames.NameOf))}",
        QueryField.Level => $"可选：{string.Join('、', PlanLevelNames.Named.Select(PlanLevelNames.NameOf))}",
        QueryField.Year => "可写一年或一段年份，如 2024、2020-2024、近三年、十四五"
            + (corpus is { NewestYear: > 0 } ? $"；收录的文件从 {corpus.FirstYear} 至 {corpus.NewestYear} 年" : ""),
        QueryField.Region => "可写省、市、县的名称或简称，也可写长三角、京津冀等一片地区" + Listed("；收录的有：", corpus?.Provinces, "地"),
        QueryField.Type => Listed("可选：", corpus?.Types ?? DocumentTypes.All, "种"),
        QueryField.Number => "可写完整的文号或其中一部分，括号怎么写都行，如 国发〔2024〕12号、国发(2024)、12号",
        _ => "可写发布机关名称的任何一部分" + Listed("；收录的有：", corpus?.Issuers, "个"),
    };

    private static string Listed(string before, IReadOnlyList<string>? values, string measure)
    {
        string[] named = [.. (values ?? []).Where(v => v.Length > 0)];
        return named.Length == 0
            ? ""
            : before + string.Join('、', named.Take(MaxNamed)) + (named.Length > MaxNamed ? $"等 {named.Length} {measure}" : "");
    }

    private static string Quoted(string text) => text.Length <= MaxQuoted
        ? text
        : text[..(char.IsHighSurrogate(text[MaxQuoted - 1]) ? MaxQuoted - 1 : MaxQuoted)] + "…";
}
