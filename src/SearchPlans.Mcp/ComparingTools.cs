using System.ComponentModel;
using System.Globalization;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Mcp;

/// <summary>The tools for agents that hold plans against each other: which say something and which don't, and what differs between
/// two.</summary>
/// <param name="library">What they read.</param>
public sealed class ComparingTools(PlanLibrary library)
{
    // As much as an agent reads at once.
    private const int MaxChars = 12_000;
    private const int MostPlans = 60;
    private const int MostFigures = 60;
    private const int MaxPassageChars = 200;

    /// <summary>Says which plans hold an expression and which don't.</summary>
    [McpServerTool(Name = "coverage", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "哪些文件没有说到"),
        Description("选定的文件里哪些说到一个说法、哪些没有；level、type、year 都给出时，还有哪些应有的文件没有收录（它们是否说到无从得知）。"
            + "各类先给总数，再各列至多 60 份。例：q=低空经济, level=省, type=政府工作报告, year=2024。")]
    public async Task<string> CoverageAsync(
        [Description("说法，一个，按原样找")] string q,
        [Description("地区，如 广东、长三角；多个用逗号隔开；含其下各级")] string? region = null,
        [Description("层级：国家、省、市、县；多个用逗号隔开")] string? level = null,
        [Description("文种，如 政府工作报告；多个用逗号隔开")] string? type = null,
        [Description("文件的年份或一段年份，如 2024、2015-2025")] string? year = null,
        [Description("true（默认）：同义的说法一并找；false：只找原词")] bool same = true,
        CancellationToken cancellation = default)
    {
        ToolArguments arguments = new();
        TrendRequest? request = arguments.Trend(q, region, level, type, year, same);
        if (request is not { Expressions.Count: 1 })
        {
            throw arguments.Error("q 应为一个说法，如 低空经济。");
        }
        Coverage coverage = await library.CoverageAsync(request, cancellation);
        return coverage.Unknown.Count > 0 ? throw new McpException(UnknownFigureName.MessageOf(coverage.Unknown))
            : coverage.IsTooCostly ? throw new McpException("没有在限时内查完，因此不给结果：请缩小范围。")
            : TextOf(coverage);
    }

    /// <summary>Says what differs between two plans.</summary>
    [McpServerTool(Name = "compare", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "两份计划对照"),
        Description("两份计划有何不同：各节按标题和内容对应，相同、改动、新增、删去、移动；两份都说到的指标怎样变。先给各节的去向；"
            + "给出 section 时列出那一节逐段的改动，［-删去-］［+新增+］。例：a=上一年的 id, b=这一年的 id。")]
    public async Task<string> CompareAsync(
        [Description("旧的一份：计划的 id")] string a,
        [Description("新的一份：计划的 id")] string b,
        [Description("只看这一节逐段的改动：对照里列出的新标题的锚点，没有新标题的用旧标题的；不填为各节去向和指标")] string? section = null,
        [Description("第几页，从 1 起；很长时分页")] int page = 1,
        CancellationToken cancellation = default)
    {
        ContrastAnswer answer = await library.ContrastAsync(ContrastSide.Parse(a), ContrastSide.Parse(b), cancellation);
        if (answer.Missing is [var missing, ..])
        {
            throw new McpException($"没有 id 为“{missing.PlanId}”的计划。用 plans_list 或 plans_search 找 id。");
        }
        PlanContrast contrast = answer.Contrast ?? throw new McpException(answer.Refusal);
        string text = string.IsNullOrWhiteSpace(section) ? Overview(contrast) : Paragraphs(contrast, section.Trim().TrimStart('#'));
        int pages = Math.Max(1, (text.Length + MaxChars - 1) / MaxChars);
        page = Math.Clamp(page, 1, pages);
        string part = text[((page - 1) * MaxChars)..Math.Min(text.Length, page * MaxChars)];
        return pages == 1 ? part : $"{part}\n（第 {page} 页，共 {pages} 页）\n";
    }

