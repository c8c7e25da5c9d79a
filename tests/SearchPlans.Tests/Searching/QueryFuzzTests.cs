using System.Globalization;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Searching;

/// <summary>Whatever is typed is answered: no exception, an echo that names everything that was typed, marks that lie in the
/// text.</summary>
public sealed class QueryFuzzTests(ShippedPlan shipped, ITestOutputHelper output) : IClassFixture<ShippedPlan>
{
    [Fact]
    public void Anything_typed_is_answered_and_named()
    {
        Random random = TestRandom.Create(output);
        var fuzz = new QueryFuzz(shipped.Library, random);
        for (int run = 0; run < 1500; run++)
        {
            fuzz.Next();
        }
        output.WriteLine(
            $"{fuzz.Answered} of 1500 queries with something to find, {fuzz.WithHits} with hits; slowest {fuzz.SlowestMs:f0} ms");
        Assert.True(fuzz.WithHits > 100);
        Assert.True(fuzz.SlowestMs < 10_000, fuzz.Slowest);
    }
}

/// <summary>Makes up queries out of real ones and checks the answers.</summary>
internal sealed class QueryFuzz(PlanLibrary library, Random random)
{
    private static readonly string[] _real =
    [
        "低空经济 无人机", "“新质生产力”", "住房 -房地产", "（光伏｜风电）项目", "标题：坪山 医院", "《坪山区》 医院", "章节:“医疗水平”", "地区:深圳 年份:2020-2024 文种:计划",
        "同句(坪山 医院)", "同段（产业 | 投资 园区）", "同节(学校 -学位)", "增长>=5%", "投资 ＞ １００亿元", "增速=5%-6%", "年份>=2020 医院", "部分:回顾 增长", "正文:公共服务",
        "层级:县 医院", "机关:坪山区人民政府 学校", "地区:粤|长三角 年份:近三年", "医疗 NOT 床位 AND 学位", "教育 和 医疗 非 养老", "部分:目标 年份:abc",
        "R&D 经费", "PM2.5",
        "1329.89亿元", "规上工业增加值", "第三章", "怎样缓解学前教育入园难", "GDP OR 固投", "推动高质量发展，加快构建新发展格局", "百分之五点五", "什么是新质生产力", "医疗水平如何 学位有多少", "〔2024〕12号",
        "5G+工业互联网", "-(医院 或 学校) 坪山",
    ];

    private static readonly string[] _signs =
    [
        "(", ")", "（", "）", "|", "｜", "OR", " 或 ", "-", "－", "\"", "＂", "“", "”", "「", "」", "『", "』", "《", "》", ":", "：", ">", "＞", ">=",
        "＜＝", "≥", "=", "≠", " ", "　", "\t", "\n", "\0", "\u0001",
        "标题:", "章节：", "正文:", "地区:", "年份:", "文种:", "部分:", "同句(", "同段（", "同节(", "2020-2024", "－1%", "%", "％", "‰", "±", "~", "～", "—", "·",
        "层级:", "机关：", " AND ", " not ", " 和 ", " 非 ", "&&", "!", "。", "，", "、", "…", "&", "+", "#", "@", "\\", "/", "*", "?",
        "什么是", "如何", "是什么", "有哪些", "吗", "\ud800", "\udc00", "\ud840\udc00", "𠀀", "😀", "👩‍👩‍👧", "🇨🇳", "\u202e", "\u200f", "\u200b",
        "\ufeff", "\u0301", "e\u0301", "\ufe0f", "\uffff", "ⅷ", "①", "㎡", "㍿", "五百亿", "百分之", "第", "1e308",
        "999999999999999999999", "0.0.0.0",
    ];

    // What the language itself takes; everything else that was typed is to be named.
    private static readonly string[] _words =
    [
        "标题", "章节", "正文", "地区", "年份", "文种", "部分", "层级", "发布机关", "机关", "同句", "同段", "同节", "OR", "AND",
        "NOT", "or", "and", "not", "或者", "或", "并且", "以及", "和", "与", "且", "及", "非",
    ];

