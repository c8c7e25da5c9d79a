using System.Globalization;
using System.Text;

namespace SearchPlans.Querying.Understanding;

/// <summary>Says of each piece that was taken for a condition what it was taken for, and what to ask to have it otherwise.</summary>
internal static class ConditionChips
{
    /// <summary>A piece's years, for people: 2021—2023年.</summary>
    public static string YearsOf(PlainPiece years) => years switch
    {
        { IsBound: true } when years.From <= Years.First => $"{years.To}年及以前",
        { IsBound: true } => $"{years.From}年及以后",
        _ => years.From == years.To ? $"{years.From}年" : $"{years.From}—{years.To}年",
    };

    /// <summary>The conditions among the pieces of a query, in the order in which they stand.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="pieces">Its pieces.</param>
    /// <param name="withReview">Whether a year takes in what the plans of the year after say in looking back.</param>
    public static List<QueryCondition> Of(string query, List<PlainPiece> pieces, bool withReview)
    {
        var conditions = new List<QueryCondition>();
        int at = 0;
        foreach (PlainPiece piece in pieces)
        {
            if (Locate(query, piece.Typed, at) is not var (start, end))
            {
                continue;
            }
            at = end;
            if (piece.Kind is PieceKind.Text or PieceKind.Lacks or PieceKind.Asking)
            {
                continue;
            }
            bool hasReview = piece is { Kind: PieceKind.Year, IsBound: false } && withReview;
            string With(string text) => Tidy($"{query[..start]} {text} {query[end..]}");
            conditions.Add(new QueryCondition(FieldOf(piece), ValueOf(piece), piece.Typed, With(""), With($"“{piece.Typed}”"))
            {
                Note = hasReview ? $"含{piece.To + 1}年文件的回顾" : "",
                Narrower = hasReview
                    ? [
                        new NarrowerQuery($"只看{YearsOf(piece)}的文件", With($"年份:{RangeOf(piece, 0)}")),
                        new NarrowerQuery($"只看{YearsOf(piece with { From = piece.From + 1, To = piece.To + 1 })}文件的回顾",
                            With($"年份:{RangeOf(piece, 1)} 部分:回顾")),
                    ]
                    : [],
            });
        }
        return conditions;
    }

    // White space and signs that nobody sees aside: 2015 年 was read as 2015年.
    private static (int Start, int End)? Locate(string query, string typed, int from)
    {
        for (int start = from; start < query.Length; start++)
        {
            int at = start;
            int matched = 0;
            while (at < query.Length && matched < typed.Length
                && (query[at] == typed[matched] || (matched > 0 && IsPassedOver(query[at]))))
            {
                matched += query[at] == typed[matched] ? 1 : 0;
                at++;
            }
            if (matched == typed.Length)
            {
                return (start, at);
            }
        }
        return null;
    }

    private static bool IsPassedOver(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string RangeOf(PlainPiece years, int later) =>
        years.From == years.To ? $"{years.From + later}" : $"{years.From + later}-{years.To + later}";

    /// <summary>The field that a piece is a condition of, for people.</summary>
    public static string FieldOf(PlainPiece piece) => piece.Kind switch
    {
        PieceKind.Place or PieceKind.Except => "地区",
        PieceKind.Year => "年份",
        PieceKind.Type => "文种",
        PieceKind.Level => "层级",
        PieceKind.Issuer => "机关",
        PieceKind.Number => "文号",
        PieceKind.Title => "标题",
        PieceKind.Glossary => "部分",
        _ => "次序",
    };

    /// <summary>What a piece is taken for, for people: 江苏省, 2021—2025年五年规划.</summary>
    public static string ValueOf(PlainPiece piece) => piece.Kind switch
    {
        PieceKind.Year => YearsOf(piece),
        PieceKind.Type => piece.From > 0 ? $"{piece.From}—{piece.From + 4}年{piece.Name}" : piece.Name,
        PieceKind.Level => $"{piece.Level}",
        PieceKind.Sort => piece.Sort == SearchSort.Newest ? "由新到旧" : "由早到晚",
        PieceKind.Except => $"不含{piece.Name}",
        _ => piece.Name,
    };

    // What is left of a query where a word was taken out.
    private static string Tidy(string query)
    {
        var tidy = new StringBuilder(query.Length);
        foreach (string part in query.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
        {
            string kept = tidy.Length == 0 || part.Length > 1 ? part.TrimStart('的') : part == "的" ? "" : part;
            if (kept.Length > 0)
            {
                tidy.Append(tidy.Length > 0 ? " " : "").Append(kept);
            }
        }
        return tidy.ToString();
    }
}
