using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans search</c>: finds paragraphs, shown by plan.</summary>
internal sealed class SearchCommand
{
    private readonly StandardStreams _streams;

    private readonly Argument<string[]> _query = new("检索词")
    {
        Description = "要找什么；几个词用空格分开，不必加引号",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<SearchScope> _scope = Choices.Option<SearchScope>("--scope", "范围", "各词要在哪里一起出现，也就按什么给出：段落（默认）、章节、全文",
        [new(SearchScope.Paragraph, "paragraph", "段落"), new(SearchScope.Section, "section", "章节"), new(SearchScope.Plan, "plan", "全文")]);

    private readonly Option<SearchMatch> _match = Choices.Option<SearchMatch>("--match", "方式", "智能（默认：原样的字串在前，各词都有的在后）、精确（只要原样的字串）",
        [new(SearchMatch.Smart, "smart", "智能"), new(SearchMatch.Exact, "exact", "精确")]);

    private readonly Option<SearchSort> _sort = Choices.Option<SearchSort>("--sort", "次序", "相关（默认）、最新、最早",
        [new(SearchSort.Relevance, "relevance", "相关"), new(SearchSort.Newest, "newest", "最新"), new(SearchSort.Oldest, "oldest", "最早")]);

    private readonly FilterOptions _filters = new();

    private readonly Option<string[]> _issuer = Repeated("--issuer", "机关", "只要这些机关发布的，用全称，如 深圳市人民政府；可以多次");

    private readonly Option<PlanPart[]> _part = Choices.RepeatedOption("--part", "部分", "只要计划的这些部分：回顾、部署、名词解释、附件；可以多次",
        [.. PlanPartNames.Named.Select(p => new Choice<PlanPart>(p, $"{p}".ToLowerInvariant(), PlanPartNames.NameOf(p)))]);

    private readonly Option<string?> _plan = new("--plan") { HelpName = "计划", Description = "只在这一份里找：id、文件或标题的一部分" };

    private readonly Option<int> _page = CommonOptions.Number("--page", "第几页，从 1 起（默认 1）", 1, int.MaxValue);

    private readonly Option<int> _size = CommonOptions.Number("--size", $"一页几份计划；--json 时几条命中（默认 10，最多 {SearchRequest.MaxSize}）", 10,
        SearchRequest.MaxSize);

    private readonly Option<bool> _onlyTyped = new("--only-typed") { Description = "只找原词，不一并查找同义的说法（如查“规上”时的“规模以上”），也不代为改正" };

    private readonly Option<bool> _uncorrected = new("--uncorrected") { Description = "不代为改正：按原样一无所获，也仍按原样查；同义的说法照查" };

    private readonly Option<bool> _explain = new("--explain") { Description = "说明每条何以命中、得几分；章节和计划说明其中最相关的一段" };

    private readonly Option<bool> _lines = new("--lines") { Description = $"全部命中一条一行，以制表符分开：计划、章节、锚点、文字；至多 {HitLines.MaxHits} 条" };

    private readonly Option<bool> _count = new("--count") { Description = "只输出有多少：段、节或计划，随 --scope" };

    private readonly Option<bool> _csv = new("--csv") { Description = $"全部命中输出成 CSV，附标题、地区、年份、文种；至多 {HitLines.MaxHits} 条" };

    private readonly Option<bool> _json = CommonOptions.Json();

    private SearchCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new SearchCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("search", "检索计划，按计划列出命中的段落或章节")
        {
            Examples =
            [
                ("searchplans search 低空经济 无人机", "两个词都有的段落"),
                ("searchplans search '\"新质生产力\" | 光伏' --scope 章节", "原样的一串字，或光伏；按章节列出"),
                ("searchplans search 人工智能 --region 广东 --year 2020-2024 --sort 最新", "限定地区和年份"),
                ("searchplans search 规上工业 --part 部署 --only-typed", "只在部署部分，只找原词"),
                ("searchplans search 低空经济 --size 1 --explain", "第一份计划各段的得分由来"),
                ("searchplans search 近零碳 --lines | cut -f4", "全部命中，一条一行"),
                ("searchplans search 低空经济 --year 2024 --count", "只要有多少段"),
                ("searchplans search 近零碳 --json | jq -r '.hits[].text'", "交给别的程序"),
            ],
            SuccessMeans = "找到了段落或计划，或改正后找到了",
            NegativeMeans = "没有找到，或只有写到一部分的段落",
            Notes =
            [
                "空格是“且”；\"…\" 原样；-词 不含；甲 | 乙 或；( ) 分组；《…》 标题；AND、OR、NOT、和、或 等夹在词间也行；",
                "标题: 章节: 正文: 地区: 层级: 年份: 文种: 机关: 文号: 部分: 限定字段；地区:长三角、地区:北京|上海 几个地方；",
                "年份:2020-2024、年份>=2020、年份:近三年、年份:十四五 一段年份；增长>=5% 词后的数；同句(甲 乙)、同段(…)、同节(…) 在一起；深化……改革 中间省略。全角符号同样可用。",
                "地名、年份、文种、“哪些省”“最早提出”等平常的说法作为条件，列在“条件”里；加引号的按正文检索。只写条件的，列出计划。",
                "只写到一部分的段落排在最后，注明“未含”，不计入总数；一无所获而有更可能的写法时，直接给出后者的结果。",
                "--scope 章节 按节列出，--scope 全文 按计划列出，其下各是其中最相关的几段；标题命中的，其下列出该节第一段。",
                "通行的同义说法会一并查找，并列在“一并查找”里；哪里都没有写的，给出“您是不是要找”。",
                "以 - 开头的检索词若与选项同名，写在 -- 之后。还没有索引时会先建立。",
            ],
        };
        command.Add(_query);
        foreach (Option option in (IEnumerable<Option>)[_scope, _match, .. _filters.All, _issuer, _part, _plan, _sort, _page, _size,
            _onlyTyped, _uncorrected, _explain, _lines, _count, _csv, _json])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        ExpectOneShape(parsed);
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        Filters filters = await _filters.ReadAsync(library, parsed, cancellation);
        var request = new SearchRequest
        {
            Query = string.Join(' ', parsed.GetRequiredValue(_query)),
            Scope = parsed.GetValue(_scope),
            Match = parsed.GetValue(_match),
            Regions = filters.Regions,
            Years = filters.Years,
            Types = filters.Types,
            Levels = filters.Levels,
            Issuers = parsed.GetValue(_issuer) ?? [],
            Parts = parsed.GetValue(_part) ?? [],
            SameWords = !parsed.GetValue(_onlyTyped),
            Corrects = !parsed.GetValue(_uncorrected),
            PlanId = parsed.GetValue(_plan) is { } plan ? (await LibraryAccess.FindPlanAsync(library, plan, cancellation)).Id : null,
            Sort = parsed.GetValue(_sort),
            Page = parsed.GetValue(_page),
            Size = parsed.GetValue(_size),
        };
        if (filters.Said(
            ("机关", request.Issuers), ("部分", request.Parts.Select(PlanPartNames.NameOf)),
            ("计划", request.PlanId is { } only ? [only] : [])) is { Length: > 0 } said)
        {
            _streams.WriteNote($"筛选：{said}");
        }
        bool explain = parsed.GetValue(_explain);
        SearchAnswer answer;
        if (parsed.GetValue(_json))
        {
            HitList hits = await library.SearchAsync(request, cancellation);
            JsonOutput.Write(_streams,
                SearchResponse.From(hits, await ExplanationsAsync(library, hits, explain ? hits.Hits : [], cancellation)));
            answer = hits;
        }
        else if (parsed.GetValue(_lines) || parsed.GetValue(_csv) || parsed.GetValue(_count))
        {
            answer = await WriteRowsAsync(library, request, parsed, cancellation);
        }
        else
        {
            PlanHitList hits = await library.SearchPlansAsync(request, cancellation);
            if (hits.Pages > 0 || hits.Cards.Count > 0)
            {
                IEnumerable<SearchHit> explained = explain ? hits.Plans.SelectMany(p => p.Hits) : [];
                new HitPage(PageWriter.For(_streams), await ExplanationsAsync(library, hits, explained, cancellation)).Write(hits);
            }
            answer = hits;
        }
        if (answer.Notice is { } notice)
        {
            _streams.WriteWarning(notice);
        }
        if (answer.TotalParagraphs > 0 || answer.Cards.Count > 0 || answer.Corrected is not null)
        {
            return ExitCodes.Success;
        }
        WriteNothing(answer);
        return ExitCodes.Negative;
    }

