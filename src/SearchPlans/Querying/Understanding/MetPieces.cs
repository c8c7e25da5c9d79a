using System.Text;

namespace SearchPlans.Querying.Understanding;

/// <summary>
/// Holds conditions against the plans that there are. Where those of a place and year have another type, the type is left out; where no
/// plan meets all, it is text, then place and year; what there is no plan of at all is text anyway.
/// </summary>
/// <param name="corpus">What plans there are.</param>
internal sealed class MetPieces(CorpusValues corpus)
{
    /// <summary>Makes text of what no plan meets.</summary>
    /// <param name="pieces">What was read of a query; what becomes text is replaced.</param>
    /// <returns>What the person should know of it, in Chinese, or null.</returns>
    public string? Keep(List<PlainPiece> pieces)
    {
        var notice = new StringBuilder();
        bool hasPlace = pieces.Exists(p => p.Kind == PieceKind.Place);
        for (int i = 0; i < pieces.Count; i++)
        {
            PlainPiece piece = pieces[i];
            bool none = piece.Kind switch
            {
                PieceKind.Year => !HasYears([piece]),
                PieceKind.Type => !corpus.Has([], piece.From > 0 ? [(piece.From, piece.To)] : [], piece.Name),
                _ => false,
            };
            if (!none)
            {
                continue;
            }
            pieces[i] = piece.AsText();
            // 2035年远景目标 means no plan; 北京 2019年 does.
            if (hasPlace && piece is { Kind: PieceKind.Year, IsBare: false }
                && !pieces.Exists(p => p.Run == piece.Run && p.Kind == PieceKind.Text && p.Typed != piece.Typed))
            {
                notice.Append($"没有{ConditionChips.YearsOf(piece)}的文件，{AsText([piece])}");
            }
        }
        KeepWhatMeetsTheFirst(pieces, notice);
        PlainPiece[] places = [.. pieces.Where(p => p.Kind == PieceKind.Place)];
        PlainPiece[] types = [.. pieces.Where(p => p.Kind == PieceKind.Type)];
        PlainPiece[] years = [.. pieces.Where(p => p.Kind == PieceKind.Year)];
        if (types.Length > 0 && !types.Any(t => Meets(places, years, t)))
        {
            string named = string.Join('、', places.Select(p => p.Name)) + string.Join('、', years.Select(ConditionChips.YearsOf));
            string none = $"没有{named}的{string.Join('、', types.Select(ConditionChips.ValueOf))}，";
            if (AreOthers(pieces, places, years, types))
            {
                notice.Append(none).Append("以下不限文种。");
                pieces.RemoveAll(types.Contains);
            }
            else
            {
                notice.Append(places.Length > 0 ? none + AsText(types) : "");
                AsText(pieces, types);
            }
        }
        if (places.Length > 0 && years.Length > 0 && !Meets(places, years, null))
        {
            notice.Append($"没有{string.Join('、', places.Select(p => p.Name))}{string.Join('、', years.Select(ConditionChips.YearsOf))}的文件，")
                .Append(AsText(places.Concat(years)));
            AsText(pieces, places);
            AsText(pieces, years);
        }
        return notice.Length == 0 ? null : notice.ToString();
    }

    /// <summary>
    /// Of a place and year that only plans are asked of, where there are none but of the year after: those, which look back on it.
    /// </summary>
    /// <param name="pieces">What was read of a query; its year is replaced.</param>
    /// <returns>What the person should know of it, in Chinese, or null.</returns>
    public string? TakeYearAfter(List<PlainPiece> pieces)
    {
        PlainPiece[] places = [.. pieces.Where(p => p.Kind == PieceKind.Place)];
        int at = pieces.FindIndex(p => p.Kind == PieceKind.Year);
        if (places.Length == 0 || at < 0 || pieces[at] is not { } year || year.From != year.To || pieces.Count(p => p.From > 0) > 1
            || corpus.Has(Innermost(places), [(year.From, year.To)], null)
            || !corpus.Has(Innermost(places), [(year.From + 1, year.To + 1)], null))
        {
            return null;
        }
        PlainPiece after = year with { From = year.From + 1, To = year.To + 1 };
        pieces[at] = after;
        return $"没有{string.Join('、', places.Select(p => p.Name))}{ConditionChips.YearsOf(year)}的文件，"
            + $"以下为{ConditionChips.YearsOf(after)}的文件，其中回顾{ConditionChips.YearsOf(year)}。";
    }

    /// <summary>Of a place that has plans, but none of the year beside it, where only plans are asked for: its plans of any year.</summary>
    /// <param name="pieces">What was read of a query; its years are taken away.</param>
    /// <returns>What the person should know of it, in Chinese, or null.</returns>
    public string? TakeAnyYear(List<PlainPiece> pieces)
    {
        if (WithoutYears(pieces) is null)
        {
            return null;
        }
        string places = string.Join('、', pieces.Where(p => p.Kind == PieceKind.Place).Select(p => p.Name).Distinct());
        string years = string.Join('、', pieces.Where(p => p.Kind == PieceKind.Year).Select(ConditionChips.YearsOf));
        pieces.RemoveAll(p => p.Kind == PieceKind.Year);
        return $"没有{places}{years}的文件，以下不限年份。";
    }

