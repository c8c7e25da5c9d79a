using System.Text;
using System.Text.RegularExpressions;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying.Understanding;

/// <summary>
/// Takes the plain words of a query for what they are: 2023年江苏氢能 asks for 氢能 in plans of 江苏省 for 2023. <see cref="PieceReader"/>
/// takes runs apart; words are conditions only together with what plans there are (<see cref="MetPieces"/>). A run of which nothing is a
/// condition stays whole, and one that stands somewhere as it was typed is found there, too.
/// </summary>
internal sealed partial class PlainWords
{
    // What is planned stands in the plan of the year, not where the next one looks back.
    private static readonly string[] _planned = ["目标", "预期", "任务", "安排", "部署", "打算", "计划"];

    // Set apart these name the nation where a type and year of a plan are named; the first ones also beside a type or nothing but
    // conditions. The very first beside a year is a place as any other: 2023年 全国 新增就业.
    private static readonly string[] _nation = ["全国", "国务院", "中央政府", "国家", "中央"];

    private const int AlwaysNation = 3;

    private readonly PlanVocabulary _vocabulary;
    private readonly PieceReader _reader;
    private readonly MetPieces _met;
    private readonly Func<string, IReadOnlyList<string>, int> _countOutside;
    private readonly Func<QueryNode, bool> _isOfPlans;
    private readonly bool _hasNation;

    private PlainWords(CorpusValues corpus, PlanVocabulary vocabulary, Func<string, IReadOnlyList<string>, int> countOutside,
        Func<QueryNode, bool> isOfPlans)
    {
        _vocabulary = vocabulary;
        _reader = new PieceReader(corpus, vocabulary, countOutside, words => isOfPlans(All([.. words.Select(TitleWith)])!));
        _isOfPlans = isOfPlans;
        _met = new MetPieces(corpus);
        _countOutside = countOutside;
        _hasNation = corpus.Has([Regions.National], [], null);
    }

    /// <summary>Understands a query.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="node">What was read of it.</param>
    /// <param name="corpus">What plans there are.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="countOutside">Counts the paragraphs that hold a run in plans that lie in none of some regions.</param>
    /// <param name="isOfPlans">Whether any plan meets conditions.</param>
    public static UnderstoodQuery Understand(string query, QueryNode node, CorpusValues corpus, PlanVocabulary vocabulary,
        Func<string, IReadOnlyList<string>, int> countOutside, Func<QueryNode, bool> isOfPlans) =>
        new PlainWords(corpus, vocabulary, countOutside, isOfPlans).Understand(query, node);

