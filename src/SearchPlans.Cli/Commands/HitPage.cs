using System.Globalization;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Commands;

/// <summary>Shows hits grouped by plan.</summary>
/// <param name="page">Where.</param>
/// <param name="explain">Says why a hit is one; null where that isn't wanted.</param>
internal sealed class HitPage(PageWriter page, Func<SearchHit, ScoreExplanation?> explain)
{
    // How much of a query is named in a sentence.
    private const int MaxQuery = 40;

    /// <summary>Writes an answer.</summary>
    public void Write(PlanHitList answer)
    {
        page.Write($"{Found(answer)}（{answer.TookMs:0.0} 毫秒）");
        WriteUnderstood(answer);
        WriteCards(answer);
        bool isCounted = true;
        foreach (PlanHits plan in answer.Plans)
        {
            if (isCounted && !plan.Answer)
            {
                isCounted = false;
                page.WriteBreak();
                page.Write(UncountedHits.Before(answer.Plans.SelectMany(p => p.Hits), QueryOf(answer))
                    + (answer.TotalLacking > 0 ? $"（{answer.TotalLacking} 段）" : ""));
            }
            Write(plan);
        }
        page.WriteBreak();
        if (answer.Plans.Count == 0 && answer.Cards.Count == 0)
        {
            page.Write($"没有第 {answer.Request.Page} 页，共 {answer.Pages} 页", Tone.Faint);
        }
        else if (answer.Pages > 1)
        {
            page.Write($"第 {answer.Request.Page} 页，共 {answer.Pages} 页（--page {Math.Min(answer.Request.Page + 1, answer.Pages)}）",
                Tone.Faint);
        }
    }

    // How it was understood, and what else could have been meant.
    private void WriteUnderstood(PlanHitList answer)
    {
        page.Write($"检索条件：{answer.Understood}", Tone.Faint);
        foreach (QueryCondition condition in answer.Conditions)
        {
            string note = condition.Note.Length > 0 ? $"，{condition.Note}" : "";
            page.Write($"条件：{condition.Field}：{condition.Value}{note}（要按正文检索，改为 {condition.AsText}）", Tone.Faint);
        }
        if (answer.SortedBy is { } by)
        {
            page.Write($"{(answer.Request.Sort == SearchSort.Newest ? "最新" : "最早")}的在前，{by}", Tone.Faint);
        }
        foreach (SameWords same in answer.SameWords)
        {
            page.Write($"一并查找：{same.Run} → {string.Join('、', same.Others)}（--only-typed 只找原词）", Tone.Faint);
        }
        if (answer.Corrected is null && answer.DidYouMean is { } meant)
        {
            page.Write($"您是不是要找：{meant}");
        }
        if (answer.Related.Count > 0)
        {
            page.Write($"相关的说法：{string.Join('、', answer.Related)}", Tone.Faint);
        }
    }

    // A few with what they are made of, many as a list.
    private void WriteCards(PlanHitList answer)
    {
        if (answer.Cards.Count == 0)
        {
            return;
        }
        page.WriteBreak();
        if (answer.CardsAre == PlanCardsAre.Titled)
        {
            page.Write($"标题里有“{QueryOf(answer)}”的计划：");
        }
        foreach (PlanCard card in answer.Cards)
        {
            WriteName(card.Plan);
            foreach (PlanCardHeading heading in card.Outline)
            {
                page.Write(heading.Heading, Tone.Heading, indent: 4);
            }
            string[] beside = [.. Beside("上一份", card.Previous), .. Beside("下一份", card.Next)];
            if (beside.Length > 0)
            {
                page.Write(string.Join("；", beside), Tone.Faint, indent: 4);
            }
        }
    }

    private static string[] Beside(string which, PlanSummary? plan) =>
        plan is null ? [] : [$"{which}：{plan.Metadata.Year} 年 {plan.Id}"];

    private static string QueryOf(PlanHitList answer)
    {
        string query = answer.Request.Query.Trim();
        return query.Length <= MaxQuery ? query : query[..MaxQuery] + "……";
    }

    private void WriteName(PlanSummary plan)
    {
        page.Write(plan.DisplayTitle(), Tone.Title);
        page.Write(string.Join(" · ", new[] { plan.Facts(), plan.Id }.Where(f => f.Length > 0)), Tone.Faint);
    }

    private static string Found(PlanHitList answer)
    {
        if (answer.Corrected is { } corrected)
        {
            return $"没有找到“{QueryOf(answer)}”，以下是“{corrected.Query}”的结果"
                + $"（{corrected.TotalParagraphs} 段，在 {corrected.TotalPlans} 份计划里）；加 --uncorrected 仍按原样查找";
        }
        if (answer.CardsAre == PlanCardsAre.AskedFor)
        {
            return $"找到 {answer.TotalPlans} 份计划（共 {answer.TotalParagraphs} 段）";
        }
        if (answer.Wider is { } wider)
        {
            return wider.Sections > 0
                ? $"没有一段同时写到全部检索内容；有 {wider.Plans} 份计划、{wider.Sections} 节写全了（--scope 全文、--scope 章节）"
                : $"没有一段同时写到全部检索内容；有 {wider.Plans} 份计划写全了（--scope 全文）";
        }
        if (answer.TotalParagraphs == 0)
        {
            return "没有一段写全检索内容";
        }
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
        WriteName(found.Plan);
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
        if (UncountedHits.LackOf(hit) is { Length: > 0 } lack)
        {
            page.Write(lack, Tone.Faint, indent: 4);
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
