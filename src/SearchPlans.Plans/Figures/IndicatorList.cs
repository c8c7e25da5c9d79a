using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using SearchPlans.Text.Characters;

namespace SearchPlans.Plans.Figures;

/// <summary>A line of a user's list of indicators that isn't used.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">The line.</param>
/// <param name="Reason">What is wrong and what to do, in Chinese, for the user.</param>
public sealed record IndicatorProblem(int Line, string Text, string Reason);

/// <summary>
/// The indicators that are known by name: those that ship with the program and a user's. Immutable.
/// </summary>
/// <remarks>
/// <code>
/// file = { line "\n" }
/// line = [ name group measure direction { synonym } | name "+" synonym { synonym } ] [ "#" comment ]
/// </code>
/// Words are separated by white space and hold none. The second form adds synonyms to an indicator that is known already. A user's line
/// for a name that ships replaces its group, measure and direction and adds to its synonyms; a synonym that two bear is the user's. Names
/// are compared as <see cref="Find"/> says, so 全市, GDP for 生产总值 and their like need no synonyms of their own.
/// </remarks>
public sealed class IndicatorList
{
    /// <summary>Longest file that is read, in characters.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Most indicators.</summary>
    public const int MaxIndicators = 5000;

    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 40;

    private const int MaxProblems = 100;
    private const string Resource = "indicators.txt";

    private static readonly char[] _separators = [' ', '\t', '\u3000', '\r', '\u00A0'];

