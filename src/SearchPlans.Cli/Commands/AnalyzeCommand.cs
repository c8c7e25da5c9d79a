using System.CommandLine;
using System.Text;
using System.Text.Json;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Vocabulary;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans analyze</c>: the tokens of a text with their offsets.</summary>
internal static class AnalyzeCommand
{
    // Named as the file, means standard input.
    private const string StandardInput = "-";

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var text = new Argument<string?>("文字") { Description = "要分词的文字", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("--file") { HelpName = "文件", Description = "逐行分这个文件（UTF-8，或带 BOM 的 UTF-16）；- 为标准输入" };
        Option<TextTokenizer> tokenizer = Choices.Option<TextTokenizer>(
            "--tokenizer", "名称", "words（默认：排序所用的词）、bigrams（查找所用的相邻两字）、characters（单字）、smartcn（与 Lucene 的 SmartCn 一致的词）",
            [
                new(TextTokenizer.Words, "words", "words"), new(TextTokenizer.Bigrams, "bigrams", "bigrams"),
                new(TextTokenizer.Characters, "characters", "characters"), new(TextTokenizer.SmartCn, "smartcn", "smartcn"),
            ]);
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("analyze", "显示文字怎样分成词，以及每个词的位置")
        {
            Examples =
            [
                ("searchplans analyze 链上坪山", "一段文字"),
                ("searchplans analyze --file 计划.txt --tokenizer smartcn > 词.tsv", "一个文件，逐行"),
                ("searchplans analyze 链上坪山 --corpus ~/plans", "连同这处语料的 lexicon.txt"),
                ("printf '低空经济\\n' | searchplans analyze --file -", "标准输入"),
            ],
            SuccessMeans = "已分词",
            Notes =
            [
                "words 用自带的词；用 --corpus 或环境变量指明语料时，连同语料的 lexicon.txt 和 synonyms.txt。--index-words package 则是原装的 SmartCn 的词。",
                "每行输入对应一行输出，词与词以制表符分开，各为 词/起/止：[起, 止) 是在该行里的 UTF-16 偏移。",
                "--json 时每行一个 {\"text\":…,\"tokens\":[{\"term\":…,\"start\":…,\"end\":…,\"position\":…}]}。",
            ],
        };
        command.Add(text);
        command.Add(file);
        command.Add(tokenizer);
        command.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(text) is null == result.GetValue(file) is null)
            {
                result.AddError("请给出文字或 --file 文件，二者只能有一个。");
            }
        });
        command.SetAction(parsed =>
        {
            using TextReader input = parsed.GetValue(file) is { } name ? Open(name) : new StringReader(parsed.GetValue(text)!);
            LibrarySettings settings = SettingOptions.Read(parsed);
            var analysis = new TextAnalysis(parsed.GetValue(tokenizer), settings.IsCorpusGiven ? settings.CorpusPath : null,
                settings.Index.Words);
            if (parsed.GetValue(json))
            {
                WriteJson(input, analysis, streams);
            }
            else
            {
                WriteRows(input, analysis, streams.Out);
            }
            return ExitCodes.Success;
        });
        return command;
    }

    private static StreamReader Open(string name)
    {
        try
        {
            return new StreamReader(
                name == StandardInput ? Console.OpenStandardInput() : File.OpenRead(name),
                new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"没有这个文件：{name}");
        }
    }

    private static void WriteRows(TextReader input, TextAnalysis analysis, StreamWriter output)
    {
        while (ReadLine(input) is { } line)
        {
            analysis.Analyze(line);
            for (int token = 0; token < analysis.Count; token++)
            {
                if (token > 0)
                {
                    output.Write('\t');
                }
                output.Write(analysis.Term(token));
                output.Write('/');
                Write(analysis.StartChar(token), output);
                output.Write('/');
                Write(analysis.EndChar(token), output);
            }
            output.Write('\n');
        }
    }

    private static void WriteJson(TextReader input, TextAnalysis analysis, StandardStreams streams)
    {
        Stream output = streams.OutputBytes();
        using var json = new Utf8JsonWriter(output, JsonOutput.Options(indented: false));
        while (ReadLine(input) is { } line)
        {
            analysis.Analyze(line);
            json.WriteStartObject();
            json.WriteString("text", line);
            json.WriteStartArray("tokens");
            for (int token = 0; token < analysis.Count; token++)
            {
                json.WriteStartObject();
                json.WriteString("term", analysis.Term(token));
                json.WriteNumber("start", analysis.StartChar(token));
                json.WriteNumber("end", analysis.EndChar(token));
                json.WriteNumber("position", analysis.Position(token));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            output.Write("\n"u8);
        }
    }

    private static string? ReadLine(TextReader input)
    {
        try
        {
            return input.ReadLine();
        }
        catch (DecoderFallbackException)
        {
            throw new CommandException("输入不是 UTF-8（也没有 UTF-16 的 BOM）。请先转换，如 iconv -f GB18030 -t UTF-8。");
        }
    }

    private static void Write(int number, StreamWriter output)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out int length);
        output.Write(digits[..length]);
    }
}
