using SearchPlans.Text.Characters;

namespace SearchPlans.Vocabulary;

/// <summary>
/// Words of plans that mean the same (规上, 规模以上) and such as belong together (双碳, 碳达峰). Matching is of whole
/// expressions, folded, so GDP is gdp and ＧＤＰ. Immutable.
/// </summary>
/// <remarks>
/// <code>
/// file  = { line "\n" }
/// line  = [ relation expression expression { expression } ] [ "#" comment ]
/// relation = "=" (the same: a search for one is always right to search the others)
///          | "&gt;" (a search for the first searches the others along, not the other way round: the characters of 高职 stand in 提高职工)
///          | "~" (related: only offered)
/// </code>
/// Expressions are separated by white space and hold none. Lines of "=" that share an expression are one group; lines of "~"
/// are not: what 甲 is related to is on the lines that name it. A user's lines add to those that ship; expressions that
/// they call related are no longer the same.
/// </remarks>
public sealed class Synonyms
{
    /// <summary>Longest file that is read, in characters.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Most expressions of a line.</summary>
    public const int MaxExpressions = 50;

    private static readonly char[] _separators = [' ', '\t', '\u3000', '\r'];

    // By folded expression: its group in the order of the files, as written there.
    private readonly Dictionary<string, List<string>> _same = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _along = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _related = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _told = [];
    private readonly List<VocabularyProblem> _problems = [];

    private Synonyms(string? userText)
    {
        // What a user calls related has to be known before anything is called the same.
        if (userText is not null)
        {
            Read(userText, isUsers: true);
        }
        Read(VocabularyFile.Read("synonyms.txt"), isUsers: false);
    }

    /// <summary>Those that ship.</summary>
    public static Synonyms Shipped { get; } = new(null);

    /// <summary>Lines of the user's text that aren't used.</summary>
    public IReadOnlyList<VocabularyProblem> Problems => _problems;

    /// <summary>Those that ship and a user's.</summary>
    public static Synonyms With(string? userText) => string.IsNullOrWhiteSpace(userText) ? Shipped : new Synonyms(userText);

    /// <summary>Other expressions for the same; none for what isn't known. Searching them along is right.</summary>
    public IReadOnlyList<string> Same(string expression)
    {
        string key = CharacterFolding.Fold(expression.Trim());
        return
        [
            .. _same.GetValueOrDefault(key, []).Concat(_along.GetValueOrDefault(key, []))
                .DistinctBy(CharacterFolding.Fold)
                .Where(e => CharacterFolding.Fold(e) is { } other && other != key && !_told.Contains((key, other))),
        ];
    }

    /// <summary>Expressions that may be of interest too, none of <see cref="Same"/> among them. An expression shares those of
    /// what is the same.</summary>
    public IReadOnlyList<string> Related(string expression)
    {
        IReadOnlyList<string> same = Same(expression);
        var known = new HashSet<string>(same.Append(expression.Trim()).Select(CharacterFolding.Fold), StringComparer.Ordinal);
        var related = new List<string>();
        foreach (string key in same.Select(CharacterFolding.Fold).Prepend(CharacterFolding.Fold(expression.Trim())))
        {
            foreach (string other in _related.GetValueOrDefault(key, []))
            {
                if (known.Add(CharacterFolding.Fold(other)))
                {
                    related.Add(other);
                }
            }
        }
        return related;
    }

    /// <summary>All expressions that have others of the same meaning, folded.</summary>
    internal IEnumerable<string> Expressions =>
        _same.Keys.Union(_along.SelectMany(a => a.Value.Select(CharacterFolding.Fold).Prepend(a.Key)));

    /// <summary>All expressions that others are searched along with, as they are written.</summary>
    internal IEnumerable<string> Written => _same.Values.SelectMany(group => group).Distinct();

    private void Read(string text, bool isUsers)
    {
        if (text.Length > MaxLength)
        {
            _problems.Add(new VocabularyProblem(1, "", $"文件超过 {MaxLength} 字，没有读取。"));
            return;
        }
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Split('#')[0].Trim().Trim('\uFEFF');
            if (line.Length == 0)
            {
                continue;
            }
            if (ReadLine(CharacterFolding.Fold(line[0]), line[1..].Split(_separators, StringSplitOptions.RemoveEmptyEntries), isUsers)
                is { } reason)
            {
                _problems.Add(new VocabularyProblem(i + 1, line, reason));
            }
        }
    }

    private string? ReadLine(char relation, string[] expressions, bool isUsers)
    {
        if (relation is not ('=' or '>' or '~'))
        {
            return "一行须以“=”（同义）、“>”（单向）或“~”（相关）开头。";
        }
        expressions = [.. expressions.DistinctBy(CharacterFolding.Fold)];
        if (expressions.Length < 2)
        {
            return "一组至少要有两个不同的词，词与词之间空一格。";
        }
        if (expressions.Length > MaxExpressions)
        {
            return $"一组最多 {MaxExpressions} 个词。";
        }
        if (expressions.FirstOrDefault(e => !new CharacterStream(e).MoveNext()) is { } empty)
        {
            return $"“{empty}”里没有可搜索的字。";
        }
        if (relation == '=')
        {
            AddSame(expressions);
        }
        else if (relation == '>')
        {
            AddAlong(expressions);
        }
        else
        {
            AddRelated(expressions, isUsers);
        }
        return null;
    }

    private void AddSame(string[] expressions)
    {
        var group = new List<string>();
        foreach (string expression in expressions)
        {
            List<string> known = _same.GetValueOrDefault(CharacterFolding.Fold(expression), [expression]);
            if (!ReferenceEquals(known, group))
            {
                group.AddRange(known.ExceptBy(group.Select(CharacterFolding.Fold), CharacterFolding.Fold).ToList());
            }
        }
        foreach (string expression in group)
        {
            _same[CharacterFolding.Fold(expression)] = group;
        }
    }

    private void AddAlong(string[] expressions)
    {
        string key = CharacterFolding.Fold(expressions[0]);
        if (!_along.TryGetValue(key, out List<string>? along))
        {
            _along.Add(key, along = []);
        }
        along.AddRange(expressions.Skip(1));
    }

    private void AddRelated(string[] expressions, bool isUsers)
    {
        foreach (string expression in expressions)
        {
            string key = CharacterFolding.Fold(expression);
            if (!_related.TryGetValue(key, out List<string>? related))
            {
                _related.Add(key, related = []);
            }
            foreach (string other in expressions)
            {
                string otherKey = CharacterFolding.Fold(other);
                if (otherKey == key)
                {
                    continue;
                }
                related.Add(other);
                if (isUsers)
                {
                    _told.Add((key, otherKey));
                }
            }
        }
    }
}
