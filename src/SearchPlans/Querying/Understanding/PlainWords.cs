using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying.Understanding;

/// <summary>
/// Takes the plain words of a query for what they are: 2023年江苏氢能 asks for 氢能 in plans of 江苏省 for 2023. Places, years, types and orders
/// stand at the beginning of a word or by themselves, years and orders also at its end; what is part of a longer name (深圳湾, 2035年远景目标
/// where there is no plan for 2035) stays text, and so does all of a sentence. Words are conditions only together with what plans there
/// are: where none meets place and year, both are text.
/// </summary>
internal sealed partial class PlainWords
{
    // Longer runs, and such with signs of a sentence, were pasted: nothing in them is a condition.
    private const int MaxLength = 40;

    private static readonly SearchValues<char> _sentenceSigns = SearchValues.Create("，。；！：,;!");

    // In so many paragraphs of other places a name that begins with a place is known (北京路), or a type is part of a saying.
    private const int KnownName = 2;

    // What is planned stands in the plan of the year, not where the next one looks back.
    private static readonly string[] _planned = ["目标", "预期", "任务", "安排", "部署", "打算", "计划"];

    private static readonly string[] _nation = ["全国", "国家", "中央", "国务院", "中央政府"];

    private static readonly string[] _particles = ["的", "，", "、", "·", "年的"];

    private enum Kind
    {
        Text,
        Place,
        Year,
        Type,
        Level,
        Sort,
    }

    private sealed record Piece(Kind Kind, string Typed)
    {
        public IReadOnlyList<string> Paths { get; init; } = [];
        public string Name { get; init; } = "";
        public int From { get; init; }
        public int To { get; init; }
        public bool IsBare { get; init; }
        public string? Level { get; init; }
        public SearchSort Sort { get; init; }
    }

    private readonly CorpusValues _corpus;
    private readonly PlanVocabulary _vocabulary;
    private readonly Func<string, IReadOnlyList<string>, int> _countOutside;

    private PlainWords(CorpusValues corpus, PlanVocabulary vocabulary, Func<string, IReadOnlyList<string>, int> countOutside)
    {
        _corpus = corpus;
        _vocabulary = vocabulary;
        _countOutside = countOutside;
    }

    /// <summary>Understands a query.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="node">What was read of it.</param>
    /// <param name="corpus">What plans there are.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="countOutside">Counts the paragraphs that hold a run in plans that lie in none of some regions.</param>
    public static UnderstoodQuery Understand(string query, QueryNode node, CorpusValues corpus, PlanVocabulary vocabulary,
        Func<string, IReadOnlyList<string>, int> countOutside) =>
        new PlainWords(corpus, vocabulary, countOutside).Understand(query, node);

    private UnderstoodQuery Understand(string query, QueryNode root)
    {
        IReadOnlyList<QueryNode> nodes = root is AndNode and ? and.Nodes : [root];
        var pieces = new List<Piece>();
        var others = new List<QueryNode>();
        foreach (QueryNode node in Joined(nodes))
        {
            if (node is RunNode { IsQuoted: false } run)
            {
                pieces.AddRange(Listed(run.Text, Read(run.Text)));
            }
            else if (node is OrNode or && Places(or) is { } places)
            {
                pieces.Add(places);
            }
            else
            {
                others.Add(node);
            }
        }
        if (pieces.Exists(p => p.Kind == Kind.Type)
            && pieces.FindIndex(p => p.Kind == Kind.Text && _nation.Contains(p.Typed)) is >= 0 and int nation)
        {
            pieces[nation] = new Piece(Kind.Place, pieces[nation].Typed) { Paths = [Regions.National], Name = Regions.National };
        }
        bool hasText = HasText(pieces, others);
        // A year that stands as texts write it, and nothing with it, is looked for in the text.
        if (!hasText && pieces is [{ Kind: Kind.Year } only] && !only.Typed.Any(char.IsAsciiDigit) && others.Count == 0)
        {
            return new UnderstoodQuery(root, []);
        }
        string? notice = KeepWhatMeets(pieces);
        if (notice is null && pieces.TrueForAll(p => p.Kind == Kind.Text))
        {
            return new UnderstoodQuery(root, []) { Notice = notice };
        }
        UnderstoodQuery understood = Build(query, pieces, others, notice);
        // A run that stands somewhere as it was typed is found there, too, wherever that is: it may have been copied.
        return root is RunNode typed && pieces.Exists(p => p.Kind == Kind.Text) && _countOutside(typed.Text, []) > 0
            ? understood with { Node = new OrNode([understood.Node!, new RunNode(WithoutSigns(typed.Text), IsQuoted: true)]) }
            : understood;
    }

