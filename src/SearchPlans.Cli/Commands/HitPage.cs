using System.Globalization;
using SearchPlans.Cli.Output;
using SearchPlans.Plans;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Commands;

/// <summary>Shows hits grouped by plan.</summary>
/// <param name="page">Where.</param>
/// <param name="explain">Says why a hit is one, where that is wanted.</param>
internal sealed class HitPage(PageWriter page, Func<SearchHit, ScoreExplanation?>? explain = null)
{
    /// <summary>Writes an answer.</summary>
    public void Write(PlanHitList answer)
    {
        string typed = answer.ParagraphsAsTyped is > 0 and var count && count < answer.TotalParagraphs ? $"，其中 {count} 段原样写着（--match 精确 只看这些）" : "";
        page.Write($"找到 {answer.TotalParagraphs} 段，在 {answer.TotalPlans} 份计划里{typed}（{answer.TookMs:0.0} 毫秒）");
        page.Write($"理解为：{answer.Understood}", Tone.Faint);
        foreach (SameWords same in answer.SameWords)
            page.Write($"一并查找：{same.Run} → {string.Join('、', same.Others)}（--only-typed 只找原词）", Tone.Faint);
        if (answer.DidYouMean is { } meant) page.Write($"您是不是要找：{meant}");
        if (answer.Related.Count > 0) page.Write($"相关的说法：{string.Join('、', answer.Related)}", Tone.Faint);
        foreach (PlanHits plan in answer.Plans) Write(plan);
        page.WriteBreak();
        if (answer.Plans.Count == 0) page.Write($"没有第 {answer.Request.Page} 页，共 {answer.Pages} 页", Tone.Faint);
        else if (answer.Pages > 1) page.Write($"第 {answer.Request.Page} 页，共 {answer.Pages} 页（--page {Math.Min(answer.Request.Page + 1, answer.Pages)}）", Tone.Faint);
    }

    private void Write(PlanHits found)
    {
        page.WriteBreak();
        page.Write(found.Plan.DisplayTitle(), Tone.Title);
        page.Write(string.Join(" · ", new[] { found.Plan.Facts(), found.Plan.Id }.Where(f => f.Length > 0)), Tone.Faint);
        string before = "";
        foreach (SearchHit hit in found.Hits)
        {
            // A heading stands below those around it, not below itself.
            string path = string.Join(" › ", hit.Kind == PlanUnitKind.Heading ? hit.Section.SkipLast(1) : hit.Section);
            if (path != before && path.Length > 0) page.Write(path, Tone.Heading, indent: 2);
            before = path;
            StyledLine line = new StyledLine(indent: 4).Add(hit.Passages[0].CutBefore ? "……" : "");
            foreach (HitPassage passage in hit.Passages) line.Add(passage.Text, passage.Marks).Add(passage.CutAfter ? "……" : "");
            page.Write(line);
            if (explain?.Invoke(hit) is { } why) Write(why, indent: 6);
        }
        if (found.TotalHits > found.Hits.Count)
            page.Write($"另有 {found.TotalHits - found.Hits.Count} 段（--plan {found.Plan.Id} --json 列出全部）", Tone.Faint, indent: 4);
    }

    // Points before their reason, what they are made of below and further in.
    private void Write(ScoreExplanation explanation, int indent)
    {
        page.Write(string.Create(CultureInfo.InvariantCulture, $"{explanation.Score,6:0.00}  {explanation.Reason}"), Tone.Faint, indent);
        foreach (ScoreExplanation part in explanation.Parts) Write(part, indent + 2);
    }
}
