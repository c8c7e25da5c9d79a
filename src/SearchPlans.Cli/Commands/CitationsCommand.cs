using System.CommandLine;
using SearchPlans.Citing;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans citations</c>: what a plan names and what names it, or what is named most and isn't here.</summary>
internal static class CitationsCommand
{
    private const string TooCostly = "提到它的文件太多，没有在限时内查完，因此不列。";

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var name = new Argument<string?>("计划")
        {
            Description = "id、文件，或只有这一份才有的一部分标题；省略则列出提到最多而未收录的文件",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("citations", "一份计划提到哪些文件，哪些计划提到它")
        {
            Examples =
            [
                ("searchplans citations 坪山区2024年", "这份计划提到的和提到它的"),
                ("searchplans citations", "各份计划提到最多而未收录的文件"),
                ("searchplans citations pingshan-2024-plan.txt --json", "给程序用"),
            ],
            SuccessMeans = "有提到的",
            NegativeMeans = "没有这份计划，或没有提到什么",
            Notes = ["是哪一份不能断定的不算；新添加的文件随即对得上，不必重建索引。", "--json 与网页接口 /api/plans/{id}/citations 和 /api/cited 的形状相同。"],
        };
        command.Add(name);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            bool asJson = parsed.GetValue(json);
            return parsed.GetValue(name) is { } plan
                ? await OfPlanAsync(library, await LibraryAccess.FindPlanAsync(library, plan, cancellation), asJson, streams, cancellation)
                : await MissingAsync(library, asJson, streams, cancellation);
        });
        return command;
    }

    private static async Task<int> OfPlanAsync(
        PlanLibrary library, PlanSummary plan, bool json, StandardStreams streams, CancellationToken cancellation)
    {
        PlanCitations citations = await library.CitationsAsync(plan.Id, cancellation)
            ?? throw new CommandException($"计划 {plan.Id} 刚刚被移除。", ExitCodes.Negative);
        if (citations.IsTooCostly)
        {
            throw new CommandException(TooCostly);
        }
        if (json)
        {
            JsonOutput.Write(streams, CitationResponse.From(citations));
        }
        else
        {
            var page = PageWriter.For(streams);
            page.Write(plan.DisplayTitle(), Tone.Title);
            WriteCited(page, citations);
            WriteCiting(page, citations);
        }
        return citations.Cited.Count + citations.Citing.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static async Task<int> MissingAsync(PlanLibrary library, bool json, StandardStreams streams, CancellationToken cancellation)
    {
        MissingDocuments missing = await library.MissingDocumentsAsync(cancellation);
        if (missing.IsTooCostly)
        {
            throw new CommandException(TooCostly);
        }
        if (json)
        {
            JsonOutput.Write(streams, MissingResponse.From(missing));
        }
        else
        {
            var page = PageWriter.For(streams);
            foreach (MissingDocument document in missing.Documents)
            {
                page.Write(new StyledLine().Add($"{document.Plans,4} 份提到  ", Tone.Faint).Add(document.Name));
            }
        }
        return missing.Documents.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static void WriteCited(PageWriter page, PlanCitations citations)
    {
        foreach (CitedDocument cited in citations.Cited.Where(c => !c.IsSelf).OrderBy(c => c.Plan is null))
        {
            page.WriteBreak();
            string known = cited.Plan is { } plan ? $"提到：{plan.DisplayTitle()}（{plan.Id}）"
                : $"提到：{cited.Name}（{(cited.IsAmbiguous ? "有几份，不能断定" : "未收录")}）";
            page.Write(known, Tone.Heading);
            Write(page, cited.Mentions);
        }
    }

    private static void WriteCiting(PageWriter page, PlanCitations citations)
    {
        foreach (CitingPlan citing in citations.Citing)
        {
            page.WriteBreak();
            page.Write($"被提到：{citing.Plan.DisplayTitle()}（{citing.Plan.Id}）", Tone.Heading);
            Write(page, citing.Mentions);
        }
    }

    private static void Write(PageWriter page, IReadOnlyList<CitationMention> mentions)
    {
        foreach (CitationMention mention in mentions)
        {
            page.Write(mention.Sentence, indent: 2);
        }
    }
}