    // Stands for what is named in other words than were typed: years, amounts, parts.
    private const string Figure = "\n";

    private readonly PlanPage _page = library.Read(library.Plans[0].Id)!;

    public int Answered { get; private set; }

    public int WithHits { get; private set; }

    public double SlowestMs { get; private set; }

    public string Slowest { get; private set; } = "";

    public void Next()
    {
        string query = Query();
        var request = new SearchRequest
        {
            Query = query,
            Scope = (SearchScope)random.Next(3),
            Match = (SearchMatch)random.Next(2),
            Sort = (SearchSort)random.Next(3),
            SameWords = random.Next(2) == 0,
            Page = random.Next(4) == 0 ? random.Next(-1, 50) : 1,
            Size = random.Next(1, 20),
            PlanId = random.Next(8) == 0 ? _page.Summary.Id : null,
        };
        try
        {
            Check(request);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{Shown(query)}: {e}");
        }
    }

    private void Check(SearchRequest request)
    {
        HitList found = library.Search(request);
        if (found.TookMs > SlowestMs)
        {
            (SlowestMs, Slowest) = (found.TookMs, Shown(request.Query));
        }
        // What was taken for a condition is named by its value.
        if (found.Conditions.Count == 0)
        {
            AssertNamed(found.Corrected?.Query ?? request.Query, found);
        }
        foreach (SearchHit hit in found.Hits)
        {
            AssertMarks(hit.Text, hit.Marks, request.Query);
            foreach (HitPassage passage in hit.Passages)
            {
                AssertMarks(passage.Text, passage.Marks, request.Query);
            }
        }
        if (found.Understood.Length > 0)
        {
            Answered++;
        }
        if (found.TotalParagraphs > 0)
        {
            WithHits++;
        }
        if (found.Hits is [var first, ..])
        {
            SearchRequest asked = request with { Query = found.Corrected?.Query ?? request.Query };
            ScoreExplanation explanation = library.Explain(asked, first.Plan.Id, first.Anchor)!;
            Assert.True(Math.Abs(explanation.Score - first.Score) <= 1e-3 * Math.Max(1, Math.Abs(first.Score)),
                $"{Shown(request.Query)}: {explanation.Score} {first.Score}");
        }
        switch (random.Next(8))
        {
            case 0:
                Assert.Equal(found.TotalParagraphs, library.SearchPlans(request).TotalParagraphs);
                break;
            case 1:
                library.RelatedWords(request);
                break;
            case 2:
                foreach (PlanPageUnit unit in library.Read(_page.Summary.Id, request.Query, request.Match, request.SameWords)!.Units)
                {
                    AssertMarks(unit.Text, unit.Marks, request.Query);
                }
                break;
            case 3:
                library.Suggest(request.Query);
                break;
        }
    }