    private static readonly FrozenDictionary<string, IndicatorMeasure> _measures = new Dictionary<string, IndicatorMeasure>
    {
        ["金额"] = IndicatorMeasure.Money,
        ["比率"] = IndicatorMeasure.Rate,
        ["人数"] = IndicatorMeasure.People,
        ["质量"] = IndicatorMeasure.Mass,
        ["面积"] = IndicatorMeasure.Area,
        ["体积"] = IndicatorMeasure.Volume,
        ["长度"] = IndicatorMeasure.Length,
        ["能量"] = IndicatorMeasure.Energy,
        ["时间"] = IndicatorMeasure.Time,
        ["浓度"] = IndicatorMeasure.Concentration,
        ["指数"] = IndicatorMeasure.Index,
        ["数量"] = IndicatorMeasure.Count,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Lazy<IndicatorList> _shipped = new(() => new IndicatorList(null));

    private readonly List<Indicator> _all = [];
    private readonly List<IndicatorProblem> _problems = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, int> _byKey;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _names;

    private IndicatorList(string? userText)
    {
        string shipped = ReadShipped();
        var keys = new Dictionary<string, (int Indicator, bool IsUsers)>(StringComparer.Ordinal);
        Read(shipped, isUsers: false, keys);
        if (userText is not null)
        {
            Read(userText, isUsers: true, keys);
        }
        _byKey = keys.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Indicator, StringComparer.Ordinal);
        _names = _all.SelectMany(indicator => indicator.Synonyms.Prepend(indicator.Name)).Select(CharacterFolding.Fold)
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shipped + '\f' + userText)))[..16];
    }

    /// <summary>The groups that indicators belong to, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Groups { get; } =
        ["综合", "产业", "投资", "消费", "财政", "开放", "民生", "就业", "物价", "创新", "绿色", "人口", "教育", "医疗", "住房", "交通", "农业"];

    /// <summary>Those that ship.</summary>
    public static IndicatorList Shipped => _shipped.Value;

    /// <summary>All indicators, in the order of the files.</summary>
    public IReadOnlyList<Indicator> All => _all;

    /// <summary>Lines of the user's text that aren't used, at most 100.</summary>
    public IReadOnlyList<IndicatorProblem> Problems => _problems;

    /// <summary>Names what the list holds; another for every change of it.</summary>
    public string Identity { get; }

    /// <summary>Those that ship and a user's.</summary>
    /// <param name="userText">The text of the user's file, or null.</param>
    public static IndicatorList With(string? userText) => string.IsNullOrWhiteSpace(userText) ? Shipped : new IndicatorList(userText);

    /// <summary>
    /// The indicator that goes by a name: its canonical name or a synonym of it, whatever the width and case of its letters, with 的 and
    /// white space or without, with 全市, 全年 and their like before it, and 总额, 数量 and their like behind it.
    /// </summary>
    /// <returns>The indicator, or null where the list has none of this name.</returns>
    public Indicator? Find(ReadOnlySpan<char> name)
    {
        string key = IndicatorNames.Key(name);
        if (_byKey.TryGetValue(key, out int found))
        {
            return _all[found];
        }
        foreach (string looser in IndicatorNames.Looser(key))
        {
            if (_byKey.TryGetValue(looser, out found))
            {
                return _all[found];
            }
        }
        return null;
    }

    /// <summary>Whether a name is one of the list as it stands, without what <see cref="Find"/> passes over.</summary>
    internal bool Knows(ReadOnlySpan<char> name) => _names.Contains(name);

    /// <summary>The indicator whose name is the longest that a text begins with, and how much of the text that name is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters the name takes; 0 where the text begins with none.</param>
    internal Indicator? FindAtStart(ReadOnlySpan<char> text, out int length)
    {
        const int MaxChars = 26;
        text = text[..Math.Min(text.Length, MaxChars)];
        string key = IndicatorNames.Key(text);
        var lookup = _byKey.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int known = key.Length; known >= 2; known--)
        {
            if (!lookup.TryGetValue(key.AsSpan(0, known), out int found))
            {
                continue;
            }
            for (length = 2; length <= text.Length; length++)
            {
                if (IndicatorNames.Key(text[..length]).AsSpan().SequenceEqual(key.AsSpan(0, known)))
                {
                    return _all[found];
                }
            }
        }
        length = 0;
        return null;
    }

    private static string ReadShipped()
    {
        using Stream stream = typeof(IndicatorList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded list {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Read(string text, bool isUsers, Dictionary<string, (int Indicator, bool IsUsers)> keys)
    {
        if (text.Length > MaxLength)
        {
            AddProblem(1, "", $"文件超过 {MaxLength} 字，没有读取。请删去不用的行。");
            return;
        }
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = lines[i].Split('#')[0].Trim('\uFEFF').Split(_separators, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && ReadLine(words, isUsers, keys) is { } reason)
            {
                AddProblem(i + 1, lines[i].Trim(), reason);
            }
        }
    }

    private string? ReadLine(string[] words, bool isUsers, Dictionary<string, (int Indicator, bool IsUsers)> keys)
    {
        if (Array.Find(words, word => word.Length > MaxNameLength) is { } tooLong)
        {
            return $"“{tooLong[..MaxNameLength]}…”太长：名称最多 {MaxNameLength} 字。";
        }
        bool isKnown = _byName.TryGetValue(words[0], out int at);
        if (words.Length > 1 && words[1] is "+" or "＋")
        {
            if (!isKnown)
            {
                return $"没有名为“{words[0]}”的指标，不能给它加别名。请先写全：{words[0]} 类别 单位 方向 别名。";
            }
            if (words.Length == 2)
            {
                return "“+”后面没有别名。请写上别名，或删去这一行。";
            }
            return AddSynonyms(at, words.AsSpan(2), isUsers, keys);
        }
        if (words.Length < 4)
        {
            return "要写四项以上：名称 类别 单位 方向 [别名 …]，以空格分开；只加别名的写：名称 + 别名。";
        }
        if (!Groups.Contains(words[1]))
        {
            return $"不认识的类别“{words[1]}”。可用：{string.Join('、', Groups)}。";
        }
        if (!_measures.TryGetValue(words[2], out IndicatorMeasure measure))
        {
            return $"不认识的单位“{words[2]}”。可用：{string.Join('、', _measures.Keys.Order(StringComparer.Ordinal))}。";
        }
        if (words[3] is not ("升" or "降" or "中"))
        {
            return $"不认识的方向“{words[3]}”。可用：升（越高越好）、降（越低越好）、中。";
        }
        IndicatorDirection direction = words[3] switch
        {
            "升" => IndicatorDirection.More,
            "降" => IndicatorDirection.Less,
            _ => IndicatorDirection.Neutral,
        };
        if (isKnown)
        {
            _all[at] = _all[at] with { Group = words[1], Measure = measure, Direction = direction };
        }
        else if (_all.Count == MaxIndicators)
        {
            return $"指标已有 {MaxIndicators} 个，不能再加。";
        }
        else
        {
            at = _all.Count;
            _byName.Add(words[0], at);
            _all.Add(new Indicator(words[0], words[1], measure, direction, []));
        }
        return Claim(words[0], at, isUsers, keys) ?? AddSynonyms(at, words.AsSpan(4), isUsers, keys);
    }

    private string? AddSynonyms(
        int at, ReadOnlySpan<string> synonyms, bool isUsers, Dictionary<string, (int Indicator, bool IsUsers)> keys)
    {
        var all = new List<string>(_all[at].Synonyms);
        string? problem = null;
        foreach (string synonym in synonyms)
        {
            if (Claim(synonym, at, isUsers, keys) is { } reason)
            {
                problem ??= reason;
            }
            else if (synonym != _all[at].Name && !all.Contains(synonym))
            {
                all.Add(synonym);
            }
        }
        _all[at] = _all[at] with { Synonyms = all };
        return problem;
    }

    // A name that two bear is the first one's, and a user's before one that ships.
    private string? Claim(string name, int at, bool isUsers, Dictionary<string, (int Indicator, bool IsUsers)> keys)
    {
        string key = IndicatorNames.Key(name);
        if (key.Length == 0)
        {
            return $"“{name}”不成名称。";
        }
        if (keys.TryGetValue(key, out (int Indicator, bool IsUsers) owner) && owner.Indicator != at && owner.IsUsers == isUsers)
        {
            return $"“{name}”已经是“{_all[owner.Indicator].Name}”的名称，这里没有用它。请删去其中一处。";
        }
        if (owner.Indicator != at && keys.ContainsKey(key))
        {
            Indicator former = _all[owner.Indicator];
            _all[owner.Indicator] = former with { Synonyms = [.. former.Synonyms.Where(s => IndicatorNames.Key(s) != key)] };
        }
        keys[key] = (at, isUsers);
        return null;
    }

    private void AddProblem(int line, string text, string reason)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new IndicatorProblem(line, text, reason));
        }
    }
}