    /// <summary>Says what several plans say of one topic.</summary>
    [McpServerTool(Name = "compare_topic", ReadOnly = true, Idempotent = true, OpenWorld = false, Title = "一个说法，几份文件各怎样说"),
        Description("几个地区某一年的文件，或几份文件，各有哪些段落说到一个说法、其中有哪些数字；没有说到的与没有这一年的文件分开。"
            + "例：q=低空经济, region=广东,江苏,浙江, year=2024。")]
    public async Task<string> TopicAsync(
        [Description("说法，一个，按原样找")] string q,
        [Description("地区，如 广东、江苏；多个用逗号隔开；只要本级的文件；连同 plan 至多 8 份")] string? region = null,
        [Description("年份，如 2024；不填为各地最近的一年")] string? year = null,
        [Description("计划的 id；多个用逗号隔开")] string? plan = null,
        [Description("true（默认）：同义的说法一并找；false：只找原词")] bool same = true,
        CancellationToken cancellation = default)
    {
        ToolArguments arguments = new();
        TopicRequest? request = new TopicArguments
        {
            Expression = q,
            SameWords = same ? "1" : "0",
            Plans = [plan],
            Regions = [region],
            Year = year,
        }.ToRequest(arguments.Wrong);
        if (request is not { IsComplete: true })
        {
            throw arguments.Error("q 不能为空，region 和 plan 至少给一个。");
        }
        TopicColumns topic = await library.TopicAsync(request, cancellation);
        string problem = UnknownFigureName.MessageOf(topic.Unknown) + topic.Refusal
            + string.Concat(topic.Missing.Select(m => $"没有 id 为“{m}”的计划。"))
            + (topic.IsTooCostly ? "没有在限时内查完，因此不给结果：请少选几份。" : "");
        return problem.Length > 0 ? throw new McpException(problem) : TextOf(topic);
    }

    private static string TextOf(TopicColumns topic)
    {
        var text = new StringBuilder(topic.Understood).Append('\n');
        int each = MaxChars / Math.Max(1, topic.Columns.Count);
        foreach (TopicColumn column in topic.Columns)
        {
            int start = text.Length;
            text.Append('\n').Append(column.Plan is { } plan ? $"{plan.DisplayTitle()} id={plan.Id} " : $"{column.RegionPath} ");
            text.Append(column.Plan is null ? TopicExport.NoPlan(topic.Request)
                : column.Paragraphs == 0 ? TopicExport.NotMentioned : $"{column.Paragraphs} 段").Append('\n');
            int shown = 0;
            foreach (SearchHit hit in column.Passages.TakeWhile(_ => text.Length - start < each))
            {
                string said = string.Join("……", hit.Passages.Select(p => p.Text));
                said = said.Length > 0 ? said : hit.Text;
                ReadOnlySpan<char> beginning = said.AsSpan(0, Math.Min(said.Length, 2 * MaxPassageChars));
                text.Append('#').Append(hit.Anchor).Append(' ').Append(beginning).Append('\n');
                shown++;
            }
            text.Append(shown < column.Paragraphs ? $"（其余 {column.Paragraphs - shown} 段用 plans_search 在这一份里找）\n" : "");
        }
        return text.ToString();
    }

    private static string TextOf(Coverage coverage)
    {
        var text = new StringBuilder(coverage.Understood).Append("。查了 ").Append(coverage.Read).Append(" 份。\n");
        text.Append("说到 ").Append(coverage.Saying.Count).Append(" 份：\n");
        foreach (SayingPlan saying in coverage.Saying.Take(MostPlans))
        {
            string said = saying.First.Text;
            text.Append(saying.Plan.Id).Append(" #").Append(saying.First.Anchor).Append(' ').Append(saying.Plan.DisplayTitle()).Append('（')
                .Append(saying.Paragraphs).Append(" 段）").Append(said.AsSpan(0, Math.Min(said.Length, MaxPassageChars))).Append('\n');
        }
        More(coverage.Saying.Count);
        text.Append("没有说到 ").Append(coverage.NotSaying.Count).Append(" 份：\n");
        foreach (PlanSummary plan in coverage.NotSaying.Take(MostPlans))
        {
            text.Append(plan.Id).Append(' ').Append(plan.DisplayTitle()).Append('\n');
        }
        More(coverage.NotSaying.Count);
        if (coverage.Unread.Count > 0)
        {
            text.Append("无法读取 ").Append(coverage.Unread.Count).Append(" 份，是否说到无从得知：\n");
            foreach (UnreadPlan file in coverage.Unread.Take(MostPlans))
            {
                text.Append(file.File).Append('：').Append(file.Reason).Append('\n');
            }
            More(coverage.Unread.Count);
        }
        if (coverage.Missing is { } missing)
        {
            text.Append("未收录 ").Append(missing.Count).Append(" 份，是否说到无从得知：\n");
            foreach (MissingPlan plan in missing.Take(MostPlans))
            {
                text.Append(plan.RegionPath).Append(' ').Append(plan.Year).Append('\n');
            }
            More(missing.Count);
        }
        return text.ToString();

        void More(int count) => text.Append(count > MostPlans ? $"（其余 {count - MostPlans} 份没有列出，可缩小范围）\n" : "");
    }

