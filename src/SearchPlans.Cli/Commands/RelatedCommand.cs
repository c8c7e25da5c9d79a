using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Querying;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans related</c>: words that go with a query.</summary>
internal static class RelatedCommand
{
    private const int DefaultLimit = 10, MaxLimit = 100;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var query = new Argument<string[]>("检索词") { Description = "同 search", Arity = ArgumentArity.OneOrMore };
        Option<int> limit = CommonOptions.Number("--limit", $"最多几个词（默认 {DefaultLimit}，最多 {MaxLimit}）", DefaultLimit, MaxLimit);
        Option<bool> json = CommonOptions.Json();
        var command = new DocumentedCommand("related", "常与检索词同段出现的词")
        {
            Examples =
            [
                ("searchplans related 低空经济", "谈低空经济时还谈什么"),
                ("searchplans related 养老服务 地区:广东省 年份>=2023 --limit 20", "限定地区和年份"),
            ],
            SuccessMeans = "有相关的词",
            NegativeMeans = "没有相关的词",
            Notes = ["一个一行，越能区别于其他段落的越靠前；词表里相关的说法在后。取最相关的一些段落，与整个语料相比（对数似然比）。"],
        };
        command.Add(query);
        command.Add(limit);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            var request = new SearchRequest { Query = string.Join(' ', parsed.GetRequiredValue(query)), Size = 1 };
            IReadOnlyList<string> words = await library.RelatedWordsAsync(request, parsed.GetValue(limit), cancellation);
            RelatedResponse response = RelatedResponse.From(await library.SearchAsync(request, cancellation), words);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, response);
            }
            else
            {
                foreach (string word in response.Words.Union(response.Related))
                {
                    streams.WriteLine(word);
                }
            }
            return response.Words.Count + response.Related.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
        });
        return command;
    }
}