    /// <summary>The pieces without their years, where plans are of the place and of the year and none is of both, nor of the year after,
    /// which looks back; with what is left out, in Chinese. Else null.</summary>
    /// <param name="pieces">What was read of a query.</param>
    public (List<PlainPiece> Pieces, string Unmet)? WithoutYears(List<PlainPiece> pieces)
    {
        PlainPiece[] places = [.. pieces.Where(p => p.Kind == PieceKind.Place)];
        PlainPiece[] years = [.. pieces.Where(p => p.Kind == PieceKind.Year)];
        PlainPiece? type = pieces.Find(p => p.Kind == PieceKind.Type);
        bool isOne = places.Length > 0 && years.Length == 1 && type is not { From: > 0 } && HasYears(years)
            && places.Skip(1).All(p => Narrowed(places[0], p) is not null);
        if (!isOne || Meets(places, years, null) || (type is not null && !Meets(places, [], type)))
        {
            return null;
        }
        return ([.. pieces.Where(p => p.Kind != PieceKind.Year)], $"年份：{ConditionChips.YearsOf(years[0])}");
    }

    // Whether the place and year have plans of another type, and something is asked of them or they are listed.
    private bool AreOthers(List<PlainPiece> pieces, PlainPiece[] places, PlainPiece[] years, PlainPiece[] types) =>
        places.Length > 0 && Array.TrueForAll(types, t => t.From == 0)
        && (pieces.Exists(p => p.Kind == PieceKind.Text)
            ? Meets(places, years, null)
            : corpus.Has(Innermost(places), [.. years.Select(y => (y.From, y.To))], null));

    private static string AsText(IEnumerable<PlainPiece> pieces) => $"“{string.Join("”“", pieces.Select(p => p.Typed))}”按正文检索。";

    // A word more never finds more: of places, years and types typed apart the first counts, a later one only narrows it. 江苏 浙江 are two
    // places, and no plan is of both; 江苏、浙江 and 地区:江苏|浙江 are a list.
    private static void KeepWhatMeetsTheFirst(List<PlainPiece> pieces, StringBuilder notice)
    {
        foreach (PieceKind kind in (ReadOnlySpan<PieceKind>)[PieceKind.Place, PieceKind.Year, PieceKind.Type])
        {
            PlainPiece? kept = null;
            for (int i = 0; i < pieces.Count; i++)
            {
                if (pieces[i].Kind != kind)
                {
                    continue;
                }
                if (kept is null)
                {
                    kept = pieces[i];
                }
                else if (Narrowed(kept, pieces[i]) is { } both)
                {
                    pieces[i] = pieces[i] with { Paths = both.Paths, From = both.From, To = both.To };
                    int first = pieces.FindIndex(p => p.Kind == kind);
                    pieces[first] = kept = pieces[first] with { Paths = both.Paths, From = both.From, To = both.To };
                }
                else
                {
                    notice.Append(
                        $"“{pieces[i].Typed}”按正文检索，{ConditionChips.FieldOf(kept)}已是“{kept.Typed}”；"
                            + $"两者都要查，请写作“{ConditionChips.FieldOf(kept)}:{kept.Typed}|{pieces[i].Typed}”。");
                    pieces[i] = pieces[i].AsText();
                }
            }
        }
    }

    /// <summary>What meets two conditions of a kind, or null.</summary>
    public static PlainPiece? Narrowed(PlainPiece one, PlainPiece other)
    {
        if (one.Kind == PieceKind.Place)
        {
            string[] paths = [.. one.Paths.SelectMany(p => other.Paths
                .Select(q => CorpusValues.LiesIn(p, q) ? p : CorpusValues.LiesIn(q, p) ? q : "").Where(r => r.Length > 0)).Distinct()];
            return paths.Length == 0 ? null : one with { Paths = paths };
        }
        (int from, int to) = (Math.Max(one.From, other.From), Math.Min(one.To, other.To));
        if (one.Kind == PieceKind.Type)
        {
            return one.Name == other.Name && (one.From == other.From || one.From == 0 || other.From == 0)
                ? one with { From = from, To = Math.Max(one.To, other.To) }
                : null;
        }
        return from > to ? null : one with { From = from, To = to };
    }

    private static void AsText(List<PlainPiece> pieces, PlainPiece[] which)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            if (which.Contains(pieces[i]))
            {
                pieces[i] = pieces[i].AsText();
            }
        }
    }

    private bool HasYears(PlainPiece[] years) => corpus.Has([], [.. years.Select(y => (y.From, y.To))], null);

    private bool Meets(PlainPiece[] places, PlainPiece[] years, PlainPiece? type)
    {
        IReadOnlyList<string> paths = Innermost(places);
        (int, int)[] of = [.. years.Select(y => (y.From, y.To))];
        if (type is { From: > 0 })
        {
            of = [(type.From, type.To)];
        }
        return corpus.Has(paths, of, type?.Name)
            || (type is null && corpus.Has(paths, [.. of.Select(y => (y.Item1 + 1, y.Item2 + 1))], null));
    }

    /// <summary>The region paths asked for, those around others left out: 广东 深圳 is the city.</summary>
    public static List<string> Innermost(IEnumerable<PlainPiece> pieces)
    {
        string[] paths = [.. pieces.Where(p => p.Kind == PieceKind.Place).SelectMany(p => p.Paths).Distinct()];
        return [.. paths.Where(p => !Array.Exists(paths, q => q != p && CorpusValues.LiesIn(q, p)))];
    }
}