    private static string Overview(PlanContrast contrast)
    {
        var text = new StringBuilder();
        text.Append("旧：").Append(contrast.Old.Summary.DisplayTitle()).Append(" id=").Append(contrast.Old.Summary.Id).Append('\n')
            .Append("新：").Append(contrast.New.Summary.DisplayTitle()).Append(" id=").Append(contrast.New.Summary.Id).Append("\n各节去向：\n");
        foreach (ContrastSection section in contrast.Sections)
        {
            text.Append(' ', Math.Max(0, 2 * (section.Level - 1))).Append(ContrastNames.LabelOf(section.Kind))
                .Append(section.IsMoved ? "、移动 " : " ");
            text.Append(Named(section.Old)).Append(section is { Old: not null, New: not null } ? " → " : "").Append(Named(section.New));
            text.Append(section.Level == 0 ? "第一节之前" : "").Append("（段落：改动 ").Append(section.Count(ComparedKind.Changed)).Append("，新增 ")
                .Append(section.Count(ComparedKind.OnlyNew)).Append("，删去 ").Append(section.Count(ComparedKind.OnlyOld)).Append("）\n");
        }
        ContrastFigure[] both = [.. contrast.Figures.Where(f => f is { Old: not null, New: not null })];
        text.Append("两份都说到的指标 ").Append(both.Length).Append(" 项：\n");
        foreach (ContrastFigure figure in both.Take(MostFigures))
        {
            string change = figure.Difference is { } difference
                ? string.Create(CultureInfo.InvariantCulture, $"（{difference:+0.####;-0.####;0}{figure.Unit}）")
                : "";
            text.Append(figure.Indicator).Append(' ').Append(FigureNames.LabelOf(figure.Kind)).Append(' ')
                .Append(ContrastExport.BasisOf(figure)).Append('：').Append(Named(figure.Old!)).Append(" → ").Append(Named(figure.New!))
                .Append(change).Append('\n');
        }
        return text.Append(both.Length > MostFigures ? $"（其余 {both.Length - MostFigures} 项没有列出）\n" : "").ToString();
    }

    private static string Named(CellStatement cell) => $"{cell.Text} #{cell.Statement.Anchor}";

    private static string Named(ContrastHeading? heading) => heading is null ? "" : $"{heading.Heading} #{heading.Anchor}";

    private static string Paragraphs(PlanContrast contrast, string anchor)
    {
        ContrastSection section = contrast.Sections.FirstOrDefault(s => s.New?.Anchor == anchor)
            ?? contrast.Sections.FirstOrDefault(s => s.Old?.Anchor == anchor)
            ?? throw new McpException($"两份里都没有锚点为“{anchor}”的标题。不填 section 看有哪些。");
        var text = new StringBuilder(ContrastNames.LabelOf(section.Kind)).Append(' ').Append(Named(section.Old)).Append(" → ")
            .Append(Named(section.New)).Append('\n');
        foreach (ContrastRow row in section.Rows)
        {
            text.Append(row.OldAnchor.Length > 0 ? $"旧#{row.OldAnchor} " : "");
            text.Append(row.NewAnchor.Length > 0 ? $"新#{row.NewAnchor} " : "");
            foreach ((ComparedKind kind, string part) in row.Text.Pieces())
            {
                text.Append(kind switch { ComparedKind.OnlyOld => $"［-{part}-］", ComparedKind.OnlyNew => $"［+{part}+］", _ => part });
            }
            text.Append('\n');
        }
        return text.ToString();
    }
}
