using System.CommandLine;
using SearchPlans.Fetching;
using SearchPlans.Index.Embedded;
using SearchPlans.OpenSearch;
using SearchPlans.Vocabulary;

namespace SearchPlans.Cli;

/// <summary>The options of every command that say where the library is and how its index is made; what they leave open the
/// environment says, else <c>appsettings.json</c>, see <see cref="LibrarySettings"/>.</summary>
internal static class SettingOptions
{
    private static readonly Option<string?> _corpus = new("--corpus")
    {
        HelpName = "文件夹",
        Description = "语料文件夹（默认：环境变量 SEARCHPLANS_CORPUS 或 Corpus，再是仓库的 corpus）",
        Recursive = true,
    };

    private static readonly Option<string?> _index = new("--index")
    {
        HelpName = "文件夹",
        Description = "索引文件夹（默认：环境变量 SEARCHPLANS_INDEX 或 Index，再是仓库的 index）",
        Recursive = true,
    };

    private static readonly Option<string?> _codec = Choice<IndexCodec>(
        "--index-codec", "方式", "索引怎样存：block（默认，最快）、lucene46（Java 的 Lucene 4 也能读）；与现有索引不同则重建");

    private static readonly Option<string?> _words = Choice<IndexWords>(
        "--index-words", "分词", "怎样分词：lexicon（默认，SmartCn 加词表）、package（原装的 SmartCn，不用词表，供比较）；与现有索引不同则重建");

    private static readonly Option<string?> _fetchHosts = new("--fetch-hosts")
    {
        HelpName = "主机",
        Description = "收入网址时，内部网络里哪些主机也可以打开，逗号分开（默认：没有，只打开公开的网址）",
        Recursive = true,
    };

    private static readonly Dictionary<string, Option<string?>> _options = new(StringComparer.Ordinal)
    {
        [LibrarySettings.CorpusKey] = _corpus,
        [LibrarySettings.IndexKey] = _index,
        [LibrarySettings.CodecKey] = _codec,
        [LibrarySettings.WordsKey] = _words,
        [FetchOptions.Key] = _fetchHosts,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All => [_corpus, _index, _codec, _words, _fetchHosts];

    /// <summary>The settings that a command line means.</summary>
    /// <exception cref="SettingException">A value isn't one of those allowed, or a file of settings can't be read.</exception>
    public static LibrarySettings Read(ParseResult parsed) => LibrarySettings.Read(Given(parsed));

    // The nearest place first that says something.
    private static Func<string, string?> Given(ParseResult parsed)
    {
        Func<string, string?>[] places =
        [
            key => _options.TryGetValue(key, out Option<string?>? option) ? parsed.GetValue(option) : null,
            key => Environment.GetEnvironmentVariable(LibrarySettings.VariablePrefix + LibrarySettings.VariableOf(key).ToUpperInvariant()),
            key => Environment.GetEnvironmentVariable(LibrarySettings.VariableOf(key)),
            SettingFile.Read(Directory.GetCurrentDirectory()).GetValueOrDefault,
            SettingFile.Read(AppContext.BaseDirectory).GetValueOrDefault,
        ];
        return key => places.Select(place => place(key)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
    }

    /// <summary>Opens the library that a command line means.</summary>
    /// <inheritdoc cref="Read"/>
    public static PlanLibrary Open(ParseResult parsed)
    {
        Func<string, string?> given = Given(parsed);
        var settings = LibrarySettings.Read(given);
        return OpenSearchSettings.Open(settings, settings.Index, OpenSearchSettings.Read(given));
    }

    /// <summary>Opens the library of a command line with its index in the folder, and with its index on the cluster, whichever it uses
    /// now.</summary>
    /// <exception cref="SettingException">No cluster is named.</exception>
    /// <inheritdoc cref="Read"/>
    public static (PlanLibrary Folder, PlanLibrary Cluster) OpenBoth(ParseResult parsed)
    {
        Func<string, string?> given = Given(parsed);
        var settings = LibrarySettings.Read(given);
        OpenSearchOptions cluster = OpenSearchSettings.Read(given)
            ?? throw new SettingException($"没有写集群在哪里，请设 {OpenSearchSettings.AddressKey}。");
        return (OpenSearchSettings.Open(settings, settings.Index, null), OpenSearchSettings.Open(settings, settings.Index, cluster));
    }

    private static Option<string?> Choice<T>(string name, string helpName, string description) where T : struct, Enum
    {
        var option = new Option<string?>(name)
        {
            HelpName = helpName,
            Description = description,
            Recursive = true,
            CustomParser = result =>
            {
                string given = result.Tokens[^1].Value;
                if (LibrarySettings.Parse<T>(given) is null)
                {
                    result.AddError($"选项 {name} 不认识“{given}”。{LibrarySettings.Allowed<T>()}");
                }
                return given;
            },
        };
        option.CompletionSources.Add(_ => LibrarySettings.NamesOf<T>().Select(n => new System.CommandLine.Completions.CompletionItem(n)));
        return option;
    }
}
