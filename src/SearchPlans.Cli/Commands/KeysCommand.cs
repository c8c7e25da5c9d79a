using System.CommandLine;
using System.Text.Json;
using SearchPlans.Access;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.History;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans keys</c>: makes, lists and revokes the keys that the web pages and the API ask for.</summary>
internal sealed class KeysCommand
{
    private static readonly Choice<AccessRole>[] _roles =
    [
        new(AccessRole.Editor, "editor", "编辑"),
        new(AccessRole.Reader, "reader", "读者"),
    ];

    private readonly StandardStreams _streams;
    private readonly Option<string?> _new = new("--new") { HelpName = "姓名", Description = "发放一把新密钥，写明给谁；密钥只显示这一次" };
    private readonly Option<AccessRole> _role = Choices.Option("--role", "身份",
        "新密钥可以做什么：编辑 editor（默认，检索、阅读、添加、更正）、读者 reader（检索、阅读）", _roles);
    private readonly Option<string?> _revoke = new("--revoke") { HelpName = "编号", Description = "撤销一把密钥；正在运行的服务随即不再认它" };
    private readonly Option<bool> _json = CommonOptions.Json();

    private KeysCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new KeysCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("keys", "发放、列出、撤销网页和接口的密钥")
        {
            Examples =
            [
                ("searchplans keys", "列出全部密钥，撤销了的也在内"),
                ("searchplans keys --new 张三", "给张三一把可以编辑的密钥"),
                ("searchplans keys --new 查阅室 --role reader", "一把只能检索和阅读的密钥"),
                ("searchplans keys --revoke 3kf9m2qa", "撤销一把密钥"),
            ],
            SuccessMeans = "已发放、已列出或已撤销",
            NegativeMeans = "一把密钥也没有，或没有这个编号",
            Notes =
            [
                "密钥只印出一次，到处都不保存；语料的 .searchplans/keys.json 里只有它加盐的散列值。谁在何时写了什么，记在同一文件夹的 writes.jsonl 里。",
                "一把一行，以制表符分开：编号、身份、姓名、发放时间、撤销时间。",
                "有了可以编辑的密钥，服务下次启动时就不再给出一次性的登录网址和令牌。服务以别的用户运行的，请以那个用户运行本命令，否则它读不了密钥文件。",
            ],
        };
        foreach (Option option in (Option[])[_new, _role, _revoke, _json])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction((parsed, _) => Task.FromResult(Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string corpus = SettingOptions.Read(parsed).CorpusPath;
        if (!Directory.Exists(corpus))
        {
            throw new CommandException($"语料文件夹不存在：{corpus}。请用 --corpus 指明。");
        }
        if (parsed.GetValue(_new) is not null && parsed.GetValue(_revoke) is not null)
        {
            throw new CommandException("选项 --new 和 --revoke 只能用一个。");
        }
        var keys = new AccessKeys(corpus);
        try
        {
            return parsed.GetValue(_new) is { } name ? Make(keys, corpus, name, parsed)
                : parsed.GetValue(_revoke) is { } id ? Revoke(keys, corpus, id.Trim())
                : List(keys.All(), parsed.GetValue(_json));
        }
        catch (InvalidDataException e)
        {
            throw new CommandException($"{e.Message}（{keys.FullPath}）");
        }
    }

    private int Make(AccessKeys keys, string corpus, string name, ParseResult parsed)
    {
        AccessKey key;
        string text;
        try
        {
            (key, text) = keys.Make(name, parsed.GetValue(_role), DateTimeOffset.UtcNow);
        }
        catch (ArgumentException)
        {
            throw new CommandException($"选项 --new 应为一行姓名，1 到 {AccessKeys.MaxNameChars} 个字。");
        }
        new WriteLog(corpus).Append(new LogEntry(key.Made, CommandLineWriter.Current, WriteAction.KeyMade, key.Id, key.Name));
        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(_streams, json =>
            {
                json.WriteStartObject();
                Write(json, key);
                json.WriteString("key", text);
                json.WriteEndObject();
            });
            return ExitCodes.Success;
        }
        _streams.Out.WriteLine(text);
        _streams.Flush();
        _streams.Error.WriteLine($"已给{key.Name}发放密钥 {key.Id}（{LabelOf(key.Role)}）。它只显示这一次，请现在抄下或转交。");
        return ExitCodes.Success;
    }

    private int Revoke(AccessKeys keys, string corpus, string id)
    {
        if (keys.All().All(k => k.Id != id) || keys.Revoke(id, DateTimeOffset.UtcNow) is not { } key)
        {
            throw new CommandException($"没有编号为“{id}”的密钥。searchplans keys 列出全部。", ExitCodes.Negative);
        }
        new WriteLog(corpus).Append(
            new LogEntry(DateTimeOffset.UtcNow, CommandLineWriter.Current, WriteAction.KeyRevoked, key.Id, key.Name));
        _streams.Error.WriteLine($"已撤销{key.Name}的密钥 {key.Id}。");
        return ExitCodes.Success;
    }

    private int List(IReadOnlyList<AccessKey> keys, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(_streams, json =>
            {
                json.WriteStartArray();
                foreach (AccessKey key in keys)
                {
                    json.WriteStartObject();
                    Write(json, key);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            });
        }
        else
        {
            foreach (AccessKey key in keys)
            {
                _streams.Out.WriteLine(string.Join('\t', key.Id, LabelOf(key.Role), key.Name, Day(key.Made), Day(key.Revoked)));
            }
        }
        if (keys.Count > 0)
        {
            return ExitCodes.Success;
        }
        _streams.Error.WriteLine("还没有发放过密钥。searchplans keys --new 姓名 发放一把。");
        return ExitCodes.Negative;
    }

    private static void Write(Utf8JsonWriter json, AccessKey key)
    {
        json.WriteString("id", key.Id);
        json.WriteString("role", Array.Find(_roles, r => r.Value == key.Role)!.Name);
        json.WriteString("name", key.Name);
        json.WriteString("made", key.Made);
        if (key.Revoked is { } revoked)
        {
            json.WriteString("revoked", revoked);
        }
    }

    private static string LabelOf(AccessRole role) => Array.Find(_roles, r => r.Value == role)?.Label ?? "";

    private static string Day(DateTimeOffset? time) => time is { } at ? PlanLabels.Day(DateOnly.FromDateTime(at.LocalDateTime)) : "";
}
