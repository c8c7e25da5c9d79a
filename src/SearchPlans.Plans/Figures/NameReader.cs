using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// Reads the names that stand before a number's predicate: strips what isn't part of a name (预计, 全年, 力争, 推动), cuts lists into names and
/// gives
/// each the part that they share, and looks them up.
/// </summary>
internal sealed partial class NameReader(IndicatorList indicators, PlaceReader places)
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxChars = 45;

    // As far as 分别 may stand behind the clause that names what is dealt out to: 2000年分别达到.
    private const int MaxToDealt = 10;

    private const string Nation = "全国";

    // As long as 各县(市、区) may be.
    private const int MaxPlaces = 7;

    // As long as what 以来 ends may be.
    private const int MaxSince = 10;

    // Whether 全国 or 我国 was told before the names last read.
    private bool _isOfNation;

    // Longer lists are no names.
    private const int MaxNames = 12;

    // Longer names are told in full.
    private const int MaxListed = 12;

    /// <summary>The branch that the sentence is about, whose 总产值 isn't named again: 工业生产…，总产值完成5980亿元. Empty where there is none.</summary>
    public string Field { get; set; } = "";

    /// <summary>The whole that shares are told of: 在工业总产值中. Empty where there is none.</summary>
    public string Whole { get; set; } = "";

    /// <summary>Whether the names last read were told to be summed up: 累计完成投资.</summary>
    public bool IsTotal { get; private set; }

    /// <summary>The insurance that a clause opened with, whose 筹资标准 isn't named again. Empty where there is none.</summary>
    public string Scheme { get; set; } = "";

    /// <summary>The roads that a clause opened with, whose 里程 follows. Empty where there are none.</summary>
    public string Way { get; set; } = "";

    /// <summary>What a list that a colon opened is of: 建设规模 of 建设规模为：钢333万吨，铁337万吨. Empty where there is none.</summary>
    public string ListHead { get; set; } = "";

    /// <summary>What the sentence told of last, whose mere properties may follow: 私营企业 of 私营企业5.1万户，注册资金795亿元. Empty where there is
    /// none.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Whether there was nothing that names anything: then the subject before goes on.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Whether the names last read were told on average: 年均新增就业.</summary>
    public bool IsAverage { get; private set; }

    /// <summary>The names that a clause without numbers lists before 均, 都 or 双, or where 分别 follows in the next.</summary>
    public List<Subject> Listed(FigureText text, int start, int end, List<TimeMark> times)
    {
        int all = text.Text.AsSpan(start, end - start).IndexOfAny("均都双");
        bool isDealt = text.Text.AsSpan(end, Math.Min(MaxToDealt, text.Text.Length - end)).Contains("分别", StringComparison.Ordinal);
        if (all < 2 && !isDealt)
        {
            return [];
        }
        List<Subject> names = Read(text, start, all < 2 ? end : start + all, times, 1, isShared: true, null);
        return names.Count > 1 ? names : [];
    }

    /// <summary>The same property of each of some subjects: 综合产值 of 果品, 蔬菜 and 中药材; none where it is no property of products.</summary>
    public List<Subject> PropertyOfEach(Subject property, List<Subject> subjects) =>
        _properties.Contains(property.Written) ? [.. subjects]
        : _ofProduct.Contains(property.Written) || EndsAsName(property.Written)
            ? subjects.ConvertAll(subject =>
            {
                // 办理议案3件、建议193件，满意率均超99%: that of each, not of what was done to it.
                Subject bare = subject with { Written = subject.Written[DoneWords.LengthIn(subject.Written)..^SharedEnd(subjects)] };
                return OfProduct(property.Written, bare) with { Start = property.Start, End = property.End };
            })
            : [];

    // 城区垃圾处理率、县城垃圾处理率: what all end with, which the next property takes the place of; 0 where it isn't the end of a name.
    private static int SharedEnd(List<Subject> subjects)
    {
        string first = subjects[0].Written;
        int length = 0;
        while (length < first.Length - 1
            && subjects.TrueForAll(s => s.Written.Length > length + 1 && s.Written[^(length + 1)] == first[^(length + 1)]))
        {
            length++;
        }
        return subjects.Count > 1 && length > 2 && EndsAsName(first) ? length : 0;
    }

    /// <summary>The names between two offsets; none where there is nothing that names anything.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where its predicate begins.</param>
    /// <param name="times">The times of the sentence.</param>
    /// <param name="count">How many numbers the names are said of.</param>
    /// <param name="isShared">Whether one number may be said of several names.</param>
    /// <param name="before">What the last figures were stated of, the last first, or null.</param>
    /// <param name="isEach">Whether 各 says that the number is said of each.</param>
    public List<Subject> Read(
        FigureText text, int start, int end, List<TimeMark> times, int count, bool isShared, Subject? before, bool isEach = false)
    {
        (IsTotal, IsAverage, IsBlank, _isOfNation) = (false, false, false, false);
        string? place = null;
        int piece = start;
        if (IsHypothetical(text.Text.AsSpan(start, Math.Max(0, end - start))))
        {
            // 可容纳灾民3.1万人: what came of it, or could.
            return [];
        }
        bool hasVerb = text.Text.AsSpan(start, Math.Max(0, end - start)).IndexOfAny("让使把给帮") >= 0;
        start = AfterWhom(text.Text, start, end);
        start = Trim(text.Text, start, ref end, times, ref place);
        IsBlank = end - start < 1 && !hasVerb;
        if (count == 1 && before is not null && IsStage(text.Written(start, end)) && WorksOf(before.Written) is { } works)
        {
            // 新开工工业项目310个、新竣工201个: of the same.
            return [Make(text.Written(start, end) + works, start, end, place ?? before.Place, null)];
        }
        if (end - start < 1
            || (text.Text[start] is '比' or '较' && end - start > 1 && text.Text[start + 1] is not ('亚' or '重' or '例' or '特'))
            || (IsNoName(text.Written(start, end))
                && !(_ofWork.Contains(text.Written(start, end)) && before?.Written.EndsWith("项目", StringComparison.Ordinal) == true)))
        {
            return [];
        }
        ReadOnlySpan<char> named = text.Text.AsSpan(start, end - start);
        // 1:5万区域调查, 超200亿元的6家: a number without its name.
        bool isNumber = named.EndsWith("元") || (char.IsAsciiDigit(named[0]) && named.Length > 1 && named[1] is '万' or '千' or '百' or '亿');
        bool isOfUntold = Field.Length == 0 && (named.StartsWith("增加值占") || named.StartsWith("总产值占") || named.StartsWith("产值占"));
        if (isNumber || isOfUntold || NamesNothing(named) || IsPlacesOnly(text, start, end))
        {
            return [];
        }
        if (text.Written(start, end) == "投资" && text.Text.AsSpan(piece, start - piece).Trim("、和并,").Length == 0)
        {
            // 投资65亿元，建设公路: what a work costs.
            return [];
        }
        if (count > 1 && EachWithin(text, start, end, count, place) is { Count: > 0 } each)
        {
            return each;
        }
        if (count > 1 && PairedNames.Of(text.Written(start, end), count) is { Length: > 0 } paired)
        {
            string? where = place;
            (int from, int to) = (start, end);
            return [.. paired.Select(name => Make(name, from, to, where, null))];
        }
        if (before is not null && count == 1 && places.IsPlace(text.Written(start, end)))
        {
            // 其中高新区1900亿元: of what was told before, there.
            return [before with { Place = text.Written(start, end), Start = start, End = end }];
        }
        if (count == 1 && places.IsShortPlace(text.Written(start, end)))
        {
            if (before is not null)
            {
                // 全市人均收入9083元，建昌达到10658元.
                return [before with { Place = text.Written(start, end), Start = start, End = end }];
            }

            // 濠江区各2个: where, of nothing that was told.
            return [];
        }
        if (_isOfNation && places.Own != Nation && indicators.Find(text.Text.AsSpan(start, end - start)) is not null)
        {
            place ??= Nation;
        }
        List<(int Start, int End)> pieces = [(start, end)];
        if (count > 1 || isShared)
        {
            List<(int Start, int End)> cut = Cut(text.Text, start, end, count);
            if (cut.Count == count || (count == 1 && cut.Count <= MaxNames && (AreNames(text.Text, cut) || (isEach
                && AreEach(text.Text, cut)))))
            {
                pieces = cut;
            }
        }
        if (end - start > MaxChars * pieces.Count)
        {
            return [];
        }
        var names = new List<Subject>(pieces.Count);
        foreach ((int from, int to) in pieces)
        {
            string written = Share(text, pieces, from, to);
            if (names.Count > 0 && written.Length > 3 && (written.StartsWith("实现", StringComparison.Ordinal)
                || written.StartsWith("完成", StringComparison.Ordinal)) && EndsAsName(written.AsSpan(2)) && written[2] is not ('率' or '度'))
            {
                // 总产值、增加值和实现利润.
                written = written[2..];
            }
            if (before is null && written.StartsWith('占') && (pieces.Count > 1 || Whole.Length == 0)
                && written.Length > 1 && written[1] is not ('地' or '用' or '道' or '补' or '线' or '有' or '领'))
            {
                // Of what isn't told.
                return [];
            }
            // A name has two characters; 钢 and 布 are known.
            bool isCount = written.Length is 2 or 3 && WrittenNumber.IsChineseNumeral(written[0])
                && QuantityUnit.Find(written, written.Length - 1) is not null;
            if (isCount || (written.Count(char.IsLetter) < 2 && indicators.Find(written) is null))
            {
                return [];
            }
            bool isOfFirst = names.Count > 0 && _ofProduct.Contains(written)
                && Array.Exists(_products, end => names[0].Written.EndsWith(end, StringComparison.Ordinal)
                    && names[0].Written.Length > end.Length);
            string? owned = names.Count > 0 && !isOfFirst
                ? OfOwner(written, names[0].Written) ?? RateOfFirst(written, names[0].Written) : null;
            written = owned ?? written;
            // 茶叶种植面积、总产.
            names.Add(isOfFirst ? OfProduct(written, names[0]) with { Start = from, End = to } : Make(written, from, to, place, before));
        }
        if (names.Count > 1 && names[0].Written[..DoneWords.LengthIn(names[0].Written)] is { Length: > 0 } done)
        {
            // 压减生铁、粗钢产能, 新建泵站、水闸: of all that the list names.
            for (int i = 1; i < names.Count; i++)
            {
                names[i] = MayBeDone(done, names[i], isAlike: false)
                    ? Make(done + names[i].Written, names[i].Start, names[i].End, place, null)
                    : names[i];
            }
        }
        return names;
    }

    // 为企业提供贷款: whom it was for is no part of the name.
    private static int AfterWhom(string text, int start, int end)
    {
        const int MaxWhom = 24;
        int at = start;
        while (at < end && text[at] is '、' or '并')
        {
            at++;
        }
        at += text.AsSpan(at, end - at).StartsWith("累计") || text.AsSpan(at, end - at).StartsWith("帮助") ? 2 : 0;
        bool isHelp = at >= start + 2 && text.AsSpan(at - 2, 2) is "帮助";
        if (end - at < 5 || (text[at] is not ('为' or '向' or '给' or '对') && !isHelp))
        {
            return start;
        }
        int first = end;
        foreach (string verb in _givenTo)
        {
            int found = text.AsSpan(at + 1, Math.Min(MaxWhom, end - at - 1)).IndexOf(verb);
            // 对地方转移支付: no verb.
            bool isNoun = found >= 1 && ((verb == "支付" && text[at + found] == '移') || (verb == "输送" && text[at] == '对'));
            first = found >= 1 && !isNoun ? Math.Min(first, at + 1 + found - (text[at + found] == '新' ? 1 : 0)) : first;
        }
        // 为群众让利1.3亿元: done, and to nothing.
        return first + 2 < end || (first + 2 == end && text.AsSpan(first, 2) is "让利" or "减税" or "授信" or "融资" or "捐款") ? first : start;
    }

    private static bool IsHypothetical(ReadOnlySpan<char> piece)
    {
        piece = piece.TrimStart("、，,每年");
        piece = piece.StartsWith("预计") ? piece[2..] : piece;
        piece = piece.TrimStart("年");
        piece = piece.StartsWith("可以") ? piece[1..] : piece;
        if (piece.Length < 3 || piece[0] is not ('可' or '以' or '能'))
        {
            return false;
        }
        foreach (string verb in _broughtAbout)
        {
            if (piece[1..].StartsWith(verb))
            {
                return true;
            }
        }
        return false;
    }

    // 全长, 各市, 它在…, 这一年, 不包括…, 就可以为国家…, 在过去四年中: how much, where, when or what is meant, and no name.
    private static bool NamesNothing(ReadOnlySpan<char> words)
    {
        if (words is "国营经济" or "集体经济" or "个体经济" or "私营经济" or "其他经济类型" or "国有经济" or "联营经济" or "合营经济")
        {
            // 国营经济增长13.6%: whose part it is was told before.
            return true;
        }
        foreach (string end in (ReadOnlySpan<string>)["全长", "总长", "相差", "各省", "各市", "各县"])
        {
            if (words.EndsWith(end))
            {
                return true;
            }
        }
        if (words is ['各', '县' or '区' or '市' or '乡' or '镇' or '地' or '省' or '州' or '盟' or '旗', ..] && words.Length <= MaxPlaces)
        {
            // 各县市区均超10亿元.
            return true;
        }
        foreach (string beginning in (ReadOnlySpan<string>)["它", "他们", "上述", "前述", "这", "该",
            "有人", "根据", "原定", "原来", "原有", "原先", "相当于", "入地方库", "增长(", "必须", "就可以", "就能", "不包括", "建成后",
            "投产后", "达产后", "竣工后", "完工后", "全部建成后",
            "建成投产后", "投用后", "投入使用后", "投运后", "全部投产后", "项目建成后", "项目投产后", "项目达产后"])
        {
            if (words.StartsWith(beginning))
            {
                return true;
            }
        }
        return words.StartsWith("在") && words.EndsWith("中");
    }

    // 造林 is known, 培训 is not.
    private bool IsNoName(string name) => _noNames.Contains(name) || (IsDeeds(name) && indicators.Find(name) is null);

    // 优先盘活, 落地开工, 办好: what was done, and to nothing.
    private static bool IsDeeds(ReadOnlySpan<char> name)
    {
        // 新购, 新改建.
        if (name.Length is 2 or 3 && name[0] == '新' && (name.Length == 2 || DoneWords.IsMereDeed(name[1..])))
        {
            return true;
        }
        for (; name.Length > 0; name = name[2..])
        {
            name = name.Length > 2 && name[0] is '和' or '并' or '、' ? name[1..] : name;
            if (name.Length == 3 && name[0] == '新' && DoneWords.IsMereDeed(name[1..]))
            {
                return true;
            }
            if (name.Length == 1 || !(DoneWords.IsMereDeed(name[..2]) || _hows.Contains(name[..2].ToString())))
            {
                return false;
            }
        }
        return true;
    }

    // 瑞金、龙南达到70%: where, of what was told before.
    private bool IsPlacesOnly(FigureText text, int start, int end)
    {
        if (text.Text.AsSpan(start, end - start).IndexOfAny('、', '和') < 0)
        {
            return false;
        }
        string[] names = text.Written(start, end).Split(['、', '和']);
        return names.Length > 1 && Array.TrueForAll(names, places.IsShortPlace);
    }

    /// <summary>The subject that a clause without numbers opens, or null: 出口创汇高于整个经济增长速度.</summary>
    public Subject? Topic(FigureText text, int start, int end, List<TimeMark> times, bool isWhole)
    {
        string? place = null;
        int e = end;
        start = Trim(text.Text, start, ref e, times, ref place);
        int longest = Math.Min(e - start, MaxChars);
        if (longest < 2 || NamesNothing(text.Text.AsSpan(start, longest)))
        {
            return null;
        }
        Indicator? indicator = indicators.FindAtStart(text.Text.AsSpan(start, longest), out int length);
        // 财政收入占国内生产总值的比重 is one name, 粮食总产创历史最高水平 isn't.
        bool isOne = indicator is null || start + length == e || text.Text[start + length] is '占' or '的';
        if (isWhole && isOne && e - start <= MaxChars && EndsAsName(text.Text.AsSpan(start, longest))
            && text.Written(start, e) is var whole && (whole.EndsWith("项目", StringComparison.Ordinal) || !IsNoName(whole)))
        {
            return Make(text.Written(start, e), start, e, place, null);
        }
        return indicator is not null
            ? new Subject(text.Written(start, start + length), indicator.Name, indicator, start, start + length, place)
            : null;
    }

    /// <summary>A subject of a name as written.</summary>
    public Subject Make(string written, int start, int end, string? place, Subject? before)
    {
        // 工业增长加快，规模以上工业增加值145亿元、利润48亿元: of the narrower one.
        bool isNarrower = before is not null && before.Written.IndexOf(Field, StringComparison.Ordinal) > 0;
        if (Field.Length > 0 && !isNarrower && (_ofProduct.Contains(written) || written.StartsWith("增加值占", StringComparison.Ordinal)
            || written.StartsWith("产值占", StringComparison.Ordinal) || written.StartsWith("总产值占", StringComparison.Ordinal)))
        {
            string full = Field + written;
            Indicator? own = indicators.Find(full);
            return new Subject(full, own?.Name ?? full, own, start, end, place);
        }
        if (before is not null && _bare.Contains(written) && OfBefore(written, before, mayBeSame: true) is { } whole)
        {
            return whole with { Start = start, End = end, Place = place ?? whole.Place };
        }
        if (ListHead.Length > 0 && !EndsAsName(written) && written.Length < MaxListed)
        {
            string listed = written + ListHead;
            return new Subject(listed, Plain(listed), indicators.Find(listed), start, end, place);
        }
        if (Way.Length > 0 && written is ("通车里程" or "新增通车里程" or "总里程" or "里程" or "通车总里程" or "运营里程" or "新增里程"))
        {
            string length = written.StartsWith("新增", StringComparison.Ordinal) ? "新增" + Way + written[2..] : Way + written;
            return new Subject(length, Plain(length), indicators.Find(length), start, end, place);
        }
        if (Scheme.Length > 0 && _ofScheme.Contains(written))
        {
            return new Subject(Scheme + written, Scheme + written, indicators.Find(Scheme + written), start, end, place);
        }
        if (Owner.Length > 0 && place is null && indicators.Find(written) is null && OfOwner(written, Owner) is { } owned)
        {
            return indicators.Find(owned) is { } its ? new Subject(owned, its.Name, its, start, end, place ?? before?.Place)
                : new Subject(owned, Plain(owned), null, start, end, place ?? before?.Place);
        }
        if (before is not null && written == "人均")
        {
            // 面积240万亩，人均0.6亩.
            string each = written + before.Written;
            return Known(each, before) ?? before with { Written = each, Name = Plain(each), Indicator = null, Start = start, End = end };
        }
        if (before is not null && _ofWork.Contains(written))
        {
            string work = before.Written + written;
            return new Subject(work, Plain(work), null, start, end, place ?? before.Place);
        }
        if (indicators.Find(written is "经济" ? "经济增长" : written) is { } indicator)
        {
            return new Subject(written, indicator.Name, indicator, start, end, place);
        }
        if (Whole.Length > 0 && written.EndsWith("比重", StringComparison.Ordinal) && !written.Contains('占', StringComparison.Ordinal))
        {
            string part = written[..^2].TrimEnd('的') + "占" + Whole + "比重";
            return new Subject(part, part, indicators.Find(part), start, end, place);
        }
        if (before is not null && OfBefore(written, before) is { } resolved)
        {
            return resolved with { Start = start, End = end, Place = place ?? resolved.Place };
        }
        foreach (string reached in _reached)
        {
            int at = written.IndexOf(reached, StringComparison.Ordinal);
            if (at >= 0 && indicators.Find(written.Remove(at, reached.Length)) is { } known)
            {
                return new Subject(written, known.Name, known, start, end, place);
            }
        }
        if (Whole.Length > 0 && !EndsAsName(written) && EndsAsName(Whole))
        {
            // 在基本建设投资中，能源工业部门309亿元.
            string full = Joined(written, Whole);
            return indicators.Find(full) is { } own ? new Subject(full, own.Name, own, start, end, place)
                : new Subject(full, Plain(full), null, start, end, place);
        }
        return new Subject(written, Plain(written), null, start, end, place);
    }

    // 个体工业 and 工业总产值 are 个体工业总产值.
    private static string Joined(string part, string whole)
    {
        int shared = Math.Min(part.Length, whole.Length);
        while (shared > 0 && !part.AsSpan().EndsWith(whole.AsSpan(0, shared)))
        {
            shared--;
        }
        return part + whole[shared..];
    }

    /// <summary>Whether a name says only how large the works are that are counted: 亿元以上, 投资超亿元.</summary>
    public static bool IsSize(string name)
    {
        ReadOnlySpan<char> bare = name.AsSpan().TrimEnd('的');
        foreach (string end in (ReadOnlySpan<string>)["及以上", "以上", "以下", "级"])
        {
            bare = bare.EndsWith(end) ? bare[..^end.Length] : bare;
        }
        const int Longest = 12;
        return bare.Length < Longest && (bare.EndsWith("亿元") || bare.EndsWith("万元") || bare.EndsWith("亿美元") || bare.EndsWith("千万元"));
    }

    /// <summary>What works are that something was done to: 工业项目 of 开工建设工业项目, 实施工业项目.</summary>
    public static string ThingOf(string name)
    {
        string thing = WithoutStage(name) ?? WithoutCame(name);
        const int Least = 2;
        bool isDone = thing.Length > Least + 2 && (DoneWords.IsVerb(thing.AsSpan(0, Least)) || _hows.Contains(thing[..Least]));
        return isDone ? thing[Least..] : thing;
    }

    // 医疗器械产业营收 of 医疗器械产业实现营收: that it was reached is no part of what it is called.
    private static string WithoutReached(string name)
    {
        foreach (string verb in (ReadOnlySpan<string>)["累计实现", "累计完成", "预计实现", "预计完成", "实现", "完成"])
        {
            int at = name.IndexOf(verb, StringComparison.Ordinal);
            if (at > 1 && at + verb.Length + 1 < name.Length && name[at + verb.Length] is not ('率' or '度' or '额' or '量' or '情')
                && EndsAsName(name.AsSpan(at + verb.Length)) && name.AsSpan(0, at).IndexOfAny("、和并与及") < 0
                && !DoneWords.IsVerb(name.AsSpan(at - 2, 2)))
            {
                return name.Remove(at, verb.Length);
            }
        }
        return name;
    }

    // The name of an indicator that the list hasn't: without 全市 before it and 总数 behind it.
    private static string Plain(string written)
    {
        string name = WithoutReached(IndicatorNames.WithoutPrefixes(written));
        foreach (string year in (ReadOnlySpan<string>)["去年", "今年"])
        {
            // 重点项目去年完成投资: told with the year.
            int at = name.IndexOf(year, StringComparison.Ordinal);
            name = at > 1 && at + year.Length + 1 < name.Length ? name.Remove(at, year.Length) : name;
        }
        return name.Length > 4
            && (name.EndsWith("总数", StringComparison.Ordinal) || name.EndsWith("数量", StringComparison.Ordinal)) ? name[..^2] : name;
    }

    private Subject? Known(string name, Subject before) =>
        indicators.Find(name) is { } indicator ? before with { Written = name, Name = indicator.Name, Indicator = indicator } : null;

    private bool IsName(ReadOnlySpan<char> name) => EndsAsName(name) || indicators.Find(name) is not null;

    private bool IsRateOrKnown(ReadOnlySpan<char> name) =>
        name.EndsWith("率") || name.EndsWith("比重") || name.EndsWith("占比") || name.EndsWith("比例") || name.EndsWith("水平")
        || name.EndsWith("覆盖面") || name.EndsWith("标准")
            || indicators.Find(name) is { Measure: not (IndicatorMeasure.People or IndicatorMeasure.Count) };

    /// <summary>Whether what a list opens with was done to a later subject of it, too: 新建 of 新建农村公路579公里、桥梁163座.</summary>
    /// <param name="done">The verbs that the list opens with.</param>
    /// <param name="later">The later subject.</param>
    /// <param name="isAlike">Whether it is counted as the one before.</param>
    public static bool MayBeDone(string done, Subject later, bool isAlike)
    {
        bool isNew = done is "新增" or "净增", isGivenUp = Array.Exists(_givenUp, verb => done.StartsWith(verb, StringComparison.Ordinal));
        bool isKnown = later.Indicator is { Measure: var measure } && measure != IndicatorMeasure.Count
            && !(isNew && measure is not (IndicatorMeasure.People or IndicatorMeasure.Money or IndicatorMeasure.Rate));
        return DoneWords.MayBeOf(done, later.Written) && (isGivenUp || (!isKnown && (isAlike || isNew || !IsMeasure(later.Written))));
    }

    // Whether a name is that of a measure, 产值 or 面积, and not of things that are counted, which may end the names of indicators, too: 企业.
    private static bool IsMeasure(ReadOnlySpan<char> name)
    {
        foreach (string thing in (ReadOnlySpan<string>)["企业", "项目", "平台", "用户", "资金", "学位", "床位", "人数", "贷款", "人口", "外资"])
        {
            if (name.EndsWith(thing))
            {
                return false;
            }
        }
        return EndsAsName(name);
    }

    /// <summary>The longest that a name ends with as those of indicators do: 零售额; empty where it doesn't.</summary>
    /// <param name="name">The name.</param>
    /// <param name="most">How many characters it may have.</param>
    public static string HeadOf(ReadOnlySpan<char> name, int most = int.MaxValue)
    {
        string longest = "";
        foreach (string head in _heads)
        {
            longest = head.Length > longest.Length && head.Length <= most && name.EndsWith(head) ? head : longest;
        }
        return longest;
    }

    /// <summary>Whether a name ends as those of indicators do: 产值, 面积, 率.</summary>
    public static bool EndsAsName(ReadOnlySpan<char> name)
    {
        foreach (string head in _heads)
        {
            if (name.EndsWith(head))
            {
                return true;
            }
        }
        return false;
    }
}
