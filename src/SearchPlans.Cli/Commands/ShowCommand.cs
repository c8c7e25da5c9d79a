using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans show</c>: a whole plan with its outline.</summary>
internal static class ShowCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var name = new Argument<string>("计划") { Description = "id、文件，或只有这一份才有的一部分标题" };
        var query = new Option<string>("--query") { HelpName = "检索词", Description = "标出这些词", DefaultValueFactory = _ => "" };
        var outline = new Option<bool>("--outline") { Description = "只要提纲" };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("show", "显示一份计划：提纲和全文")
        {
            Examples =
            [
                ("searchplans show 坪山区2024年", "用标题的一部分"),
                ("searchplans show pingshan-2024-plan.txt --outline", "用文件名，只要提纲"),
                ("searchplans show 坪山区2024年 --query 低空经济 | less", "标出检索词"),
            ],
            SuccessMeans = "已显示",
            NegativeMeans = "没有这份计划，或名称可以指几份（都列在标准错误上）",
            Notes =
            [
                "元数据各项之后注明从何得知；可疑之处是编号缺失、重复、失序，文字未作改动。",
                "行首的 ┊ 表示原文件里在计划前后、不属于计划的文字。",
            ],
        };
        command.Add(name);
        command.Add(query);
        command.Add(outline);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            PlanSummary plan = await LibraryAccess.FindPlanAsync(library, parsed.GetRequiredValue(name), cancellation);
            PlanPage page = await library.ReadAsync(plan.Id, parsed.GetRequiredValue(query), cancellation: cancellation)
                ?? throw new CommandException($"计划 {plan.Id} 刚刚被移除。", ExitCodes.Negative);
            bool outlineOnly = parsed.GetValue(outline);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, PlanResponse.From(page, outlineOnly));
            }
            else
            {
                Write(page, outlineOnly, PageWriter.For(streams));
            }
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Writes a plan's title, what is known of it and how, and its size.</summary>
    public static void WriteHead(PlanPage plan, PageWriter page)
    {
        PlanSummary summary = plan.Summary;
        page.Write(summary.DisplayTitle(), Tone.Title);
        WriteMetadata(summary.Metadata, plan.Origins, summary.RegionPath, page);
        page.Write($"{summary.Paragraphs} 段，{summary.Characters} 字 · {summary.File} · {summary.Id}", Tone.Faint);
    }

    private static void Write(PlanPage plan, bool outlineOnly, PageWriter page)
    {
        WriteHead(plan, page);
        if (plan.Notices.Count > 0)
        {
            page.WriteBreak();
            page.Write("可疑之处", Tone.Title);
            foreach (PlanPageNotice notice in plan.Notices)
            {
                page.Write(notice.Text, indent: 2);
            }
        }
        page.WriteBreak();
        page.Write("提纲", Tone.Title);
        foreach (PlanSection section in plan.Sections)
        {
            page.Write(section.Heading, Tone.Heading, indent: section.Level * 2);
        }
        if (plan.Sections.Count == 0)
        {
            page.Write("（没有分节）", Tone.Faint, indent: 2);
        }
        if (outlineOnly)
        {
            return;
        }
        page.WriteBreak();
        page.Write("全文", Tone.Title);
        // What front matter says is in the lines above.
        new PlanTextPage(page).Write([.. plan.Units.Where(u => !u.IsFrontMatter)]);
    }

    private static void WriteMetadata(PlanMetadata known, PlanMetadataOrigins origins, string region, PageWriter page)
    {
        Field("地区", region.Replace('/', ' '), origins.Place, UnknownFields.Place);
        Field("年份", known.Year > 0 ? $"{known.Year}" : "", origins.Year, UnknownFields.Year);
        Field("回顾年份", known.ReviewedYear > 0 ? $"{known.ReviewedYear}" : "", origins.ReviewedYear, UnknownFields.ReviewedYear);
        Field("文种", known.Type, origins.Type, UnknownFields.Type);
        Field("发布机关", known.Issuer, origins.Issuer, UnknownFields.Issuer);
        Field("文号", known.Number, origins.Number, UnknownFields.Number);
        Field("成文日期", PlanLabels.Day(known.SignedOn), origins.SignedOn, UnknownFields.SignedOn);
        Field("发布日期", PlanLabels.Day(known.Published), origins.Published, UnknownFields.Published);
        Field("来源", known.Source, origins.Source, UnknownFields.Source);
        if (known.Recognition is { } recognition)
        {
            page.Write(recognition.Told(), Tone.Faint);
        }

        void Field(string name, string value, MetadataOrigin origin, UnknownFields field)
        {
            if (known.Unknown.HasFlag(field))
            {
                value = UnknownWord.Text;
            }
            if (value.Length == 0)
            {
                return;
            }
            string origins = PlanLabels.NameOf(origin) is { Length: > 0 } how ? $"（{how}）" : "";
            page.Write(new StyledLine().Add($"{name}：", Tone.Faint).Add(value).Add(origins, Tone.Faint));
        }
    }
}