    private static bool HasText(List<Piece> pieces, List<QueryNode> others) =>
        pieces.Exists(p => p.Kind == Kind.Text) || !others.TrueForAll(UnderstoodQuery.IsOfPlans);

    // Quoted, a run would have to stand there with its signs: only what counts is kept.
    private static string WithoutSigns(string run)
    {
        var kept = new StringBuilder(run.Length);
        var characters = new CharacterStream(run);
        int end = 0;
        while (characters.MoveNext())
        {
            if (characters.StartChar >= end)
            {
                kept.Append(run, characters.StartChar, characters.EndChar - characters.StartChar);
                end = characters.EndChar;
            }
        }
        return kept.ToString();
    }

    private static UnderstoodQuery Build(string query, List<Piece> pieces, List<QueryNode> others, string? notice)
    {
        var nodes = new List<QueryNode>();
        string text = string.Concat(pieces.Where(p => p.Kind == Kind.Text).Select(p => p.Typed));
        bool hasText = HasText(pieces, others);
        bool hasType = pieces.Exists(p => p.Kind == Kind.Type);
        bool withReview = hasText && !hasType && !Array.Exists(_planned, w => text.Contains(w, StringComparison.Ordinal));
        bool isQuestion = pieces.Exists(p => p.Kind == Kind.Level) || Questions.IsQuestion(text);
        nodes.AddRange(
            pieces.Where(p => p.Kind == Kind.Text).SelectMany(p => isQuestion && Amount(p.Typed) is { } amount
                ? amount
                : [new RunNode(p.Typed, IsQuoted: false)]));
        if (Innermost(pieces) is { Count: > 0 } paths)
        {
            nodes.Add(new RegionNode(string.Join('、', pieces.Where(p => p.Kind == Kind.Place).Select(p => p.Name).Distinct()), paths));
        }
        QueryNode[] years = [.. pieces.Where(p => p is { Kind: Kind.Year } or { Kind: Kind.Type, From: > 0 })
            .Select(p => (QueryNode)new YearNode(p.From, p.To) { WithReview = withReview && p.Kind == Kind.Year })];
        if (years.Length > 0)
        {
            nodes.Add(years.Length == 1 ? years[0] : new OrNode(years));
        }
        QueryNode[] types = [.. pieces.Where(p => p.Kind == Kind.Type).Select(p => p.Name).Distinct()
            .Select(t => (QueryNode)new FieldNode(QueryField.Type, t))];
        if (types.Length > 0)
        {
            nodes.Add(types.Length == 1 ? types[0] : new OrNode(types));
        }
        nodes.AddRange(pieces.Where(p => p.Level is not null).Select(p => new LevelNode(PlanLevelNames.TryParse(p.Level!)!.Value)));
        nodes.AddRange(others);
        IReadOnlyList<QueryCondition> conditions = Conditions(query, pieces, withReview);
        bool namesPlans = !hasText && others.Count == 0;
        return new UnderstoodQuery(nodes.Count switch { 0 => null, 1 => nodes[0], _ => new AndNode(nodes) }, conditions)
        {
            Sort = pieces.Find(p => p.Kind == Kind.Sort)?.Sort,
            Notice = notice,
            Name = namesPlans ? string.Concat(pieces.Where(p => p.Kind is not (Kind.Sort or Kind.Level)).Select(p => p.Typed)) : "",
        };
    }