    private UnderstoodQuery Understand(string query, QueryNode typed)
    {
        string? absentTitle = null;
        QueryNode root = typed is AndNode all
            ? new AndNode([.. all.Nodes.Select(n => OfTitle(n, ref absentTitle))])
            : OfTitle(typed, ref absentTitle);
        IReadOnlyList<QueryNode> nodes = root is AndNode and ? and.Nodes : [root];
        var pieces = new List<PlainPiece>();
        var others = new List<QueryNode>();
        bool isExcept = false, isNegated = false;
        QueryNode[] joined = [.. Joined(nodes)];
        for (int i = 0; i < joined.Length; i++)
        {
            QueryNode node = joined[i];
            if (IsSpelledOut(joined, i))
            {
                pieces.Add(new PlainPiece(PieceKind.Text, ((RunNode)node).Text) { Run = (RunNode)node });
                continue;
            }
            // 除了 北京 上海 leaves out both.
            isExcept = node is NotNode { IsExcept: true } || (isExcept && node is RunNode { IsQuoted: false });
            if (isExcept && ((node as NotNode)?.Node ?? node) is RunNode { IsQuoted: false } left
                && _reader.WholePlace(left.Text) is { } place)
            {
                pieces.Add(place with { Kind = PieceKind.Except, Run = left });
                continue;
            }
            isExcept = false;
            if (pieces.Count > 0 && Negated(node) is { } negated)
            {
                others.Add(negated);
                isNegated = true;
            }
            else if (node is RunNode { IsQuoted: false } run)
            {
                pieces.AddRange(_reader.Read(run.Text).Select(p => p with { Run = run }));
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
        TakeNation(pieces, others);
        TakeLevelsAndGlossary(pieces, others);
        pieces = WithIssuers(pieces, others);
        MarkLacking(pieces, others);
        TakeForms(pieces, others);
        if (!pieces.Exists(p => p.Kind is PieceKind.Place or PieceKind.Type))
        {
            pieces = [.. pieces.Select(p => p.IsShort ? p.AsText() : p)];
        }
        // A year that stands as texts write it, and nothing with it, is looked for in the text.
        if (pieces is [{ Kind: PieceKind.Year, IsBare: false } only] && !only.Typed.Any(char.IsAsciiDigit) && others.Count == 0)
        {
            return new UnderstoodQuery(root, []);
        }
        bool hasText = HasText(pieces, others);
        string? notice = hasText ? null : _met.TakeAnyYear(pieces);
        UnderstoodQuery? nearby = hasText ? Nearby(query, pieces, others) : null;
        notice += _met.Keep(pieces);
        if (notice.Length == 0 && !HasText(pieces, others))
        {
            notice = _met.TakeYearAfter(pieces);
        }
        notice = string.IsNullOrEmpty(notice) ? AbsentPlace(pieces, others) : notice;
        KeepTitles(pieces);
        notice = absentTitle is null ? notice : notice + absentTitle;
        UnderstoodQuery understood = pieces.TrueForAll(p => p.Kind == PieceKind.Text) && !isNegated
            && !pieces.Exists(p => IsAmountOfIndicator(p.Typed))
            ? new UnderstoodQuery(root, []) { Notice = notice }
            : Build(query, pieces, others, notice);
        return understood with
        {
            Nearby = nearby?.Node is { } near ? new RelaxedQuery(near, [nearby.Notice!]) : null,
            Relaxed = understood.Conditions.Count > 0 ? Relaxed(query, pieces, others) : [],
        };
    }

    // 粤 港 澳 is spelled out, no place and two characters.
    private static bool IsSpelledOut(QueryNode[] nodes, int at)
    {
        bool IsOne(int i) => i >= 0 && i < nodes.Length && nodes[i] is RunNode { IsQuoted: false, Text.Length: 1 };
        return IsOne(at) && ((IsOne(at - 1) && IsOne(at + 1)) || (IsOne(at + 1) && IsOne(at + 2)) || (IsOne(at - 1) && IsOne(at - 2)));
    }

    // 市级 beside a type is a level, 名词解释 beside text the part of plans that it is looked for in.
    private static void TakeLevelsAndGlossary(List<PlainPiece> pieces, List<QueryNode> others)
    {
        bool hasType = pieces.Exists(p => p.Kind == PieceKind.Type);
        for (int i = 0; i < pieces.Count; i++)
        {
            PlainPiece piece = pieces[i];
            if (piece.Kind != PieceKind.Text || piece.Run?.Text != piece.Typed)
            {
                continue;
            }
            if (hasType && PieceReader.LevelOf(piece.Typed) is { } level)
            {
                pieces[i] = level with { Run = piece.Run };
            }
            else if (PieceReader.IsGlossary(piece.Typed)
                && (pieces.Exists(p => p.Kind == PieceKind.Text && p != piece) || !others.TrueForAll(UnderstoodQuery.IsOfPlans)))
            {
                pieces[i] = piece with { Kind = PieceKind.Glossary, Name = PlanPartNames.NameOf(PlanPart.Glossary) };
            }
        }
    }

    // A title that no plan of the place and year has is text.
    private void KeepTitles(List<PlainPiece> pieces)
    {
        if (pieces.Exists(p => p.Kind == PieceKind.Title) && !_isOfPlans(All([.. Conditions(pieces, withReview: false)
            .Where(UnderstoodQuery.IsOfPlans)])!))
        {
            for (int i = 0; i < pieces.Count; i++)
            {
                pieces[i] = pieces[i].Kind == PieceKind.Title ? pieces[i].AsText() : pieces[i];
            }
        }
    }

    private static QueryNode TitleWith(string word) => new FieldNode(QueryField.Title, word);

    // The same without the year, without the place, and without both.
    private IEnumerable<RelaxedQuery> Relaxed(string query, List<PlainPiece> pieces, List<QueryNode> others)
    {
        if (!HasText(pieces, others))
        {
            yield break;
        }
        PieceKind[] places = [PieceKind.Place, PieceKind.Level];
        foreach (PieceKind[] without in (PieceKind[][])[[PieceKind.Year], places, [PieceKind.Year, .. places]])
        {
            PlainPiece[] taken = [.. pieces.Where(p => without.Contains(p.Kind) && (p.Kind != PieceKind.Level || p.Level is not null))];
            PieceKind[] kinds = [.. taken.Select(p => p.Kind).Distinct()];
            bool isOther = without.Length < 3 || (kinds.Contains(PieceKind.Year) && kinds.Length > 1);
            if (taken.Length > 0 && isOther && Build(query, Without(pieces, taken), others, null).Node is { } node)
            {
                yield return new RelaxedQuery(
                    node, [.. taken.Select(p => $"{ConditionChips.FieldOf(p)}：{ConditionChips.ValueOf(p)}").Distinct()]);
            }
        }
    }

    // What is asked of a place and year that no plan is of, asked of the place alone.
    private UnderstoodQuery? Nearby(string query, List<PlainPiece> pieces, List<QueryNode> others)
    {
        if (_met.WithoutYears(pieces) is not var (without, unmet))
        {
            return null;
        }
        List<PlainPiece> left = Without(pieces, [.. pieces.Except(without)]);
        return _met.Keep(left) is null ? Build(query, left, others, unmet) : null;
    }

    // Text beside what was taken out of its run is a run of its own, not the whole as it was typed.
    private static List<PlainPiece> Without(List<PlainPiece> pieces, IReadOnlyList<PlainPiece> taken) =>
    [
        .. pieces.Except(taken).Select(p => p.Kind == PieceKind.Text && taken.Any(t => ReferenceEquals(t.Run, p.Run))
            ? p with { Run = new RunNode(p.Typed, IsQuoted: false) }
            : p),
    ];

    // 旅游 不要乡村旅游: what begins as a negation does and stands nowhere as it was typed is one.
    private NotNode? Negated(QueryNode node) =>
        node is RunNode { IsQuoted: false } run && Negation().Match(run.Text) is { Success: true } negation
            && _reader.LeftOut(run.Text) is null && _countOutside(run.Text, []) == 0
            ? new NotNode(new RunNode(negation.Groups["what"].Value, IsQuoted: false))
            : null;

    // 政府工作报告 全文 asks for the report.
    private static void TakeForms(List<PlainPiece> pieces, List<QueryNode> others)
    {
        if (!others.TrueForAll(UnderstoodQuery.IsOfPlans) || !pieces.Exists(p => p.Kind == PieceKind.Type)
            || pieces.Exists(p => p.Kind == PieceKind.Text && !PieceReader.IsForm(p.Typed)))
        {
            return;
        }
        for (int i = 0; i < pieces.Count; i++)
        {
            pieces[i] = pieces[i].Kind == PieceKind.Text ? pieces[i] with { Kind = PieceKind.Asking } : pieces[i];
        }
    }

    // 大连市2024年政府工作报告, where there is no plan of the place at all.
    private string? AbsentPlace(List<PlainPiece> pieces, List<QueryNode> others)
    {
        if (!others.TrueForAll(UnderstoodQuery.IsOfPlans))
        {
            return null;
        }
        string? named = pieces.Where(p => p.Kind == PieceKind.Text).Select(p => _reader.AbsentPlaceNamed(p.Typed,
            isAlone: pieces.Exists(q => q.Kind is PieceKind.Type or PieceKind.Year))).FirstOrDefault(n => n is not null);
        return named is null ? null : $"没有收录{named}的文件，“{named}”按正文检索。";
    }

    // 没有提到 says nothing without what isn't said; 提到 and 最新 nothing without anything else.
    private static void MarkLacking(List<PlainPiece> pieces, List<QueryNode> others)
    {
        bool isSomething = others.Count > 0 || pieces.Exists(p => p.Kind is not (PieceKind.Lacks or PieceKind.Asking or PieceKind.Except)
            && (p.Kind != PieceKind.Sort || p.Sort == SearchSort.Oldest));
        bool lacks = false;
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            bool isText = !isSomething || (pieces[i].Kind == PieceKind.Lacks && !pieces.Skip(i + 1).Any(p => p.Kind == PieceKind.Text));
            if (isText)
            {
                pieces[i] = pieces[i].AsText();
            }
        }
        bool asks = pieces.Exists(p => p.Kind is PieceKind.Lacks or PieceKind.Asking or PieceKind.Sort);
        for (int i = 0; i < pieces.Count; i++)
        {
            // 美丽 的城市
            if (pieces[i].Kind == PieceKind.Level && !asks && pieces[i].Typed[0] == '的' && pieces[i].Typed == pieces[i].Run?.Text)
            {
                pieces[i] = pieces[i].AsText();
            }
            lacks |= pieces[i].Kind == PieceKind.Lacks;
            pieces[i] = pieces[i] with { IsLacking = lacks && pieces[i].Kind == PieceKind.Text };
        }
    }

    private static bool HasText(List<PlainPiece> pieces, List<QueryNode> others) =>
        pieces.Exists(p => p is { Kind: PieceKind.Text, IsLacking: false }) || !others.TrueForAll(UnderstoodQuery.IsOfPlans);

    // 国家统计局 1996年 统计公报 names plans by who issued them; beside text (国家统计局 调查) it is text as well.
    private List<PlainPiece> WithIssuers(List<PlainPiece> pieces, List<QueryNode> others)
    {
        if (!others.TrueForAll(UnderstoodQuery.IsOfPlans))
        {
            return pieces;
        }
        var with = new List<PlainPiece>();
        foreach (IGrouping<RunNode?, PlainPiece> of in pieces.GroupBy<PlainPiece, RunNode?>(p => p.Run, ReferenceEqualityComparer.Instance))
        {
            bool hasText = of.Any(p => p.Kind == PieceKind.Text);
            if (!hasText)
            {
                with.AddRange(of);
            }
            else if (of.Key is { } run && !with.Exists(p => p.Kind == PieceKind.Issuer) && _reader.Issuer(run.Text) is { } issuer)
            {
                with.Add(issuer with { Run = run });
            }
            else
            {
                return pieces;
            }
        }
        return with;
    }

    private void TakeNation(List<PlainPiece> pieces, List<QueryNode> others)
    {
        int nation = pieces.FindIndex(p => p.Kind == PieceKind.Text && _nation.Contains(p.Typed));
        if (nation < 0 || !_hasNation)
        {
            return;
        }
        bool isAmongConditions = others.TrueForAll(UnderstoodQuery.IsOfPlans)
            && pieces.Index().All(p => p.Item.Kind != PieceKind.Text || p.Index == nation);
        bool isAlways = Array.IndexOf(_nation, pieces[nation].Typed) < AlwaysNation;
        // 中央 alone is a word of many paragraphs: a type more must not find more.
        bool namesPlan = pieces.Exists(p => p.Kind == PieceKind.Type) && (isAlways || pieces.Exists(p => p.Kind == PieceKind.Year));
        bool isPlace = pieces[nation].Typed == _nation[0] && pieces.Exists(p => p is { Kind: PieceKind.Year, IsShort: false })
            && !pieces.Exists(p => p.Kind == PieceKind.Place);
        if (namesPlan || isPlace || (isAmongConditions && isAlways))
        {
            pieces[nation] = pieces[nation] with { Kind = PieceKind.Place, Paths = [Regions.National], Name = Regions.National };
        }
    }

    // 《江苏省2024年政府工作报告》 names that plan, also where its own title leaves out the year or has another order.
    private QueryNode OfTitle(QueryNode node, ref string? absent)
    {
        if (node is not FieldNode { Field: QueryField.Title } title)
        {
            return node;
        }
        List<PlainPiece> pieces = _reader.Read(title.Text);
        bool isMade = pieces.TrueForAll(p => p.Kind is PieceKind.Place or PieceKind.Year or PieceKind.Type);
        bool isName = isMade && pieces.Exists(p => p.Kind == PieceKind.Place) && pieces.Exists(p => p.Kind == PieceKind.Type)
            && pieces.Exists(p => p.From > 0) && _met.Keep(pieces) is null && pieces.TrueForAll(p => p.Kind != PieceKind.Text);
        QueryNode[] forms = [title, .. _vocabulary.SameForms(title.Text).Select(form => new FieldNode(QueryField.Title, form))];
        // 《中国制造2025》 is named by many plans, and none of them is it.
        if (title.IsNamed && !isMade && !_isOfPlans(forms.Length == 1 ? title : new OrNode(forms)))
        {
            absent = $"没有收录《{title.Text}》，以下按正文检索。";
            return new RunNode(title.Text, IsQuoted: false);
        }
        return isName ? new OrNode([title, new AndNode([.. Conditions(pieces, withReview: false)])])
            : forms.Length > 1 ? new OrNode(forms) : node;
    }

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

    private UnderstoodQuery Build(string query, List<PlainPiece> pieces, List<QueryNode> others, string? notice)
    {
        string text = string.Concat(pieces.Where(p => p.Kind == PieceKind.Text).Select(p => p.Typed));
        bool hasText = HasText(pieces, others);
        bool hasType = pieces.Exists(p => p.Kind == PieceKind.Type);
        bool withReview = hasText && !hasType && !Array.Exists(_planned, w => text.Contains(w, StringComparison.Ordinal));
        bool isQuestion = pieces.Exists(p => p.Kind == PieceKind.Level) || Questions.IsQuestion(text);
        bool isFirst = pieces.Exists(p => p.Sort == SearchSort.Oldest);
        var nodes = new List<QueryNode>();
        var apart = new List<PlainPiece>();
        foreach (IGrouping<RunNode?, PlainPiece> of in pieces.GroupBy<PlainPiece, RunNode?>(p => p.Run, ReferenceEqualityComparer.Instance))
        {
            apart.AddRange(of.Where(p => p.Kind == PieceKind.Except));
            nodes.AddRange(of.Where(p => p.IsLacking).Select(p => new NotNode(new RunNode(p.Typed, IsQuoted: false))));
            if (of.Any(p => p.IsLacking))
            {
                nodes.AddRange(of.Where(p => p is { Kind: PieceKind.Text, IsLacking: false })
                    .SelectMany(p => TextOf(p.Typed, isQuestion, isFirst)));
                apart.AddRange(of.Where(p => p.Kind is not (PieceKind.Text or PieceKind.Except)));
                continue;
            }
            QueryNode[] texts = of.Key is { } whole && of.All(p => p.Kind == PieceKind.Text)
                ? [.. TextOf(whole.Text, isQuestion, isFirst)]
                : [.. of.Where(p => p.Kind == PieceKind.Text).SelectMany(p => TextOf(p.Typed, isQuestion, isFirst))];
            // It may have been copied.
            if (texts.Length > 0 && of.Key is { } run && of.Any(p => p.Kind != PieceKind.Text) && _countOutside(run.Text, []) > 0)
            {
                nodes.Add(new AsTypedNode(All([.. texts, .. Conditions([.. of], withReview)])!,
                    new RunNode(WithoutSigns(run.Text), IsQuoted: true)));
            }
            else
            {
                nodes.AddRange(texts);
                apart.AddRange(of.Where(p => p.Kind != PieceKind.Except));
            }
        }
        nodes.AddRange(Conditions(apart, withReview));
        nodes.AddRange(others);
        bool namesPlans = !hasText && others.Count == 0
            && !pieces.Exists(p => p.Kind is PieceKind.Lacks or PieceKind.Asking or PieceKind.Except || p.IsBound);
        return new UnderstoodQuery(All(nodes), ConditionChips.Of(query, pieces, withReview))
        {
            Sort = pieces.Find(p => p.Kind == PieceKind.Sort)?.Sort,
            Notice = notice,
            Name = namesPlans
                ? string.Concat(pieces.Where(p => p.Kind is not (PieceKind.Sort or PieceKind.Level)).Select(p => p.Typed))
                : "",
        };
    }

    private static QueryNode? All(List<QueryNode> nodes) =>
        nodes.Count switch { 0 => null, 1 => nodes[0], _ => new AndNode(nodes) };

    // Who first said something said just that: 互联网+ isn't 互联网, nor is 新型 … 城镇化 新型城镇化.
    private QueryNode[] TextOf(string typed, bool isQuestion, bool isFirst)
    {
        if (isFirst && _countOutside(typed, []) > 0 && !typed.Any(char.IsDigit))
        {
            string said = typed[^1] is '+' or '＋' ? typed : WithoutSigns(typed);
            QueryNode[] forms = [.. _vocabulary.SameForms(typed).Prepend(said).Select(f => new RunNode(f, IsQuoted: true))];
            return [forms.Length == 1 ? forms[0] : new OrNode(forms)];
        }
        return TextOf(typed, isQuestion);
    }

    private QueryNode[] TextOf(string typed, bool isQuestion) =>
        (isQuestion || IsAmountOfIndicator(typed)) && Amount(typed) is { } amount
            ? amount
            : [new RunNode(typed, IsQuoted: false)];

    private static IEnumerable<QueryNode> Conditions(List<PlainPiece> pieces, bool withReview)
    {
        if (MetPieces.Innermost(pieces) is { Count: > 0 } paths)
        {
            yield return new RegionNode(
                string.Join('、', pieces.Where(p => p.Kind == PieceKind.Place).Select(p => p.Name).Distinct()), paths);
        }
        // Of years typed apart the later narrows the first.
        PlainPiece[] asked = [.. pieces.Where(p => p.Kind == PieceKind.Year)];
        QueryNode[] years =
        [
            .. asked.Take(1).Select(_ => new YearNode(asked.Max(y => y.From), asked.Min(y => y.To))
            {
                WithReview = withReview && !Array.Exists(asked, y => y.IsBound),
            }),
            .. pieces.Where(p => p is { Kind: PieceKind.Type, From: > 0 }).Select(p => new YearNode(p.From, p.To)).Distinct(),
        ];
        if (years.Length > 0)
        {
            yield return years.Length == 1 ? years[0] : new OrNode(years);
        }
        QueryNode[] types = [.. pieces.Where(p => p.Kind == PieceKind.Type).Select(p => p.Name).Distinct()
            .Select(t => (QueryNode)new FieldNode(QueryField.Type, t))];
        if (types.Length > 0)
        {
            yield return types.Length == 1 ? types[0] : new OrNode(types);
        }
        foreach (PlainPiece issuer in pieces.Where(p => p.Kind == PieceKind.Issuer))
        {
            yield return new FieldNode(QueryField.Issuer, issuer.Name);
        }
        foreach (PlainPiece number in pieces.Where(p => p.Kind == PieceKind.Number))
        {
            yield return new FieldNode(QueryField.Number, number.Name);
        }
        foreach (string word in pieces.SelectMany(p => p.Words))
        {
            yield return TitleWith(word);
        }
        if (pieces.Exists(p => p.Kind == PieceKind.Glossary))
        {
            yield return new PartNode(PlanPart.Glossary);
        }
        foreach (PlainPiece place in pieces.Where(p => p.Kind == PieceKind.Except))
        {
            yield return new NotNode(new RegionNode(place.Name, place.Paths));
        }
        foreach (PlainPiece level in pieces.Where(p => p.Level is not null))
        {
            yield return new LevelNode(PlanLevelNames.TryParse(level.Level!)!.Value);
        }
    }

    // 森林覆盖率超过70% asks for whatever is more, where nobody says just that.
    private bool IsAmountOfIndicator(string typed) =>
        QuantityCondition.TryParse(typed) is { Subject.Length: > 1 } condition
        && _vocabulary.Indicators.Find(Measured().Match(condition.Subject).Groups["subject"].Value) is not null
        && _countOutside(typed, []) == 0;

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
                && ((TypeHalves().IsMatch(Simplified.Of($"{first.Text} {second.Text}"))
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

    private PlainPiece? Places(OrNode or)
    {
        PlainPiece?[] places = [.. or.Nodes.Select(n => n is RunNode { IsQuoted: false } run ? _reader.WholePlace(run.Text) : null)];
        return places.Any(p => p is null)
            ? null
            : new PlainPiece(PieceKind.Place, string.Join('|', places.Select(p => p!.Typed)))
            {
                Paths = [.. places.SelectMany(p => p!.Paths).Distinct()],
                Name = string.Join('、', places.Select(p => p!.Name)),
            };
    }

    [GeneratedRegex(@"^(?:不要|不含|不包括|不包含|排除|剔除|去掉|除去|除了)(?<what>.{2,})$")]
    private static partial Regex Negation();

    [GeneratedRegex(@"^(?:我国|全国|我省|全省|我市|全市|本省|本市)?(?<subject>.{2,}?)的?(?<planned>预期目标|目标|预期|计划)?"
        + @"(?:首次|首度|已经|已|均|都|将)?(?:在|为|达到?|是|定在|定为|能)?$")]
    private static partial Regex Measured();

    [GeneratedRegex(
        @"^(?:(?:[“""]?[一二三四五六七八九十]{1,3}五[”""]?|第[一二三四五六七八九十]{1,3}个五年) (?:规划|计划)(?:纲要)?|(?:人民)?政府 (?:政府)?工作报告)$")]
    private static partial Regex TypeHalves();
}
