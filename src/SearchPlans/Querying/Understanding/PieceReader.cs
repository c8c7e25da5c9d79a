using System.Buffers;
using System.Text.RegularExpressions;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Numerals;
using SearchPlans.Text.Quantities;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying.Understanding;

/// <summary>
/// Takes a run of plain words apart. Places, years, types and orders stand at the beginning of a run or are one, years and orders also at
/// its end; what is part of a longer name (深圳湾) stays text, and so does all of a sentence.
/// </summary>
/// <param name="corpus">What plans there are.</param>
/// <param name="vocabulary">The words of the corpus.</param>
/// <param name="countOutside">Counts the paragraphs that hold a run in plans that lie in none of some regions.</param>
/// <param name="hasTitle">Whether a plan's title holds all of some words.</param>
internal sealed partial class PieceReader(
    CorpusValues corpus, PlanVocabulary vocabulary, Func<string, IReadOnlyList<string>, int> countOutside,
    Func<IReadOnlyList<string>, bool> hasTitle)
{
    // Longer runs, and such with signs of a sentence, were pasted: nothing in them is a condition.
    private const int MaxLength = 40;

    private static readonly SearchValues<char> _sentenceSigns = SearchValues.Create("，。；！：,;!");

    private const int LongestPlaceName = 20;

    // A shorter one (国务院) is the government of a place.
    private const int LongIssuer = 5;

    // In so many paragraphs of other places a name that begins with a place is known (北京路), or a type is part of a saying.
    private const int KnownName = 2;

    private const string And = "和与及跟";

    private static readonly char[] _listSigns = ['、', '和', '与', '及', '，', ','];

    private static readonly string[] _particles =
        ["的", "，", "、", "·", "年的", "里的", "里面的", "中的", "当中的", "之中的", "里关于", "中关于", "里有关", "中有关", "里面", "当中"];

    /// <summary>Takes a run apart.</summary>
    public List<PlainPiece> Read(string run)
    {
        string simplified = Simplified.Of(run);
        List<PlainPiece> pieces = Listed(simplified, ReadRun(simplified));
        if (ReferenceEquals(simplified, run))
        {
            return pieces;
        }
        int at = 0;
        return pieces.ConvertAll(piece =>
        {
            int start = Math.Max(at, simplified.IndexOf(piece.Typed, at, StringComparison.Ordinal));
            at = start + piece.Typed.Length;
            return piece with { Typed = run[start..at] };
        });
    }

    private List<PlainPiece> ReadRun(string run)
    {
        if (run.Length > MaxLength || run.AsSpan().Trim("？?。 ").ContainsAny(_sentenceSigns))
        {
            return [new PlainPiece(PieceKind.Text, run)];
        }
        string text = run.Trim('？', '?', '。', ' ');
        if (WholePlace(text) is { } whole)
        {
            return [whole];
        }
        if (LeftOut(text) is { } except)
        {
            return [except];
        }
        if (Number(run) is { } number)
        {
            return [number];
        }
        var pieces = new List<PlainPiece>();
        int at = 0;
        while (at < text.Length && Next(text, at, pieces) is { } piece)
        {
            pieces.Add(piece);
            at += piece.Typed.Length;
            at += piece.Kind == PieceKind.Place && IsPlaceBehindAnd(text, at) ? 1 : LengthOfParticle(text, at);
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
            PlainPiece? type = TypeAtEnd(ref rest, pieces);
            PlainPiece? last = AskedAtEnd(ref rest, pieces) ?? AtEnd(ref rest);
            // 提到氢能但没有提到光伏: what stands before is said.
            if (ButLacks().Match(rest) is { Success: true, Index: > 0 } lacks && lacks.Index + lacks.Length < rest.Length)
            {
                pieces.Add(new PlainPiece(PieceKind.Text, rest[..lacks.Index]));
                pieces.Add(new PlainPiece(PieceKind.Lacks, lacks.Value));
                rest = rest[(lacks.Index + lacks.Length)..];
            }
            if (QueryParser.HasCharacters(rest))
            {
                pieces.Add(new PlainPiece(PieceKind.Text, rest));
            }
            pieces.AddRange(new[] { last, type }.OfType<PlainPiece>());
        }
        return pieces.Count == 0 ? [new PlainPiece(PieceKind.Text, run)] : pieces;
    }

    /// <summary>The places that a text leaves out (除了上海、北京, 浙江以外, 非广东), or null.</summary>
    public PlainPiece? LeftOut(string text) =>
        Left().Match(text) is { Success: true } left && Places(left.Groups["name"].Value) is { } places
            ? places with { Kind = PieceKind.Except, Typed = text }
            : null;

    // A place, or several in a list.
    private PlainPiece? Places(string names)
    {
        if (WholePlace(names) is { } one)
        {
            return one;
        }
        PlainPiece?[] each = [.. names.Split(_listSigns).Select(WholePlace)];
        return each.Length < 2 || each.Contains(null)
            ? null
            : each[0]! with
            {
                Paths = [.. each.SelectMany(p => p!.Paths).Distinct()],
                Name = string.Join('、', each.Select(p => p!.Name)),
            };
    }

    // 广州和深圳 are two places.
    private bool IsPlaceBehindAnd(string text, int at) =>
        at + 2 < text.Length && And.Contains(text[at], StringComparison.Ordinal) && PlaceAt(text, at + 1) is not null;

    private static bool IsAbbreviation(PlainPiece piece) => piece is { Kind: PieceKind.Place, Typed.Length: 1 };

    private static int LengthOfParticle(string text, int at) =>
        Array.FindLast(_particles, p => string.CompareOrdinal(text, at, p, 0, p.Length) == 0)?.Length ?? 0;

    private PlainPiece? Next(string text, int at, List<PlainPiece> before)
    {
        if (SortWords().Match(text, at) is { Success: true } sort)
        {
            return new PlainPiece(PieceKind.Sort, sort.Value) { Sort = SearchSort.Oldest };
        }
        // 最新技术 is a kind of it; what is newest of plans stands before what names them.
        if (NewestWords().Match(text, at) is { Success: true } newest
            && (at + newest.Length == text.Length || IsConditionAt(text, at + newest.Length)))
        {
            return new PlainPiece(PieceKind.Sort, newest.Value) { Sort = SearchSort.Newest };
        }
        if (WhichDocuments().Match(text, at) is { Success: true } which)
        {
            return new PlainPiece(PieceKind.Asking, which.Value);
        }
        if (at == 0 && LeftBefore().Match(text) is { Success: true } left && Places(left.Groups["name"].Value) is { } around)
        {
            return around with { Kind = PieceKind.Except, Typed = left.Value };
        }
        if (LackWords().Match(text, at) is { Success: true } lacks)
        {
            return new PlainPiece(PieceKind.Lacks, lacks.Value);
        }
        if (at == 0 && WhetherWords().Match(text) is { Success: true } whether)
        {
            return new PlainPiece(PieceKind.Asking, whether.Value);
        }
        if (before.Exists(p => p.Kind == PieceKind.Type) && DocumentForm().Match(text, at) is { Success: true } form)
        {
            return new PlainPiece(PieceKind.Asking, form.Value);
        }
        if (SayWords().Match(text, at) is { Success: true } says
            && (before.Count > 0 || DocumentsAtEnd().IsMatch(text) || ButLacks().IsMatch(text)))
        {
            return new PlainPiece(PieceKind.Asking, says.Value);
        }
        if (at == 0 && OfLevel().Match(text) is { Success: true, Index: 0 } ofLevel)
        {
            return LevelPiece(ofLevel);
        }
        if (LevelWords().Match(text, at) is { Success: true } level)
        {
            return LevelPiece(level);
        }
        // 省级政府工作报告
        if (LevelOfPlans().Match(text, at) is { Success: true } ofPlans
            && TypeWords.Read(text, at + ofPlans.Length, out _, out _) is not null)
        {
            return LevelPiece(ofPlans);
        }
        if (YearWords.ReadBound(text, at, out int bounded) is { To: > 0 } bound)
        {
            return new PlainPiece(PieceKind.Year, text.Substring(at, bounded)) { From = bound.From, To = bound.To };
        }
        if (YearWords.Read(text, at, corpus.NewestYear, out int length, out bool isBare) is { From: > 0 } years)
        {
            // 2022冬奥会 is a name.
            bool isTaken = !isBare || at + length == text.Length || before.Count > 0 || IsConditionAt(text, at + length);
            return isTaken && !(isBare && Event().IsMatch(text, at + length))
                ? new PlainPiece(PieceKind.Year, text.Substring(at, length))
                {
                    From = years.From,
                    To = years.To,
                    IsBare = isBare,
                    IsShort = isBare && length < 4,
                }
                : null;
        }
        if (TypeAt(text, at) is { } type)
        {
            return type;
        }
        return PlaceAt(text, at) ?? TitleAt(text, at, before);
    }

    // 养老规划的保障措施: what no text says, and the titles of plans hold.
    private PlainPiece? TitleAt(string text, int at, List<PlainPiece> before)
    {
        if (before.Exists(p => p.Kind is PieceKind.Title or PieceKind.Type or PieceKind.Lacks or PieceKind.Asking)
            || TitleWords.Read(text, at, vocabulary) is not { } words || countOutside(text, []) > 0 || !hasTitle(words.Words))
        {
            return null;
        }
        string typed = text.Substring(at, words.Length);
        return new PlainPiece(PieceKind.Title, typed) { Name = typed, Words = words.Words };
    }

    private static PlainPiece LevelPiece(Match level) => new(PieceKind.Level, level.Value)
    {
        Level = level.Groups["level"].Value switch
        {
            "省" or "省份" => "省",
            "县" or "区县" or "县区" => "县",
            "市" or "城市" or "地级市" or "地级" or "地市" or "市州" or "州市" => "市",
            _ => null,
        },
    };

    // GDP增长目标在8%以上的城市 and 没有提到氢能的省份 ask for places, 最早提到预制菜的报告 for plans; 美丽的城市 doesn't.
    private static PlainPiece? AskedAtEnd(ref string rest, List<PlainPiece> before)
    {
        bool isAsked = before.Exists(p => p.Kind is PieceKind.Lacks or PieceKind.Sort or PieceKind.Asking);
        PlainPiece? piece = null;
        if (OfLevel().Match(rest) is { Success: true, Index: > 0 } level
            && (isAsked || QuantityCondition.TryParse(rest[..level.Index]) is { Subject.Length: > 1 }))
        {
            piece = LevelPiece(level);
        }
        else if (isAsked && rest.LastIndexOf('的') is > 0 and int of
            && TypeWords.Read(rest, of + 1, out int length, out int year) is { } type && of + 1 + length == rest.Length)
        {
            // 没有提到氢能的五年规划
            var asked = new PlainPiece(PieceKind.Type, rest[(of + 1)..]) { Name = type, From = year, To = year };
            rest = rest[..of];
            return asked;
        }
        else if (isAsked && DocumentsAtEnd().Match(rest) is { Success: true, Index: > 0 } documents)
        {
            piece = new PlainPiece(PieceKind.Asking, documents.Value);
        }
        if (piece is not null)
        {
            rest = rest[..^piece.Typed.Length];
        }
        return piece;
    }

    // 李克强2014年政府工作报告: behind text as well, where it names a document by something else, too.
    private static PlainPiece? TypeAtEnd(ref string rest, List<PlainPiece> before)
    {
        for (int at = 1; at < rest.Length; at++)
        {
            if (TypeWords.Read(rest, at, out int length, out int year) is not { } type || at + length < rest.Length || year > 0
                || type is not (DocumentTypes.WorkReport or DocumentTypes.Communique))
            {
                continue;
            }
            string start = rest[..at];
            if (before.Exists(p => p.Kind is PieceKind.Year or PieceKind.Place) || YearAtEnd().IsMatch(start))
            {
                var piece = new PlainPiece(PieceKind.Type, rest[at..]) { Name = type };
                rest = start;
                return piece;
            }
        }
        return null;
    }

    private bool IsConditionAt(string text, int at) => TypeWords.Read(text, at, out _, out _) is not null || PlaceAt(text, at) is not null;

    private PlainPiece? TypeAt(string text, int at)
    {
        if (TypeWords.Read(text, at, out int length, out int year) is not { } type)
        {
            return null;
        }
        return IsKnownWithNext(text, at, length, [])
            ? null
            : new PlainPiece(PieceKind.Type, text.Substring(at, length)) { Name = type, From = year, To = year };
    }

    private PlainPiece? PlaceAt(string text, int at)
    {
        if (Nation().Match(text, at) is { Success: true } nation)
        {
            return new PlainPiece(PieceKind.Place, nation.Value) { Paths = [Regions.National], Name = Regions.National };
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
        if (end < text.Length && Event().IsMatch(text, end))
        {
            return false;
        }
        if (end == text.Length || LengthOfParticle(text, end) > 0 || char.IsAsciiDigit(text[end])
            || LevelWords().IsMatch(text, end) || IsPlaceBehindAnd(text, end)
            || TypeWords.Read(text, end, out _, out _) is not null
            || YearWords.Read(text, end, corpus.NewestYear, out int years, out _) is { From: > 0 } && years > 0)
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
        var tokens = vocabulary.Cut(text.AsSpan(end));
        if (tokens.Count == 0)
        {
            return false;
        }
        // 十年粮食产量 begins with a number, not with a character of a name.
        bool isNumber = tokens.Count > 1 && tokens.EndChar(0) == 1 && ChineseNumerals.IsNumeral(text[end]);
        int next = tokens.EndChar(isNumber ? 1 : 0);
        return (next == 1 && !char.IsAscii(text[end])) || countOutside(text.Substring(at, length + next), paths) >= KnownName;
    }

    /// <summary>The issuer that a text is the whole name of, or null.</summary>
    public PlainPiece? Issuer(string text) =>
        corpus.Issuers.FirstOrDefault(i => i.Length >= LongIssuer && CharacterFolding.Fold(i) == CharacterFolding.Fold(text)) is { } issuer
            ? new PlainPiece(PieceKind.Issuer, text) { Name = issuer }
            : null;

    /// <summary>The document's number that a text is, where a plan has it, or null.</summary>
    private PlainPiece? Number(string text) =>
        DocumentNumbers.IsWhole(text) && DocumentNumbers.Normalize(text) is var number && corpus.Numbers.Contains(number)
            ? new PlainPiece(PieceKind.Number, text) { Name = number }
            : null;

    /// <summary>The level of plans that a text is (省级), or null.</summary>
    public static PlainPiece? LevelOf(string text) =>
        LevelOfPlans().Match(text) is { Success: true } level && level.Length == text.Length ? LevelPiece(level) : null;

    /// <summary>Whether a text is what plans call their glossaries.</summary>
    public static bool IsGlossary(string text) => Simplified.Of(text) is "名词解释" or "名词注释" or "术语解释" or "名词释义";

    /// <summary>Whether a text asks for a document in some form: 全文.</summary>
    public static bool IsForm(string text) => DocumentForm().IsMatch(text);

    /// <summary>The place that a text names before a year, a type or its end, where no plan is of it; else null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAlone">Whether the name alone is enough, since something else names plans.</param>
    public string? AbsentPlaceNamed(string text, bool isAlone)
    {
        string simplified = Simplified.Of(text);
        for (int length = Math.Min(simplified.Length, LongestPlaceName); length > 1; length--)
        {
            string name = simplified[..length];
            bool isNamed = length == simplified.Length
                ? isAlone
                : YearWords.Read(simplified, length, corpus.NewestYear, out int years, out _) is { From: > 0 } && years > 0
                    ? NamesPlan(simplified, length + years)
                    : NamesPlan(simplified, length);
            if (isNamed && PlaceNames.Group(name) is null && PlaceNames.Find(name) is [{ Level: > 0 } region, ..]
                && (length > 2 || region.Level < 3) && !corpus.Has([PathOf(region)], [], null))
            {
                return region.Name;
            }
        }
        return null;
    }

    private static bool NamesPlan(string text, int at) =>
        TypeWords.Read(text, at, out int length, out _) is not null && at + length == text.Length;

    /// <summary>The place that a text is the name of, or null.</summary>
    public PlainPiece? WholePlace(string text) => text.Length > 0 ? PlaceOf(text) : null;

    private PlainPiece? PlaceOf(string name)
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
        if (isWord || !corpus.Has(paths, [], null))
        {
            return null;
        }
        return new PlainPiece(PieceKind.Place, name)
        {
            Paths = paths,
            Name = group is not null ? group.Name : string.Join('、', regions.Select(r => r.Name).Distinct()),
        };
    }

    private static string PathOf(Region region) => PlanSummary.PathOf(region.Province, region.City, region.County);

    // Years and orders also stand behind what they are of.
    private PlainPiece? AtEnd(ref string rest)
    {
        for (int at = Math.Max(1, rest.Length - 12); at < rest.Length; at++)
        {
            PlainPiece? piece = null;
            if (YearWords.Read(rest, at, corpus.NewestYear, out int length, out bool isBare) is { From: > 0 } years
                && at + length == rest.Length && !isBare)
            {
                piece = new PlainPiece(PieceKind.Year, rest[at..]) { From = years.From, To = years.To };
            }
            else if (SortWords().Match(rest, at) is { Success: true } sort && at + sort.Length == rest.Length)
            {
                piece = new PlainPiece(PieceKind.Sort, rest[at..]) { Sort = SearchSort.Oldest };
            }
            if (piece is not null)
            {
                rest = rest[..at];
                return piece;
            }
        }
        return null;
    }

    // 江苏、浙江 in a row are a list, 广东深圳 one place; 2022、2023年 are a range.
    private static List<PlainPiece> Listed(string run, List<PlainPiece> pieces)
    {
        for (int i = 1; i < pieces.Count; i++)
        {
            (PlainPiece one, PlainPiece other) = (pieces[i - 1], pieces[i]);
            PlainPiece? both = (one.Kind, other.Kind) switch
            {
                (PieceKind.Place, PieceKind.Place) when MetPieces.Narrowed(one, other) is null =>
                    one with { Paths = [.. one.Paths.Union(other.Paths)], Name = $"{one.Name}、{other.Name}" },
                (PieceKind.Year, PieceKind.Year) when other.From == one.To + 1 => one with { To = other.To, IsBare = false },
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

    [GeneratedRegex(@"\G是?(?:最早|最先|首次|第一次|率先|首先)(?:被|是)?(?:提出|提到|提及|出现|写入|写进)(?:的)?(?:是)?在?"
        + @"(?:什么时候|什么时间|何时|哪一?年|哪里|哪儿|哪一?[份个](?:报告|文件|计划|规划|省市|省|市|地方))(?:里|中)?$"
        + @"|\G是?(?:哪[一]?[份个年些]?(?:报告|计划|规划|地方|省|市|年)?|谁)?(?:是)?(?:最早|最先|首次|第一次|率先|首先)(?:是)?(?:由|在)?(?:哪[一]?[份个年里]?(?:报告|计划|地方|省|市)?)?"
        + @"(?:提出|提到|提及|出现|写入|写进)(?:来的|的是|的|了|到)?"
        + @"|\G是?从?(?:何时|什么时候|哪一?年)(?:首次|最早|第一次|才)?(?:开始)?(?:提出|提到|提及|提起|提的|出现|写入|写进)(?:来的|的|了)?"
        + @"|\G是?从?(?:何时|什么时候|哪一?年)开始提(?![高升前供交速])"
        + @"|\G是?由?(?:哪里|哪儿|哪个(?:省市|省|市|地方)|哪份(?:报告|文件))(?:最早|最先|首次|第一次|率先|首先)?(?:提出|提到)来?的?$"
        + @"|\A(?:何时|什么时候|哪一?年)\z|\G最早(?:的)?$|\G首次$")]
    private static partial Regex SortWords();

    [GeneratedRegex(@"\G有?(?:哪些|哪几个|哪个|各个?|所有)(?<level>省份|省市|省|地级市|城市|市州|州市|市|区县|县区|县|地区|地方|地市)(?:的)?"
        + @"(?:[都还也曾]?(?:提到|提及|提出|提起|写到|写入|写进|写了|谈到|讲到|说到|提过|提了)[了过]?)?")]
    private static partial Regex LevelWords();

    [GeneratedRegex(@"\G(?:最新|最近)(?:的|一[次期份年版届]的?)?")]
    private static partial Regex NewestWords();

    private const string Said = @"(?:提到|提及|提出|提起|提过|写到|写入|写进|谈到|讲到|说到|涉及|出现)[了过]?";

    [GeneratedRegex(@"\G[都还也]?(?:没有?|未曾?|从未|并未|从来没有?)" + Said)]
    private static partial Regex LackWords();

    [GeneratedRegex(@"(?:但是?|却|而|同时)[都还也]?(?:没有?|未曾?|从未|并未)" + Said)]
    private static partial Regex ButLacks();

    [GeneratedRegex(@"\G(?<level>省|地级|地市|市|区县|县区|县)级?的?(?<=级的?)")]
    private static partial Regex LevelOfPlans();

    // What bears a place and a year in its name: 北京2022冬奥会.
    [GeneratedRegex(@"\G(?:[12]\d{3}年?)?(?:第[一二三四五六七八九十百\d]+届)?(?:中国|国际|世界)?(?:夏季|冬季|冬残|[夏冬青残])?"
        + @"(?:奥运会|奥会|奥林匹克|亚运会|亚残运会|大运会|全运会|世博会|世园会|园博会|花博会|进博会|世锦赛|青运会|军运会)")]
    private static partial Regex Event();

    [GeneratedRegex(@"\G(?:提到|提及|写到|谈到|讲到|说到|涉及)[了过]?(?!的)")]
    private static partial Regex SayWords();

    [GeneratedRegex(@"^(?:有没有|有无|是否|是不是)(?:提到|提及|写到|谈到|讲到|说到|涉及)[了过]?(?!的)(?=.)")]
    private static partial Regex WhetherWords();

    [GeneratedRegex(@"\G(?:的?(?:全文|原文|电子版|pdf|PDF|word|Word|WORD|文档|下载))+$")]
    private static partial Regex DocumentForm();

    [GeneratedRegex(@"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})年?度?的?$")]
    private static partial Regex YearAtEnd();

    [GeneratedRegex(@"的(?:政府)?(?:报告|计划|规划|文件)(?:有哪些|是哪些|是哪份)?$")]
    private static partial Regex DocumentsAtEnd();

    [GeneratedRegex(@"的(?<level>省份|省|地级市|城市|市|区县|县区|县|地区|地方)(?:有哪些|是哪些|有哪几个)?$")]
    private static partial Regex OfLevel();

    [GeneratedRegex(@"\G有?(?:哪些|哪几份|哪份)(?:报告|计划|规划|文件)(?=[都还也曾]?(?:没有?|未|从未|并未|提到|提及|写到|谈到|讲到|说到|涉及))")]
    private static partial Regex WhichDocuments();

    [GeneratedRegex(@"^(?:(?:除了?)?(?<name>.{2,12}?)(?:之外|以外)|除了?(?<name>.{2,12}?)外)的?(?=.)")]
    private static partial Regex LeftBefore();

    [GeneratedRegex(@"^(?:除了?|除去|除开|不含|不包括|不包含|排除|非)(?<name>.{2,}?)(?:之?外|以外)?$")]
    private static partial Regex Left();

    [GeneratedRegex(
        @"\G(?:国务院|中央政府|中央|全国|国家)"
            + @"(?=(?:人民)?(?:政府)?工作报告|[12]\d{3}|[“""]?第?[一二三四五六七八九十]+个?五|国民经济|统计公报)")]
    private static partial Regex Nation();
}
