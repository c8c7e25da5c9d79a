using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

/// <summary>What every index of plans promises, whatever holds it. Run against each implementation.</summary>
public abstract partial class PlanIndexContract
{
    private const string Shenzhen = """
        # 深圳市2024年政府工作报告

        各位代表：

        ## 一、2023年工作回顾

        低空经济加快发展，开通无人机航线七十七条。

        先进制造业稳步增长。

        ## 二、2024年工作安排

        ### （一）发展低空经济

        建设起降点一百个，培育链主企业。

        ### （二）改善民生

        新增学位一万个，无人机配送进社区。
        """;

    private const string Hangzhou = """
        # 杭州市2023年政府工作报告

        ## 一、工作回顾

        数字经济核心产业增长8.5%。

        ## 二、工作安排

        推进低空经济试点。
        """;

    private static readonly CancellationToken _cancelled = new(canceled: true);

    /// <summary>Makes an empty index of its own for a test, gone with it.</summary>
    protected abstract IPlanIndex Create();

    [SkippableFact]
    public async Task An_index_without_a_commit_answers_everything_with_nothing()
    {
        await using IPlanIndex index = Create();
        PlanIndexState state = await index.StateAsync(default);
        Assert.False(state.Exists);
        Assert.False(state.IsOutdated);
        Assert.Empty(await index.PlansAsync(default));
        HitList hits = await index.SearchAsync(Query("低空经济"), default);
        Assert.Equal((0, 0, 0), (hits.TotalParagraphs, hits.TotalPlans, hits.Pages));
        Assert.Empty(hits.Hits);
        Assert.Empty((await index.SearchPlansAsync(Query("低空经济"), default)).Plans);
        Assert.Null(await index.ReadAsync("none", Query(""), default));
        Assert.Null(await index.CitationsAsync("none", default));
        Assert.Empty((await index.MissingDocumentsAsync(default)).Documents);
        Assert.Null(await index.FindAsync("none", default));
        Assert.Null(await index.FindTextAsync("none", default));
        Assert.Null(await index.ExplainAsync(Query("低空经济"), "none", "none", default));
        Assert.Empty(await index.RelatedWordsAsync(Query("低空经济"), 5, default));
        Assert.Empty((await index.VerifyAsync(null, default)).Problems);
    }