    private async Task<SearchAnswer> WriteRowsAsync(
        PlanLibrary library, SearchRequest request, ParseResult parsed, CancellationToken cancellation)
    {
        HitList hits = await library.SearchAsync(request with { Page = 1, Size = SearchRequest.MaxSize }, cancellation);
        if (parsed.GetValue(_count))
        {
            _streams.Out.WriteLine(HitLines.CountOf(hits));
            return hits;
        }
        IAsyncEnumerable<SearchHit> all = HitLines.AllAsync(library, hits, cancellation);
        await (parsed.GetValue(_csv) ? HitLines.WriteCsvAsync(all, _streams) : HitLines.WriteAsync(all, _streams));
        if (HitLines.CountOf(hits) > HitLines.MaxHits)
        {
            _streams.WriteWarning($"共 {HitLines.CountOf(hits)} 条，只输出了前 {HitLines.MaxHits} 条。请再加条件。");
        }
        return hits;
    }

    // Each says in another shape what was found.
    private void ExpectOneShape(ParseResult parsed)
    {
        string[] given = [.. new[] { _lines, _count, _csv, _json }.Where(parsed.GetValue).Select(o => o.Name)];
        if (given.Length > 1)
        {
            throw new CommandException($"选项 {string.Join('、', given)} 只能有一个。", ExitCodes.Error);
        }
    }

