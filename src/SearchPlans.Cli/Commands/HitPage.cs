using System.Globalization;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Commands;

/// <summary>Shows hits grouped by plan.</summary>
/// <param name="page">Where.</param>
/// <param name="explain">Says why a hit is one; null where that isn't wanted.</param>
internal sealed class HitPage(PageWriter page, Func<SearchHit, ScoreExplanation?> explain)
{
    /// <summary>Writes an answer.</summary>
    public void Write(PlanHitList answer)
    {
        page.Write($"{Found(answer)}（{answer.TookMs:0.0} 毫秒）");
        page.Write($"理解为：{answer.Understood}", Tone.Faint);
        foreach (SameWords same in answer.SameWords)
        {
            page.Write($"一并查找：{same.Run} → {string.Join('、', same.Others)}（--only-typed 只找原词）", Tone.Faint);
        }
        if (answer.DidYouMean is { } meant)
        {
            page.Write($"您是不是要找：{meant}");
        }
        if (answer.Related.Count > 0)
        {
            page.Write($"相关的说法：{string.Join('、', answer.Related)}", Tone.Faint);
        }
        foreach (PlanHits plan in answer.Plans)
        {
            Write(plan);
        }
        page.WriteBreak();
        if (answer.Plans.Count == 0)
        {
            page.Write($"没有第 {answer.Request.Page} 页，共 {answer.Pages} 页", Tone.Faint);
        }
        else if (answer.Pages > 1)
        {
            page.Write($"第 {answer.Request.Page} 页，共 {answer.Pages} 页（--page {Math.Min(answer.Request.Page + 1, answer.Pages)}）",
                Tone.Faint);
        }
    }

    private static string Found(PlanHitList answer)
    {
        string typed = answer.ParagraphsAsTyped is > 0 and var count && count < answer.TotalParagraphs ? $"，其中 {count} 段原样写着" : "";
        return answer.Request.Scope switch
        {
            SearchScope.Section => $"找到 {answer.TotalSections} 节，在 {answer.TotalPlans} 份计划里（共 {answer.TotalParagraphs} 段{typed}）",
            SearchScope.Plan => $"找到 {answer.TotalPlans} 份计划（共 {answer.TotalParagraphs} 段{typed}）",
            _ => $"找到 {answer.TotalParagraphs} 段，在 {answer.TotalPlans} 份计划里{typed}{(typed.Length > 0 ? "（--match 精确 只看这些）" : "")}",
        };
    }

    private void Write(PlanHits found)
    {
        page.WriteBreak();
        page.Write(found.Plan.DisplayTitle(), Tone.Title);
        page.Write(string.Join(" · ", new[] { found.Plan.Facts(), found.Plan.Id }.Where(f => f.Length > 0)), Tone.Faint);
        string before = "";
        foreach (SearchHit hit in found.Hits)
        {
            switch (hit.Unit)
            {
                case HitUnit.Section:
                    WriteSection(hit);
                    break;
                case HitUnit.Plan:
                    WritePlan(hit);
                    break;
                default:
                    WriteParagraph(hit, ref before);
                    break;
            }
        }
        if (found.TotalHits > found.Hits.Count)
        {
            string unit = found.Hits[0].Unit == HitUnit.Section ? "节" : "段";
            page.Write($"另有 {found.TotalHits - found.Hits.Count} {unit}（--plan {found.Plan.Id} --json 列出全部）", Tone.Faint, indent: 4);
        }
    }

    private void WriteParagraph(SearchHit hit, ref string before)
    {
        WritePath(HitPaths.PathOf(hit), ref before);
        WritePassages(hit.Passages, indent: 4);
        foreach (HitParagraph below in hit.Below)
        {
            WritePassages(below.Passages, indent: 6);
        }
        Explain(hit, indent: 6);
    }

    private void WriteSection(SearchHit hit)
    {
        var line = new StyledLine(indent: 2);
        foreach (string around in HitPaths.PathOf(hit))
        {
            line.Add($"{around} › ", Tone.Heading);
        }
        line.Add(hit.Text, hit.Marks, Tone.Heading);
        if (hit.Paragraphs > hit.Below.Count)
        {
            line.Add($"（共 {hit.Paragraphs} 段）", Tone.Faint);
        }
        page.Write(line);
        foreach (HitParagraph below in hit.Below)
        {
            WritePassages(below.Passages, indent: 4);
        }
        Explain(hit, indent: 6);
    }

    private void WritePlan(SearchHit hit)
    {
        string before = "";
        foreach ((HitParagraph below, _) in HitPaths.ListOf(hit))
        {
            WritePath(HitPaths.PathOf(below), ref before);
            WritePassages(below.Passages, indent: 4);
        }
        if (hit.Paragraphs > hit.Below.Count)
        {
            page.Write($"另有 {hit.Paragraphs - hit.Below.Count} 段（searchplans show {hit.Plan.Id} --query 检索词 标在全文里）", Tone.Faint, indent: 4);
        }
        Explain(hit, indent: 6);
    }

    // Said once for all that stands there.
    private void WritePath(IEnumerable<string> headings, ref string before)
    {
        string path = string.Join(" › ", headings);
        if (path != before && path.Length > 0)
        {
            page.Write(path, Tone.Heading, indent: 2);
        }
        before = path;
    }

    private void WritePassages(IReadOnlyList<HitPassage> passages, int indent)
    {
        StyledLine line = new StyledLine(indent).Add(passages[0].CutBefore ? "……" : "");
        foreach (HitPassage passage in passages)
        {
            line.Add(passage.Text, passage.Marks).Add(passage.CutAfter ? "……" : "");
        }
        page.Write(line);
    }

    private void Explain(SearchHit hit, int indent)
    {
        if (explain(hit) is { } why)
        {
            Write(why, indent);
        }
    }

    // Points before their reason, what they are made of below and further in.
    private void Write(ScoreExplanation explanation, int indent)
    {
        page.Write(string.Create(CultureInfo.InvariantCulture, $"{explanation.Score,6:0.00}  {explanation.Reason}"), Tone.Faint, indent);
        foreach (ScoreExplanation part in explanation.Parts)
        {
            Write(part, indent + 2);
        }
    }
}
