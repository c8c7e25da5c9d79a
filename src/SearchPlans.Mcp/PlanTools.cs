using System.ComponentModel;
using System.Reflection;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Mcp;

/// <summary>
/// The tools for agents: few, read-only, each with an answer of bounded length that says how to go on. Answers are JSON as the web API
/// gives it, or text with anchors.
/// </summary>
/// <param name="library">What they read.</param>
public sealed class PlanTools(PlanLibrary library)
{
    /// <summary>What an agent is told of the server as a whole.</summary>
    public const string Instructions =
        "检索中国各级政府的计划和报告。先用 plans_search 找段落，用 plan_outline 看提纲，用 plan_read 读原文；问指标数字用 figures，问一个说法何时何地开始说、多少文件说到用 trend，"
        + "问哪些文件没有说到用 coverage，两份文件有何不同用 compare。"
        + "引用时注明计划标题，并给出地址 /plans/{id}#{锚点}。未收录的不等于没有。";

    // As much as an agent reads at once.
    private const int MaxReadChars = 12_000;
    private const int PageSize = 20;
    private const int FiguresPageSize = 40;
    private const int MaxPassageChars = 400;

    /// <summary>All tools, over a library.</summary>
    public static IReadOnlyList<McpServerTool> Create(PlanLibrary library)
    {
        var target = new PlanTools(library);
        return [.. ToolsOf(target), .. ToolsOf(new ComparingTools(library))];
    }

    private static IEnumerable<McpServerTool> ToolsOf(object target) =>
        target.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(m => m.GetCustomAttribute<McpServerToolAttribute>() is not null)
            .Select(m => McpServerTool.Create(m, target));