    // 哪些市GDP目标在7%以上 asks for amounts that no text holds as they were typed.
    private static QueryNode[]? Amount(string text)
    {
        if (QuantityCondition.TryParse(text) is not { Subject.Length: > 1 } condition
            || Measured().Match(condition.Subject) is not { Success: true } measured)
        {
            return null;
        }
        string subject = measured.Groups["subject"].Value;
        var amount = new QuantityNode(condition with { Subject = subject }, text[condition.Subject.Length..]);
        return measured.Groups["planned"] is { Length: > 0 } planned
            ? [
                amount,
                new TogetherNode(
                    Nearness.Sentence, new AndNode([new RunNode(planned.Value, IsQuoted: false), new RunNode(subject, IsQuoted: false)])),
            ]
            : [amount];
    }

    // 十四五 规划, 政府 工作报告 and 2015 年 were typed apart.
    private static IEnumerable<QueryNode> Joined(IReadOnlyList<QueryNode> nodes)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is RunNode { IsQuoted: false } first && i + 1 < nodes.Count && nodes[i + 1] is RunNode { IsQuoted: false } second
                && ((TypeHalves().IsMatch($"{first.Text} {second.Text}")
                        && (nodes.Count > 2 || !second.Text.StartsWith("政府", StringComparison.Ordinal)))
                    || (char.IsAsciiDigit(first.Text[^1]) && second.Text.StartsWith('年'))))
            {
                yield return new RunNode(first.Text + second.Text, IsQuoted: false);
                i++;
                continue;
            }
            yield return nodes[i];
        }
    }

    private Piece? Places(OrNode or)
    {
        Piece?[] places = [.. or.Nodes.Select(n => n is RunNode { IsQuoted: false } run ? WholePlace(run.Text) : null)];
        return places.Any(p => p is null)
            ? null
            : new Piece(Kind.Place, string.Join('|', places.Select(p => p!.Typed)))
            {
                Paths = [.. places.SelectMany(p => p!.Paths).Distinct()],
                Name = string.Join('、', places.Select(p => p!.Name)),
            };
    }

    private List<Piece> Read(string run)
    {
        if (run.Length > MaxLength || run.AsSpan().Trim("？?。 ").ContainsAny(_sentenceSigns))
        {
            return [new Piece(Kind.Text, run)];
        }
        string text = run.Trim('？', '?', '。', ' ');
        if (WholePlace(text) is { } whole)
        {
            return [whole];
        }
        var pieces = new List<Piece>();
        int at = 0;
        while (at < text.Length && Next(text, at, pieces) is { } piece)
        {
            pieces.Add(piece);
            at += piece.Typed.Length;
            at += LengthOfParticle(text, at);
        }
        // Four digits, or one character, among other conditions only.
        if (at < text.Length || pieces.Count == 1)
        {
            bool isAlone = at == text.Length;
            while (pieces.Count > 0 && (IsAbbreviation(pieces[^1]) || (pieces[^1].IsBare && !isAlone && pieces.Count == 1)))
            {
                at = text.LastIndexOf(pieces[^1].Typed, at - 1, StringComparison.Ordinal);
                pieces.RemoveAt(pieces.Count - 1);
            }
        }
        if (at < text.Length)
        {
            string rest = text[at..];
            Piece? last = AtEnd(ref rest);
            if (QueryParser.HasCharacters(rest))
            {
                pieces.Add(new Piece(Kind.Text, rest));
            }
            if (last is not null)
            {
                pieces.Add(last);
            }
        }
        return pieces.Count == 0 ? [new Piece(Kind.Text, run)] : pieces;
    }

    private static bool IsAbbreviation(Piece piece) => piece is { Kind: Kind.Place, Typed.Length: 1 };

    private static int LengthOfParticle(string text, int at) =>
        Array.Find(_particles, p => string.CompareOrdinal(text, at, p, 0, p.Length) == 0)?.Length ?? 0;

    private Piece? Next(string text, int at, List<Piece> before)
    {
        if (SortWords().Match(text, at) is { Success: true } sort)
        {
            return new Piece(Kind.Sort, sort.Value) { Sort = SearchSort.Oldest };
        }
        if (LevelWords().Match(text, at) is { Success: true } level)
        {
            return new Piece(Kind.Level, level.Value)
            {
                Level = level.Groups["level"].Value switch
                {
                    "省" or "省份" => "省",
                    "县" or "区县" or "县区" => "县",
                    "市" or "城市" or "地级市" => "市",
                    _ => null,
                },
            };
        }
        if (YearWords.Read(text, at, _corpus.NewestYear, out int length, out bool isBare) is { From: > 0 } years)
        {
            bool isTaken = !isBare || at + length == text.Length || before.Count > 0 || IsConditionAt(text, at + length);
            return isTaken
                ? new Piece(Kind.Year, text.Substring(at, length)) { From = years.From, To = years.To, IsBare = isBare }
                : null;
        }
        if (TypeAt(text, at) is { } type)
        {
            return type;
        }
        return PlaceAt(text, at);
    }

    private bool IsConditionAt(string text, int at) => TypeWords.Read(text, at, out _, out _) is not null || PlaceAt(text, at) is not null;

    private Piece? TypeAt(string text, int at)
    {
        if (TypeWords.Read(text, at, out int length, out int year) is not { } type)
        {
            return null;
        }
        return IsKnownWithNext(text, at, length, [])
            ? null
            : new Piece(Kind.Type, text.Substring(at, length)) { Name = type, From = year, To = year };
    }

    private Piece? PlaceAt(string text, int at)
    {
        if (Nation().Match(text, at) is { Success: true } nation)
        {
            return new Piece(Kind.Place, nation.Value) { Paths = [Regions.National], Name = Regions.National };
        }
        for (int length = Math.Min(text.Length - at, 20); length > 0; length--)
        {
            string name = text.Substring(at, length);
            if (PlaceOf(name) is not { } place)
            {
                continue;
            }
            bool isBegin = length == 1
                ? at + 1 == text.Length || char.IsAsciiDigit(text[at + 1]) || TypeWords.Read(text, at + 1, out _, out _) is not null
                : IsWordEnd(text, at, length, place.Paths);
            if (isBegin)
            {
                return place;
            }
        }
        return null;
    }

    // 甘肃光伏 is two words; 深圳湾, 北京路 and 上海合作组织 are names.
    private bool IsWordEnd(string text, int at, int length, IReadOnlyList<string> paths)
    {
        int end = at + length;
        if (end == text.Length || LengthOfParticle(text, end) > 0 || char.IsAsciiDigit(text[end])
            || TypeWords.Read(text, end, out _, out _) is not null
            || YearWords.Read(text, end, _corpus.NewestYear, out int years, out _) is { From: > 0 } && years > 0)
        {
            return true;
        }
        return !IsKnownWithNext(text, at, length, paths);
    }

    // Whether plans of other places write a name and the word behind it in a row, or that is a single character.
    private bool IsKnownWithNext(string text, int at, int length, IReadOnlyList<string> paths)
    {
        int end = at + length;
        if (end == text.Length || LengthOfParticle(text, end) > 0)
        {
            return false;
        }
        var tokens = _vocabulary.Cut(text.AsSpan(end));
        if (tokens.Count == 0)
        {
            return false;
        }
        int next = tokens.EndChar(0);
        return (next == 1 && !char.IsAscii(text[end])) || _countOutside(text.Substring(at, length + next), paths) >= KnownName;
    }

    private Piece? WholePlace(string text) => text.Length > 0 ? PlaceOf(text) : null;

    private Piece? PlaceOf(string name)
    {
        IReadOnlyList<Region> regions = PlaceNames.Find(name);
        if (regions.Count == 0)
        {
            return null;
        }
        string[] paths = [.. regions.Select(PathOf).Distinct()];
        PlaceGroup? group = PlaceNames.Group(name);
        // 中国 and 国家 are words of every text, short names of counties (和平) everyday words.
        bool isWord = regions[0].Level == 0
            || (group is null && name.Length < 3 && (regions.Count > 1 || (regions[0].Level == 3 && !LexiconWords.IsPlace(name))));
        if (isWord || !_corpus.Has(paths, [], null))
        {
            return null;
        }
        return new Piece(Kind.Place, name)
        {
            Paths = paths,
            Name = group is not null ? group.Name : string.Join('、', regions.Select(r => r.Name).Distinct()),
        };
    }

    private static string PathOf(Region region) => PlanSummary.PathOf(region.Province, region.City, region.County);

    // Years and orders also stand behind what they are of.
    private Piece? AtEnd(ref string rest)
    {
        for (int at = Math.Max(1, rest.Length - 12); at < rest.Length; at++)
        {
            Piece? piece = null;
            if (YearWords.Read(rest, at, _corpus.NewestYear, out int length, out bool isBare) is { From: > 0 } years
                && at + length == rest.Length && !isBare)
            {
                piece = new Piece(Kind.Year, rest[at..]) { From = years.From, To = years.To };
            }
            else if (SortWords().Match(rest, at) is { Success: true } sort && at + sort.Length == rest.Length)
            {
                piece = new Piece(Kind.Sort, rest[at..]) { Sort = SearchSort.Oldest };
            }
            if (piece is not null)
            {
                rest = rest[..at];
                return piece;
            }
        }
        return null;
    }

    // Where no plan meets all conditions the type is text, then place and year; what there is no plan of at all is text anyway.
    private string? KeepWhatMeets(List<Piece> pieces)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            bool none = piece.Kind switch
            {
                Kind.Year => !HasYears([piece]),
                Kind.Type => !_corpus.Has([], piece.From > 0 ? [(piece.From, piece.To)] : [], piece.Name),
                _ => false,
            };
            if (none)
            {
                pieces[i] = new Piece(Kind.Text, piece.Typed);
            }
        }
        string? told = KeepWhatMeetsTheFirst(pieces);
        Piece[] places = [.. pieces.Where(p => p.Kind == Kind.Place)];
        Piece[] types = [.. pieces.Where(p => p.Kind == Kind.Type)];
        Piece[] years = [.. pieces.Where(p => p.Kind == Kind.Year)];
        if (types.Length > 0 && !types.Any(t => Meets(places, years, t)))
        {
            AsText(pieces, types);
            types = [];
        }
        if (places.Length > 0 && years.Length > 0 && !Meets(places, years, null))
        {
            string notice = $"没有{string.Join('、', places.Select(p => p.Name))}{string.Join('、', years.Select(YearsOf))}的计划，"
                + $"“{string.Join("”“", places.Concat(years).Select(p => p.Typed))}”按正文里的字查找。";
            AsText(pieces, places);
            AsText(pieces, years);
            return told + notice;
        }
        return told;
    }

    // A word more never finds more: of places, years and types typed apart the first counts, a later one only narrows it. 江苏 浙江 are two
    // places, and no plan is of both; 江苏、浙江 and 地区:江苏|浙江 are a list.
    private static string? KeepWhatMeetsTheFirst(List<Piece> pieces)
    {
        var notice = new StringBuilder();
        foreach (Kind kind in (ReadOnlySpan<Kind>)[Kind.Place, Kind.Year, Kind.Type])
        {
            Piece? kept = null;
            for (int i = 0; i < pieces.Count; i++)
            {
                if (pieces[i].Kind != kind)
                {
                    continue;
                }
                if (kept is null)
                {
                    kept = pieces[i];
                }
                else if (Narrowed(kept, pieces[i]) is { } both)
                {
                    pieces[i] = pieces[i] with { Paths = both.Paths, From = both.From, To = both.To };
                    int first = pieces.FindIndex(p => p.Kind == kind);
                    pieces[first] = kept = pieces[first] with { Paths = both.Paths, From = both.From, To = both.To };
                }
                else
                {
                    notice.Append(
                        $"“{pieces[i].Typed}”按正文里的字查找，{FieldOf(kept)}已是“{kept.Typed}”；"
                            + $"两者都要查，请写作“{FieldOf(kept)}:{kept.Typed}|{pieces[i].Typed}”。");
                    pieces[i] = new Piece(Kind.Text, pieces[i].Typed);
                }
            }
        }
        return notice.Length == 0 ? null : notice.ToString();
    }

    // What meets two conditions of a kind, or null.
    private static Piece? Narrowed(Piece one, Piece other)
    {
        if (one.Kind == Kind.Place)
        {
            string[] paths = [.. one.Paths.SelectMany(p => other.Paths
                .Select(q => CorpusValues.LiesIn(p, q) ? p : CorpusValues.LiesIn(q, p) ? q : "").Where(r => r.Length > 0)).Distinct()];
            return paths.Length == 0 ? null : one with { Paths = paths };
        }
        (int from, int to) = (Math.Max(one.From, other.From), Math.Min(one.To, other.To));
        if (one.Kind == Kind.Type)
        {
            return one.Name == other.Name && (one.From == other.From || one.From == 0 || other.From == 0)
                ? one with { From = from, To = Math.Max(one.To, other.To) }
                : null;
        }
        return from > to ? null : one with { From = from, To = to };
    }

    // 江苏、浙江 in a row are a list, 广东深圳 one place; 2022、2023年 are a range.
    private static List<Piece> Listed(string run, List<Piece> pieces)
    {
        for (int i = 1; i < pieces.Count; i++)
        {
            (Piece one, Piece other) = (pieces[i - 1], pieces[i]);
            Piece? both = (one.Kind, other.Kind) switch
            {
                (Kind.Place, Kind.Place) when Narrowed(one, other) is null =>
                    one with { Paths = [.. one.Paths.Union(other.Paths)], Name = $"{one.Name}、{other.Name}" },
                (Kind.Year, Kind.Year) when other.From == one.To + 1 => one with { To = other.To, IsBare = false },
                _ => null,
            };
            if (both is not null)
            {
                int start = run.IndexOf(one.Typed, StringComparison.Ordinal);
                int end = run.IndexOf(other.Typed, start + one.Typed.Length, StringComparison.Ordinal) + other.Typed.Length;
                pieces[i - 1] = both with { Typed = run[start..end] };
                pieces.RemoveAt(i--);
            }
        }
        return pieces;
    }

    private static void AsText(List<Piece> pieces, Piece[] which)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            if (which.Contains(pieces[i]))
            {
                pieces[i] = new Piece(Kind.Text, pieces[i].Typed);
            }
        }
    }

    private bool HasYears(Piece[] years) => _corpus.Has([], [.. years.Select(y => (y.From, y.To))], null);

    private bool Meets(Piece[] places, Piece[] years, Piece? type)
    {
        IReadOnlyList<string> paths = Innermost(places);
        (int, int)[] of = [.. years.Select(y => (y.From, y.To))];
        if (type is { From: > 0 })
        {
            of = [(type.From, type.To)];
        }
        return _corpus.Has(paths, of, type?.Name)
            || (type is null && _corpus.Has(paths, [.. of.Select(y => (y.Item1 + 1, y.Item2 + 1))], null));
    }

    // 广东 深圳 is the city; 江苏 浙江 are both.
    private static List<string> Innermost(IEnumerable<Piece> pieces)
    {
        string[] paths = [.. pieces.Where(p => p.Kind == Kind.Place).SelectMany(p => p.Paths).Distinct()];
        return [.. paths.Where(p => !Array.Exists(paths, q => q != p && CorpusValues.LiesIn(q, p)))];
    }

    private static string YearsOf(Piece years) => years.From == years.To ? $"{years.From}年" : $"{years.From}—{years.To}年";

    private static List<QueryCondition> Conditions(string query, List<Piece> pieces, bool withReview)
    {
        var conditions = new List<QueryCondition>();
        int at = 0;
        foreach (Piece piece in pieces)
        {
            if (Locate(query, piece.Typed, at) is not var (start, end))
            {
                continue;
            }
            at = end;
            if (piece.Kind == Kind.Text)
            {
                continue;
            }
            string With(string text) => Tidy($"{query[..start]} {text} {query[end..]}");
            conditions.Add(new QueryCondition(FieldOf(piece), ValueOf(piece), piece.Typed, With(""), With($"“{piece.Typed}”"))
            {
                Note = piece.Kind == Kind.Year && withReview ? $"含{piece.To + 1}年计划的回顾" : "",
                Narrower = piece.Kind == Kind.Year && withReview
                    ? [
                        new NarrowerQuery($"只看{YearsOf(piece)}的计划", With($"年份:{RangeOf(piece, 0)}")),
                        new NarrowerQuery($"只看{YearsOf(piece with { From = piece.From + 1, To = piece.To + 1 })}计划的回顾",
                            With($"年份:{RangeOf(piece, 1)} 部分:回顾")),
                    ]
                    : [],
            });
        }
        return conditions;
    }

    // White space aside: 2015 年 was read as 2015年.
    private static (int Start, int End)? Locate(string query, string typed, int from)
    {
        for (int start = from; start < query.Length; start++)
        {
            int at = start;
            int matched = 0;
            while (at < query.Length && matched < typed.Length
                && (query[at] == typed[matched] || (matched > 0 && char.IsWhiteSpace(query[at]))))
            {
                matched += query[at] == typed[matched] ? 1 : 0;
                at++;
            }
            if (matched == typed.Length)
            {
                return (start, at);
            }
        }
        return null;
    }

    private static string RangeOf(Piece years, int later) =>
        years.From == years.To ? $"{years.From + later}" : $"{years.From + later}-{years.To + later}";

    private static string FieldOf(Piece piece) => piece.Kind switch
    {
        Kind.Place => "地区",
        Kind.Year => "年份",
        Kind.Type => "文种",
        Kind.Level => "层级",
        _ => "次序",
    };

    private static string ValueOf(Piece piece) => piece.Kind switch
    {
        Kind.Year => YearsOf(piece),
        Kind.Type => piece.From > 0 ? $"{piece.From}—{piece.From + 4}年{piece.Name}" : piece.Name,
        Kind.Level => $"{piece.Level}",
        Kind.Sort => "由早到晚",
        _ => piece.Name,
    };

    // What is left of a query where a word was taken out.
    private static string Tidy(string query)
    {
        var tidy = new StringBuilder(query.Length);
        foreach (string part in query.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
        {
            string kept = tidy.Length == 0 || part.Length > 1 ? part.TrimStart('的') : part == "的" ? "" : part;
            if (kept.Length > 0)
            {
                tidy.Append(tidy.Length > 0 ? " " : "").Append(kept);
            }
        }
        return tidy.ToString();
    }

    [GeneratedRegex(@"\G(?:哪[一]?[份个年些]?(?:报告|计划|规划|地方|省|市|年)?)?(?:是)?(?:最早|最先|首次|第一次|率先|首先)(?:是)?(?:由|在)?(?:哪[一]?[份个年里]?(?:报告|计划|地方|省|市)?)?"
        + @"(?:提出|提到|提及|出现|写入|写进)(?:的是|的|了|到)?|\G(?:何时|什么时候|哪一?年)(?:首次|最早|第一次|开始)?(?:提出|提到|出现|写入)(?:的|了)?|\G最早(?:的)?$|\G首次$")]
    private static partial Regex SortWords();

    [GeneratedRegex(@"\G(?:哪些|哪个|各个?|所有)(?<level>省份|省市|省|地级市|城市|市|区县|县区|县|地区|地方)(?:的)?")]
    private static partial Regex LevelWords();

    [GeneratedRegex(@"^(?<subject>.{2,}?)的?(?<planned>预期目标|目标|预期|计划)?(?:在|为|达到?|是|定在|定为|能)?$")]
    private static partial Regex Measured();

    [GeneratedRegex(
        @"\G(?:国务院|中央政府|中央|全国|国家)"
            + @"(?=(?:人民)?(?:政府)?工作报告|[12]\d{3}|[“""]?第?[一二三四五六七八九十]+个?五|国民经济|统计公报)")]
    private static partial Regex Nation();

    [GeneratedRegex(
        @"^(?:(?:[“""]?[一二三四五六七八九十]{1,3}五[”""]?|第[一二三四五六七八九十]{1,3}个五年) (?:规划|计划)(?:纲要)?|(?:人民)?政府 (?:政府)?工作报告)$")]
    private static partial Regex TypeHalves();
}
