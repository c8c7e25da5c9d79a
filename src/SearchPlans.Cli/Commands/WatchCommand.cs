using System.CommandLine;
using System.Text.Json;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Feeds;
using SearchPlans.Querying;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans watch</c>: what came in of saved searches since the last run, for cron.</summary>
internal sealed class WatchCommand
{
    private readonly StandardStreams _streams;

    private readonly Argument<string[]> _names = new("名称")
    {
        Description = "只看这些保存的检索（语料文件夹的 searches.txt）；不写则全部",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _query = new("--query")
    {
        HelpName = "检索",
        Description = "看这个检索，不必保存：检索词，或检索页的地址；可以多次",
    };

    private readonly Option<string?> _state = new("--state")
    {
        HelpName = "文件",
        Description = "记着上次看到哪里的文件（默认：索引文件夹旁的 .index.watch.json，随索引文件夹的名称）",
    };

    private readonly Option<bool> _json = CommonOptions.Json();

    private WatchCommand(StandardStreams streams) => _streams = streams;

    private sealed record Watched(string Key, string Name, SearchRequest Request);

    private sealed record Told(Watched Search, SearchNews News, bool IsFirst);

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new WatchCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("watch", "保存的检索自上次以来有没有新入库的结果，供定时任务用")
        {
            Examples =
            [
                ("searchplans watch", "看全部保存的检索"),
                ("searchplans watch --query 低空经济 --state ~/低空.json --json", "看一个没有保存的检索，输出 JSON"),
                ("searchplans watch > 新的.txt; [ $? -eq 3 ] && mail -s 新文件 me@example.cn < 新的.txt", "有新的才寄信"),
            ],
            SuccessMeans = "没有新的结果",
            NewsMeans = "有新的结果，列在标准输出上",
            Notes =
            [
                "每个检索第一次看时，从那时算起，不报已有的。出错时，看过的照样报出并记下，没看成的下次再看。",
                "入库的时间以语料的记录为准：重建索引、复制语料、恢复删除的文件都不算新；换成新版的文件只报旧版里没有的段落。",
                "先用 index 或运行着的服务使索引与语料一致，watch 自己不同步。",
            ],
        };
        command.Add(_names);
        foreach (Option option in (ReadOnlySpan<Option>)[_query, _state, _json])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        List<string> errors = [];
        IReadOnlyList<Watched> searches = Searches(parsed, library, errors);
        var state = new WatchState(parsed.GetValue(_state) ?? WatchState.PathBeside(library.IndexPath));
        state.Read();
        List<Told> told = [];
        foreach (Watched search in searches)
        {
            DateTimeOffset? since = state.TimeOf(search.Key);
            DateTimeOffset from = since ?? (await library.Feeds.StateAsync(cancellation)).Newest;
            SearchNews news = await library.Feeds.NewsAsync(search.Request, from, cancellation);
            if (news.Count.IsTooCostly)
            {
                errors.Add($"“{search.Name}”没有在限时内数完，下次再看。请用更具体的词，或缩小范围。");
                continue;
            }
            told.Add(new Told(search, news, since is null));
            state.Keep(search.Key, news.Newest);
        }
        Write(parsed, told);
        // What was told can be read before it counts as told.
        _streams.Flush();
        state.Write();
        errors.ForEach(_streams.WriteError);
        return errors.Count > 0 ? ExitCodes.Error : told.Exists(t => t.News.Count.Hits > 0) ? ExitCodes.News : ExitCodes.Success;
    }

    private List<Watched> Searches(ParseResult parsed, PlanLibrary library, List<string> errors)
    {
        string[] names = parsed.GetValue(_names) ?? [], queries = parsed.GetValue(_query) ?? [];
        List<Watched> searches = [];
        foreach (string query in queries)
        {
            string wrong = "";
            SearchRequest? request = SearchAddress.Is(query)
                ? SearchAddress.Parse(query, out wrong)
                : new SearchRequest { Query = query };
            searches.Add(request is null || string.IsNullOrWhiteSpace(request.Query)
                ? throw new CommandException($"选项 --query 的值“{query}”不能用：{(wrong.Length > 0 ? wrong : "没有检索词")}。")
                : new Watched("query " + SearchAddress.Of(request), query, request));
        }
        if (names.Length == 0 && queries.Length > 0)
        {
            return searches;
        }
        SavedSearchList saved = library.Searches.Read();
        errors.AddRange(saved.Problems.Select(p => p.Told));
        foreach (string name in names.Where(n => saved.Find(n) is null))
        {
            throw new CommandException(saved.Searches.Count == 0
                ? $"没有名为“{name}”的检索：{library.Searches.FullPath} 里还没有。"
                : $"没有名为“{name}”的检索。有：{string.Join('、', saved.Searches.Select(s => s.Name).Take(20))}。");
        }
        searches.AddRange(saved.Searches.Where(s => names.Length == 0 || names.Contains(s.Name))
            .Select(s => new Watched($"{s.Name} {SearchAddress.Of(s.Request)}", s.Name, s.Request)));
        return searches.Count > 0 || errors.Count > 0
            ? searches
            : throw new CommandException($"还没有保存的检索：请写进 {library.Searches.FullPath}（一行一个：名称 = 检索词），或用 --query。");
    }

    private void Write(ParseResult parsed, List<Told> told)
    {
        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(_streams, writer => WriteJson(writer, told));
            return;
        }
        foreach (Told one in told.Where(t => t.News.Count.Hits > 0))
        {
            _streams.Out.WriteLine(string.Join('\t', ((string[])
                [one.Search.Name, $"{one.News.Count.Hits}", $"{one.News.Count.Plans}"]).Select(PlanLabels.OneCell)));
            foreach (NewsResponseEntry entry in one.News.Entries.Select(NewsResponseEntry.From))
            {
                _streams.Out.WriteLine(string.Join('\t', ((string[])["", entry.Title, entry.Url, entry.Text]).Select(PlanLabels.OneCell)));
            }
        }
        foreach (Told one in told.Where(t => t.IsFirst))
        {
            _streams.WriteNote($"“{one.Search.Name}”从现在起算。");
        }
    }

    private static void WriteJson(Utf8JsonWriter json, List<Told> told)
    {
        json.WriteStartArray();
        foreach (Told one in told)
        {
            json.WriteStartObject();
            json.WriteString("name", one.Search.Name);
            json.WriteString("query", one.Search.Request.Query);
            json.WriteString("search", SearchAddress.Of(one.Search.Request));
            json.WritePropertyName("news");
            ResponseJson.Write(json, NewsResponse.From(one.News));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