    /// <summary>Lists plans.</summary>
    [McpServerTool(Name = "plans_list", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "列出计划"),
        Description("列出收录的计划：id、标题、地区、年份、文种。可按地区、年份、文种、层级挑选，每页 20 份。")]
    public async Task<string> ListAsync(
        [Description("地区，如 广东、广东/深圳、长三角；含其下各级。不填为全部")] string? region = null,
        [Description("年份或一段年份，如 2024、2015-2025")] string? year = null,
        [Description("文种，如 政府工作报告、国民经济和社会发展计划、五年规划")] string? type = null,
        [Description("层级：国家、省、市、县")] string? level = null,
        [Description("第几页，从 1 起")] int page = 1,
        CancellationToken cancellation = default)
    {
        PlaceChoice places = await PlacesAsync(region, cancellation);
        (int From, int To)? years = YearsOf(year);
        PlanLevel? wanted = LevelOf(level);
        PlanSummary[] plans = [.. (await library.PlansAsync(cancellation))
            .Where(p => places.Paths.Count == 0 || places.Paths.Any(r => CorpusValues.LiesIn(p.RegionPath, r)))
            .Where(p => years is null || (p.Metadata.Year >= years.Value.From && p.Metadata.Year <= years.Value.To))
            .Where(p => string.IsNullOrWhiteSpace(type) || p.Metadata.Type.Contains(type.Trim(), StringComparison.Ordinal))
            .Where(p => wanted is null || PlanLevelNames.OfRegion(p.RegionPath) == wanted)];
        page = Math.Max(1, page);
        var text = new StringBuilder().Append("共 ").Append(plans.Length).Append(" 份");
        int pages = Math.Max(1, (plans.Length + PageSize - 1) / PageSize);
        text.Append("，第 ").Append(page).Append(" 页，共 ").Append(pages).Append(" 页。\n");
        foreach (PlanSummary plan in plans.Skip((page - 1) * PageSize).Take(PageSize))
        {
            text.Append(plan.Id).Append('\t').Append(plan.DisplayTitle()).Append('\t').Append(plan.RegionPath).Append('\t')
                .Append(plan.Metadata.Year).Append('\t').Append(plan.Metadata.Type).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Searches.</summary>
    [McpServerTool(Name = "plans_search", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "检索段落"),
        Description("在计划全文里检索段落，最相关的在前。空格为并且，引号为原样，| 为或，- 为不含；可直接写地名和年份，如“江苏 2024年 低空经济”。"
            + "每页 20 段，各带计划 id 和锚点，可交给 plan_read 读上下文。")]
    public async Task<string> SearchAsync(
        [Description("检索词")] string query,
        [Description("地区，如 广东、长三角；含其下各级")] string? region = null,
        [Description("年份或一段年份，如 2024、2015-2025")] string? year = null,
        [Description("层级：国家、省、市、县")] string? level = null,
        [Description("只在这一份计划里找：计划的 id")] string? plan = null,
        [Description("第几页，从 1 起")] int page = 1,
        CancellationToken cancellation = default)
    {
        PlaceChoice places = await PlacesAsync(region, cancellation);
        HitList hits = await library.SearchAsync(new SearchRequest
        {
            Query = query,
            Regions = places.Paths,
            Years = YearsOf(year) is var (from, to) ? [.. Enumerable.Range(from, to - from + 1)] : [],
            Levels = LevelOf(level) is { } wanted ? [wanted] : [],
            PlanId = string.IsNullOrWhiteSpace(plan) ? null : plan.Trim(),
            Page = Math.Max(1, page),
            Size = PageSize,
        }, cancellation);
        return TextOf(hits);
    }

    /// <summary>Gives an outline.</summary>
    [McpServerTool(Name = "plan_outline", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "计划提纲"),
        Description("一份计划的元数据和提纲：各级标题及其锚点。")]
    public async Task<string> OutlineAsync([Description("计划的 id")] string plan, CancellationToken cancellation = default)
    {
        PlanPage page = await ReadPlanAsync(plan, cancellation);
        var text = new StringBuilder(HeadOf(page.Summary));
        foreach (PlanSection section in page.Sections)
        {
            string anchor = page.Units[section.FirstUnit].Anchor;
            text.Append(' ', 2 * (section.Level - 1)).Append(section.Heading).Append(" #").Append(anchor).Append('\n');
        }
        return page.Sections.Count == 0 ? text.Append("没有提纲；用 plan_read 从头读。\n").ToString() : text.ToString();
    }

    /// <summary>Gives the text.</summary>
    [McpServerTool(Name = "plan_read", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "读原文"),
        Description("读一份计划的原文，从一个锚点（默认开头）起，一次至多 12000 字；每段前有锚点。没有读完时，末尾说明从哪个锚点接着读。")]
    public async Task<string> ReadAsync(
        [Description("计划的 id")] string plan,
        [Description("从哪一段起：锚点，见 plan_outline 或 plans_search；不填为开头")] string? from = null,
        CancellationToken cancellation = default)
    {
        PlanPage page = await ReadPlanAsync(plan, cancellation);
        string anchor = from?.Trim().TrimStart('#') ?? "";
        int at = anchor.Length == 0 ? 0 : page.Units.ToList().FindIndex(u => u.Anchor == anchor);
        if (at < 0)
        {
            throw new McpException($"《{page.Summary.DisplayTitle()}》里没有锚点“{anchor}”。用 plan_outline 看有哪些。");
        }
        var text = new StringBuilder(HeadOf(page.Summary));
        int first = at;
        for (; at < page.Units.Count; at++)
        {
            PlanPageUnit unit = page.Units[at];
            if (at > first && text.Length + unit.Text.Length > MaxReadChars)
            {
                return text.Append("（未完，接着读：from=").Append(unit.Anchor).Append("）\n").ToString();
            }
            ReadOnlySpan<char> shown = unit.Text.AsSpan(0, Math.Min(unit.Text.Length, MaxReadChars));
            text.Append('#').Append(unit.Anchor).Append(' ').Append(shown)
                .Append(shown.Length < unit.Text.Length ? "……（此段过长，截去其余）\n" : "\n");
        }
        return text.Append("（完）\n").ToString();
    }

    /// <summary>Gives figures.</summary>
    [McpServerTool(Name = "figures", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "指标数字"),
        Description("各地各年计划里的指标：目标、实际或规划期的数字，附原句和出处；空格注明是未收录、有此文件但未见表述，还是原文数字缺损。"
            + "例：indicator=GDP, region=广东, level=市, year=2015-2025, kind=target。给出 plan 时列出这一份计划的全部指标。")]
    public async Task<string> FiguresAsync(
        [Description("指标，任何叫法都行，如 GDP、地区生产总值、研发投入强度；给出 plan 时可不填")] string? indicator = null,
        [Description("地区，如 广东、长三角；多个用逗号隔开；含其下各级")] string? region = null,
        [Description("层级：国家、省、市、县；多个用逗号隔开")] string? level = null,
        [Description("年份或一段年份，如 2024、2015-2025")] string? year = null,
        [Description("target 目标（默认）、result 实际、plan-period 规划期")] string? kind = null,
        [Description("value 总量、change 增速；不填则取原文多数所说的")] string? measure = null,
        [Description("计划的 id：只列这一份的指标")] string? plan = null,
        [Description("第几页，从 1 起，每页 40 个地区")] int page = 1,
        CancellationToken cancellation = default)
    {
        if (!string.IsNullOrWhiteSpace(plan))
        {
            return await library.PlanFiguresAsync(plan.Trim(), cancellation) is { } own
                ? Json(PlanFiguresResponse.From(own))
                : throw NoPlan(plan);
        }
        ToolArguments arguments = new();
        FigureRequest? request = new FigureArguments
        {
            Indicator = indicator,
            Measure = measure,
            Regions = region is null ? [] : [region],
            Levels = level is null ? [] : [level],
            Year = year,
            Kind = kind,
        }.ToRequest(arguments.Wrong);
        if (request is null)
        {
            throw arguments.Error();
        }
        FigureTable table = await library.FiguresAsync(request with { Page = Math.Max(1, page), Size = FiguresPageSize }, cancellation);
        return table.Unknown.Count > 0
            ? throw new McpException(UnknownFigureName.MessageOf(table.Unknown))
            : Json(FigureResponse.From(table));
    }

    /// <summary>Gives trends.</summary>
    [McpServerTool(Name = "trend", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "说法的趋势"),
        Description("一个或几个说法各年、各级、各地有多少份文件说到，最早见于哪份文件哪一段。数目是全部文件里数出来的；未收录的年份和地区（read 为 0）不等于没有说到。"
            + "例：q=新质生产力、低空经济, level=省, year=2015-2026。")]
    public async Task<string> TrendAsync(
        [Description("说法，按原样找；几个用逗号或顿号隔开，至多 5 个")] string q,
        [Description("地区，如 广东、长三角；多个用逗号隔开；含其下各级")] string? region = null,
        [Description("层级：国家、省、市、县；多个用逗号隔开")] string? level = null,
        [Description("文件的年份或一段年份，如 2024、2015-2025")] string? year = null,
        [Description("true（默认）：同义的说法一并找；false：只找原词")] bool same = true,
        CancellationToken cancellation = default)
    {
        ToolArguments arguments = new();
        TrendRequest? request = arguments.Trend(q, region, level, type: null, year, same);
        if (request is not { Expressions.Count: > 0 })
        {
            throw arguments.Error("q 不能为空：应为要看趋势的说法，如 低空经济。");
        }
        Trend trend = await library.TrendAsync(request, cancellation);
        return trend.Unknown.Count > 0 ? throw new McpException(UnknownFigureName.MessageOf(trend.Unknown))
            : trend.IsTooCostly ? throw new McpException("没有在限时内数完，因此不给数目：请缩小范围。")
            : Json(TrendResponse.From(trend));
    }

    private static string TextOf(HitList hits)
    {
        var text = new StringBuilder(hits.Understood).Append('\n').Append("命中 ").Append(hits.TotalParagraphs).Append(" 段，在 ")
            .Append(hits.TotalPlans).Append(" 份计划里；第 ").Append(hits.Request.Page).Append(" 页，共 ").Append(hits.Pages).Append(" 页。\n");
        if (hits.Notice is { } notice)
        {
            text.Append(notice).Append('\n');
        }
        if (hits.DidYouMean is { } meant)
        {
            text.Append("您是不是要找：").Append(meant).Append('\n');
        }
        if (hits.Figures is { } card)
        {
            text.Append("指标：").Append(Json(FigureCardResponse.From(card))).Append('\n');
        }
        foreach (PlanSummary plan in hits.Cards.Select(c => c.Plan))
        {
            text.Append("计划 ").Append(plan.Id).Append(' ').Append(plan.DisplayTitle()).Append('\n');
        }
        foreach (SearchHit hit in hits.Hits)
        {
            text.Append('\n').Append(hit.Plan.Id).Append(" #").Append(hit.Anchor).Append(' ').Append(hit.Plan.DisplayTitle());
            text.Append(hit.Section.Count > 0 ? " › " : "").Append(string.Join(" › ", hit.Section)).Append('\n');
            string passage = hit.Passages.Count > 0 ? string.Join("……", hit.Passages.Select(p => p.Text)) : hit.Text;
            text.Append(passage.AsSpan(0, Math.Min(passage.Length, MaxPassageChars))).Append('\n');
            if (hit.Lacks.Count > 0)
            {
                text.Append("（未含：").Append(string.Join('、', hit.Lacks)).Append("）\n");
            }
        }
        return text.ToString();
    }

    private static string HeadOf(PlanSummary plan) =>
        $"《{plan.DisplayTitle()}》 {plan.RegionPath} {(plan.Metadata.Year > 0 ? plan.Metadata.Year : "")} {plan.Metadata.Type}"
            + $" id={plan.Id}\n\n";

    private static string Json<T>(T response)
    {
        using var bytes = new MemoryStream();
        ResponseJson.Write(bytes, response);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static McpException NoPlan(string id) => new($"没有 id 为“{id}”的计划。用 plans_list 或 plans_search 找 id。");

    private static (int From, int To)? YearsOf(string? year)
    {
        if (string.IsNullOrWhiteSpace(year))
        {
            return null;
        }
        return YearRange.Parse(year) ?? throw new McpException($"年份“{year}”看不懂：应为年份或一段年份，如 2024、2015-2025。");
    }

    private static PlanLevel? LevelOf(string? level)
    {
        if (string.IsNullOrWhiteSpace(level))
        {
            return null;
        }
        return PlanLevelNames.TryParse(level)
            ?? throw new McpException($"没有层级“{level}”，应为 {string.Join('、', PlanLevelNames.Named.Select(PlanLevelNames.NameOf))}。");
    }

    private async Task<PlaceChoice> PlacesAsync(string? region, CancellationToken cancellation)
    {
        PlaceChoice places = await library.PlacesAsync(string.IsNullOrWhiteSpace(region) ? [] : [region], cancellation);
        return places.Unknown.Count == 0 ? places : throw new McpException(UnknownFigureName.MessageOf(places.Unknown));
    }

    private async Task<PlanPage> ReadPlanAsync(string id, CancellationToken cancellation) =>
        await library.ReadAsync(id.Trim(), cancellation: cancellation) ?? throw NoPlan(id);
}