    [SkippableFact]
    public async Task Plans_are_seen_with_the_commit_replaced_whole_and_deleted()
    {
        await using IPlanIndex index = Create();
        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            Assert.NotNull(writer.Rebuilt);
            await writer.AddAsync(Plan("深圳.md", Shenzhen, "1"), default);
            Assert.Empty(await index.PlansAsync(default));
            await writer.CommitAsync(default);
            Assert.Equal(["深圳.md"], await FilesAsync(index));
            await writer.AddAsync(Plan("杭州.md", Hangzhou, "2"), default);
            await writer.CommitAsync(default);
        }
        string version = (await index.StateAsync(default)).Version;
        Assert.Equal(2, (await index.SearchAsync(Query("“低空经济”"), default)).TotalPlans);
        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            Assert.Null(writer.Rebuilt);
            IReadOnlyDictionary<string, string> indexed = await writer.IndexedFilesAsync(default);
            Assert.Equal([("杭州.md", "2"), ("深圳.md", "1")],
                indexed.Select(f => (f.Key, f.Value)).OrderBy(f => f.Key, StringComparer.Ordinal));
            await writer.AddAsync(Plan("深圳.md", Shenzhen.Replace("低空经济", "海洋经济", StringComparison.Ordinal), "3"), default);
            await writer.DeleteAsync(new HashSet<string> { "没有.md" }, default);
            await writer.CommitAsync(default);
            Assert.Equal(1, (await index.SearchAsync(Query("“低空经济”"), default)).TotalPlans);
            await writer.DeleteAsync(new HashSet<string> { "杭州.md" }, default);
            await writer.CommitAsync(default);
        }
        Assert.Equal(["深圳.md"], await FilesAsync(index));
        Assert.Equal(0, (await index.SearchAsync(Query("“低空经济”"), default)).TotalParagraphs);
        Assert.NotEqual(version, (await index.StateAsync(default)).Version);
        Assert.Empty((await index.VerifyAsync(null, default)).Problems);
    }

    [SkippableFact]
    public async Task What_is_not_committed_is_gone_with_its_writer()
    {
        await using IPlanIndex index = await FilledAsync();
        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            await writer.AddAsync(Plan("丙.md", Hangzhou, "4"), default);
            await writer.DeleteAsync(new HashSet<string> { "深圳.md" }, default);
        }
        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            await writer.CommitAsync(default);
        }
        Assert.Equal(["杭州.md", "深圳.md"], await FilesAsync(index));
    }

    [SkippableFact]
    public async Task A_rebuild_answers_with_the_old_index_until_its_first_commit()
    {
        await using IPlanIndex index = await FilledAsync();
        await using IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: true, default);
        Assert.NotNull(writer.Rebuilt);
        Assert.Empty(await writer.IndexedFilesAsync(default));
        await writer.AddAsync(Plan("丙.md", Hangzhou, "4"), default);
        Assert.Equal(["杭州.md", "深圳.md"], await FilesAsync(index));
        await writer.CommitAsync(default);
        Assert.Equal(["丙.md"], await FilesAsync(index));
    }

    [SkippableFact]
    public async Task A_second_writer_is_refused_and_told_why()
    {
        await using IPlanIndex index = await FilledAsync();
        await using IPlanIndexWriter first = await index.OpenWriterAsync(rebuild: false, default);
        PlanIndexLockedException refused = await Assert.ThrowsAsync<PlanIndexLockedException>(
            () => index.OpenWriterAsync(rebuild: false, default));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Message);
    }

    [SkippableFact]
    public async Task A_scope_widens_what_stands_together_and_is_what_answers()
    {
        await using IPlanIndex index = await FilledAsync();
        HitList paragraphs = await index.SearchAsync(Query("低空经济 无人机"), default);
        Assert.Equal((1, 1, null), (paragraphs.TotalParagraphs, paragraphs.TotalPlans, paragraphs.TotalSections));
        SearchHit paragraph = Assert.Single(paragraphs.Hits, h => h.Answers);
        Assert.Equal(HitUnit.Paragraph, paragraph.Unit);

        HitList sections = await index.SearchAsync(Query("起降点 链主") with { Scope = SearchScope.Section }, default);
        Assert.Equal((1, 1), (sections.TotalSections, sections.TotalPlans));
        SearchHit section = Assert.Single(sections.Hits);
        Assert.Equal((HitUnit.Section, "（一）发展低空经济", 1), (section.Unit, section.Text, section.Paragraphs));
        Assert.Equal("建设起降点一百个，培育链主企业。", Assert.Single(section.Below).Text);

        HitList plans = await index.SearchAsync(Query("起降点 学位") with { Scope = SearchScope.Plan }, default);
        SearchHit plan = Assert.Single(plans.Hits);
        Assert.Equal((HitUnit.Plan, 2, "", 1, 2), (plan.Unit, plan.Paragraphs, plan.Anchor, plans.TotalPlans, plans.TotalSections));
        Assert.Equal(2, plan.Below.Count);
        PlanHits grouped = Assert.Single((await index.SearchPlansAsync(Query("起降点 学位") with { Scope = SearchScope.Plan }, default)).Plans);
        Assert.Equal(HitUnit.Plan, Assert.Single(grouped.Hits).Unit);
    }

    [SkippableFact]
    public async Task A_heading_is_shown_with_the_first_paragraph_below_it()
    {
        await using IPlanIndex index = await FilledAsync();
        HitList found = await index.SearchAsync(Query("“改善民生”"), default);
        SearchHit heading = Assert.Single(found.Hits);
        Assert.Equal((PlanUnitKind.Heading, "（二）改善民生"), (heading.Kind, heading.Text));
        Assert.Equal("新增学位一万个，无人机配送进社区。", Assert.Single(heading.Below).Text);
        // Below the outermost headings stands another heading first.
        SearchHit outer = Assert.Single((await index.SearchAsync(Query("“2024年工作安排”"), default)).Hits);
        Assert.Equal("建设起降点一百个，培育链主企业。", Assert.Single(outer.Below).Text);
    }

    [SkippableTheory]
    [InlineData(SearchScope.Paragraph)]
    [InlineData(SearchScope.Section)]
    [InlineData(SearchScope.Plan)]
    public async Task A_facets_number_is_what_its_choice_leaves(SearchScope scope)
    {
        await using IPlanIndex index = await FilledAsync();
        SearchRequest request = Query("低空经济") with { Scope = scope };
        HitList found = await index.SearchAsync(request, default);
        Assert.NotEmpty(found.Facets.Years);
        foreach (FacetValue year in found.Facets.Years)
        {
            HitList left = await index.SearchAsync(request with { Years = [int.Parse(year.Value)] }, default);
            Assert.Equal(year.Count, HitsOf(left));
        }
        foreach (FacetValue region in found.Facets.Regions)
        {
            Assert.Equal(region.Count, HitsOf(await index.SearchAsync(request with { Regions = [region.Value] }, default)));
        }
        Assert.NotEmpty(found.Facets.Levels);
        foreach (FacetValue level in found.Facets.Levels)
        {
            SearchRequest chosen = request with { Levels = [PlanLevelNames.TryParse(level.Value)!.Value] };
            Assert.Equal(level.Count, HitsOf(await index.SearchAsync(chosen, default)));
        }
        Assert.NotEmpty(found.Facets.Issuers);
        foreach (FacetValue issuer in found.Facets.Issuers)
        {
            Assert.Equal(issuer.Count, HitsOf(await index.SearchAsync(request with { Issuers = [issuer.Value] }, default)));
        }
        foreach (FacetValue part in found.Facets.Parts)
        {
            SearchRequest chosen = request with { Parts = [PlanPartNames.TryParse(part.Value)!.Value] };
            Assert.Equal(part.Count, HitsOf(await index.SearchAsync(chosen, default)));
        }

        int HitsOf(HitList list) => scope switch
        {
            SearchScope.Paragraph => list.TotalParagraphs,
            SearchScope.Section => list.TotalSections!.Value,
            _ => list.TotalPlans,
        };
    }

    [SkippableFact]
    public async Task A_plan_is_read_found_and_explained()
    {
        await using IPlanIndex index = await FilledAsync();
        SearchHit hit = (await index.SearchAsync(Query("起降点"), default)).Hits[0];
        PlanPage page = (await index.ReadAsync(hit.Plan.Id, Query("起降点"), default))!;
        Assert.Equal(["建设起降点一百个，培育链主企业。"], page.Units.Where(u => u.Marks.Count > 0).Select(u => u.Text));
        Assert.Equal(Shenzhen.Split('\n').Count(l => l.Trim().Length > 0), page.Units.Count);
        Assert.Equal(hit.Plan, await index.FindAsync(hit.Plan.Id, default));
        Assert.Equal(hit.Plan, await index.FindTextAsync(ContentHashes.OfText(Shenzhen), default));
        ScoreExplanation why = (await index.ExplainAsync(Query("起降点"), hit.Plan.Id, hit.Anchor, default))!;
        Assert.Equal(hit.Score, why.Score, 3);
        Assert.Null(await index.ExplainAsync(Query("起降点"), hit.Plan.Id, page.Units[0].Anchor, default));
    }

    [SkippableFact]
    public async Task Words_headings_and_titles_are_suggested_and_slips_corrected()
    {
        await using IPlanIndex index = await FilledAsync();
        Assert.Contains(await index.SuggestAsync("发展低", 10, default), s => s is { Kind: SuggestionKind.Heading, Text: "发展低空经济" });
        Assert.Contains(await index.SuggestAsync("杭州市2023", 10, default), s => s.Kind == SuggestionKind.Title);
        Assert.Equal("低空经济", (await index.SearchAsync(Query("低空经挤"), default)).DidYouMean);
    }

    [SkippableFact]
    public async Task A_nearly_equal_text_is_a_near_copy()
    {
        string text = string.Concat(Enumerable.Range(0, 400).Select(i => $"第{i}项工作按计划推进到位。"));
        await using IPlanIndex index = Create();
        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            await writer.AddAsync(Plan("长.md", text, "5"), default);
            await writer.AddAsync(Plan("杭州.md", Hangzhou, "2"), default);
            await writer.CommitAsync(default);
        }
        ShingleSketch sketch = ShingleSketch.Of([text[..(text.Length * 3 / 4)]]);
        NearCopy near = Assert.Single(await index.NearCopiesAsync(sketch, null, default));
        Assert.Equal("长.md", near.Plan.File);
        Assert.InRange(near.Containment, 0.95, 1);
        Assert.Empty(await index.NearCopiesAsync(sketch, file => file == "长.md", default));
        Assert.Empty(await index.NearPairsAsync(default));
    }

    [SkippableFact]
    public async Task Whoever_cancels_waits_for_nothing()
    {
        await using IPlanIndex index = await FilledAsync();
        Func<Task>[] calls =
        [
            () => index.StateAsync(_cancelled),
            () => index.PlansAsync(_cancelled),
            () => index.SearchAsync(Query("低空经济"), _cancelled),
            () => index.SearchPlansAsync(Query("低空经济"), _cancelled),
            () => index.FiguresAsync(Figures("GDP"), _cancelled),
            () => index.CompareFiguresAsync(Figures("GDP"), _cancelled),
            () => index.PlanFiguresAsync("none", _cancelled),
            () => index.IndicatorsAsync(new IndicatorRequest(), _cancelled),
            () => index.ReadAsync("none", Query(""), _cancelled),
            () => index.FindAsync("none", _cancelled),
            () => index.FindTextAsync("none", _cancelled),
            () => index.NearCopiesAsync(ShingleSketch.Of(["无"]), null, _cancelled),
            () => index.NearPairsAsync(_cancelled),
            () => index.SuggestAsync("低", 5, _cancelled),
            () => index.FrequentTermsAsync(5, _cancelled),
            () => index.RelatedWordsAsync(Query("低空经济"), 5, _cancelled),
            () => index.ExplainAsync(Query("低空经济"), "none", "none", _cancelled),
            () => index.OpenWriterAsync(rebuild: false, _cancelled),
            () => index.VerifyAsync(null, _cancelled),
        ];
        foreach (Func<Task> call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
        }
    }

    private static SearchRequest Query(string query) => new() { Query = query };

    private static IndexedPlan Plan(string file, string text, string hash) =>
        new(new CorpusFile(file, file), PlanParser.Parse(text, file), hash);

    private static async Task<IEnumerable<string>> FilesAsync(IPlanIndex index) =>
        (await index.PlansAsync(default)).Select(p => p.File).Order(StringComparer.Ordinal);

    private async Task<IPlanIndex> FilledAsync()
    {
        IPlanIndex index = Create();
        await using IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default);
        await writer.AddAsync(Plan("深圳.md", Shenzhen, "1"), default);
        await writer.AddAsync(Plan("杭州.md", Hangzhou, "2"), default);
        await writer.CommitAsync(default);
        return index;
    }
}