    private static void AssertNamed(string query, HitList found)
    {
        if (QueryParser.Parse(query, out string? notice) is not { } node)
        {
            Assert.Equal("", found.Understood);
            Assert.True(string.IsNullOrWhiteSpace(query) || found.Notice is not null, Shown(query));
            return;
        }
        string[] named = [.. Leaves(node)];
        foreach (string text in named.Where(n => n != Figure))
        {
            Assert.True(IsNamed(text, found),
                $"{Shown(query)}: {Shown(text)} isn't named in {Shown(found.Understood)}");
        }
        if (notice is not null)
        {
            return;
        }
        // What isn't in the tree was passed over without a word.
        string visible = string.Concat(query.Where(
            c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control) || char.IsWhiteSpace(c)));
        // Halves of a pair may only come together where what stood between them is gone.
        string typed = CharactersOf(visible);
        int unnamed = typed.Length - named.Sum(n => CharactersOf(n).Length);
        int language = _words.Sum(word => visible.Length - visible.Replace(word, "", StringComparison.Ordinal).Length);
        int signs = query.Count(c => c is '|' or '｜' or '&' or '＆' or '+' or '＋' or '!' or '！');
        Assert.True(named.Contains(Figure) || unnamed <= language + signs,
            $"{Shown(query)}: {unnamed} characters aren't named in {Shown(found.Understood)}");
    }

    // What of a run was taken for a condition is told in other words.
    private static bool IsNamed(string text, HitList found) =>
        found.Understood.Contains(text, StringComparison.Ordinal)
        || found.Conditions.Select(c => string.Concat(c.Typed.Where(t => char.GetUnicodeCategory(t) is not UnicodeCategory.Format)))
            .Where(typed => typed.Length > 0 && typed.Length < text.Length && text.Contains(typed, StringComparison.Ordinal))
            .Any(typed => text.Split(typed).All(part => part.Length == 0 || IsNamed(part, found)));

    private static IEnumerable<string> Leaves(QueryNode node) => node switch
    {
        RunNode run => [run.Text],
        FieldNode field => [field.Text],
        AndNode and => and.Nodes.SelectMany(Leaves),
        OrNode or => or.Nodes.SelectMany(Leaves),
        NotNode not => Leaves(not.Node),
        TogetherNode together => Leaves(together.Node),
        QuantityNode quantity => [quantity.Condition.Subject, Figure],
        _ => [Figure],
    };

    private static void AssertMarks(string text, IReadOnlyList<TextRange> marks, string query)
    {
        int end = 0;
        foreach (TextRange mark in marks)
        {
            Assert.True(mark.Start >= end && mark.End > mark.Start && mark.End <= text.Length, $"{Shown(query)}: {mark}");
            Assert.False(char.IsLowSurrogate(text[mark.Start]) && mark.Start > 0 && char.IsHighSurrogate(text[mark.Start - 1]),
                Shown(query));
            end = mark.End;
        }
    }

    private static string CharactersOf(string text)
    {
        var characters = new System.Text.StringBuilder();
        var stream = new CharacterStream(text);
        while (stream.MoveNext())
        {
            // A sign of the language may stand between two numbers.
            if (stream.Current.Value is not (CharacterStream.Range or CharacterStream.Ratio or CharacterStream.Separator or '/' or ','))
            {
                characters.Append(stream.Current);
            }
        }
        return characters.ToString();
    }

    private static string Shown(string text) =>
        string.Concat((text.Length > 300 ? text[..300] : text)
            .Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private string Query()
    {
        string query = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Piece()));
        for (int changes = random.Next(6); changes > 0; changes--)
        {
            query = Change(query);
        }
        return random.Next(40) == 0 ? Huge(query) : query;
    }

    private string Piece()
    {
        if (random.Next(3) > 0)
        {
            return _real[random.Next(_real.Length)];
        }
        string text = _page.Units[random.Next(_page.Units.Count)].Text;
        int start = random.Next(text.Length);
        return text.Substring(start, Math.Min(text.Length - start, random.Next(1, 40)));
    }

    private string Change(string query)
    {
        int at = random.Next(query.Length + 1), end = random.Next(at, query.Length + 1);
        string sign = _signs[random.Next(_signs.Length)];
        return random.Next(9) switch
        {
            0 => query[..at] + query[end..],
            1 => query[..at] + query[at..end] + query[at..],
            2 => query[..at] + string.Concat(Enumerable.Repeat(sign, random.Next(1, 50))) + query[at..],
            3 => $"{query[..at]}({query[at..end]}){query[end..]}",
            4 => $"{query[..at]}“{query[at..end]}”{query[end..]}",
            5 =>
                query[..at]
                    + string.Concat(query[at..]
                        .Select(c => c is > ' ' and <= '~' ? (char)(c - '!' + '！') : c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c)),
            _ => query[..at] + sign + query[at..],
        };
    }

    private string Huge(string query) => random.Next(4) switch
    {
        0 => string.Concat(Enumerable.Repeat(query + " ", 10_000 / (query.Length + 1) + 1)),
        1 => string.Join(' ', Enumerable.Range(0, 1000).Select(_ => Piece())),
        2 => string.Concat(Enumerable.Repeat("(", 500)) + query + string.Concat(Enumerable.Repeat(")", random.Next(600))),
        _ => string.Concat(Enumerable.Repeat("-(同句(", 200)) + query,
    };
}