    // What wasn't found, and the ways out that there are.
    private void WriteNothing(SearchAnswer answer)
    {
        _streams.WriteNote(answer.Understood.Length > 0 ? $"没有找到：{answer.Understood}" : "没有找到");
        if (answer.Pages > 0)
        {
            // What comes near it was written.
            return;
        }
        foreach (QueryCondition condition in answer.Conditions)
        {
            string without = condition.Without.Length > 0 ? $"（不要这一条件，改为 {condition.Without}）" : "";
            _streams.WriteNote($"条件：{condition.Field}：{condition.Value}{without}");
        }
        if (answer.DidYouMean is { } meant)
        {
            _streams.WriteNote($"您是不是要找：{meant}");
        }
        if (answer.Related.Count > 0)
        {
            _streams.WriteNote($"相关的说法：{string.Join('、', answer.Related)}");
        }
    }

    // Gives of each hit why it is one; null of those that weren't asked about.
    private static async Task<Func<SearchHit, ScoreExplanation?>> ExplanationsAsync(
        PlanLibrary library, SearchAnswer answer, IEnumerable<SearchHit> hits, CancellationToken cancellation)
    {
        SearchRequest request = answer.Corrected is { } corrected ? answer.Request with { Query = corrected.Query } : answer.Request;
        var explanations = new Dictionary<SearchHit, ScoreExplanation?>(ReferenceEqualityComparer.Instance);
        foreach (SearchHit hit in hits)
        {
            explanations[hit] = await library.ExplainAsync(request, hit.Plan.Id, hit.BestAnchor, cancellation);
        }
        return hit => explanations.GetValueOrDefault(hit);
    }

    private static Option<string[]> Repeated(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
