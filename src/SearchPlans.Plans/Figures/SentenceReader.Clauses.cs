using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <content>Clauses without numbers, and the times that a sentence passes.</content>
internal sealed partial class SentenceReader
{
    private const int MaxToScheme = 16;

    private const string Corps = "新疆生产建设兵团";

    // 兵团要保证粮食生产…: the paragraph is of it, until another is named.
    private void NoteParagraphPlace(int start, int end)
    {
        (int length, string? place) = places.Read(_text.Text, start, end);
        if (length == 0 && PlaceReader.ZoneThatDoes(_text.Text.AsSpan(start, end - start)) is { Length: > 0 } zone)
        {
            // 江南产业集中区完成固定资产投资61亿元，实现财政收入3亿元: all of it is the zone's.
            (_sentencePlace, _zoneLength) = (zone, zone.Length);
            return;
        }
        int behind = start + length;
        if (length == 0 || place is null || behind >= end || PlaceReader.IsArea(place) && place != Corps)
        {
            return;
        }
        if (place == Corps)
        {
            _paragraphPlace = place;
        }
        else if (_text.Text[behind] is '要' or '将' or '应' or '坚' or '着' or '加')
        {
            // 经开区要发挥优势，完成产值1000亿元: what it is to do, up to the end of the statement.
            _sentencePlace = place;
        }
    }

    // 五年来, and what follows is of five years; 2017年, and what follows is of that year.
    private Moment NextPassage(string text, int start, int end)
    {
        const int MaxLead = 45, MaxClause = 12;
        foreach (TimeMark mark in _times)
        {
            int clause = start + text.AsSpan(start, mark.Start - start).LastIndexOfAny(",:") + 1;
            if (mark.Start - start > MaxLead || mark.Start - clause > MaxClause
                || text.AsSpan(start, mark.Start - start).IndexOfAny(";、") >= 0)
            {
                continue;
            }
            char before = mark.Start > start ? text[mark.Start - 1] : ' ', behind = mark.End < end ? text[mark.End] : ' ';
            if (before is '比' or '较' or '由' or '从' or '在' or '自' or '与' or '于' || IsRecord(mark) || IsOfPaper(mark))
            {
                continue;
            }
            bool isFirst = mark.Start - clause <= 3;
            bool opens = ",我全经期主的是发国地预政社:".Contains(behind, StringComparison.Ordinal)
                || (mark.Kind is TimeMarkKind.PastYears or TimeMarkKind.ComingYears && isFirst);
            bool isPlans = mark.Kind is TimeMarkKind.ThisYear or TimeMarkKind.LastYear or TimeMarkKind.PastYears or TimeMarkKind.ComingYears
                || (mark.Kind == TimeMarkKind.Year && mark.To >= clock.Reviewed - (mark.From == mark.To ? 0 : 1));
            if (opens && isPlans)
            {
                Moment next = clock.Of(mark, Passage);
                // Five years or one are what a passage is about; three are spoken of in between.
                const int Term = 5;
                bool isTold = mark.Kind switch
                {
                    TimeMarkKind.Year => mark.From != mark.To
                        || text.AsSpan(clause, mark.Start - clause).Contains("过去", StringComparison.Ordinal)
                        || (_isFirst && mark.Start == start && behind == ',' && mark.To == clock.Reviewed)
                        // 各位代表，2020年是“十三五”收官之年.
                        || (mark.Start == clause && behind == '是' && mark.To == clock.Reviewed),
                    TimeMarkKind.PastYears => mark.To == Term,
                    // 今后五年, not 用五年时间 and 谋划好未来五年的蓝图.
                    TimeMarkKind.ComingYears => mark.To == Term && mark.Start == clause && text[mark.Start] is '今' or '未' or '下',
                    _ => true,
                };
                Lasting = isTold && next.Aim == Lasting.Aim ? next : Lasting;
                return next;
            }
        }
        // 主要预期目标是: whatever was spoken of before.
        return IsAim(text.AsSpan(start, end - start)) && Passage.Aim == FigureAim.Result && !clock.IsPast && clock.Year > 0
            ? clock.Of(PlanPart.Deployment, isAhead: true)
            : Passage;
    }

    // In a passage of five years: 地区生产总值1462亿元、增长10.1%. So little is growth of the last year, and so is what follows.
    private bool IsOfOneYear(Moment moment, int start, int end)
    {
        const int LeastYears = 4;
        const decimal MostOfYear = 16;
        if (moment.Aim != FigureAim.Result || moment.To - moment.From + 1 < LeastYears || moment != Lasting
            || _times.Exists(time => time.Kind is not (TimeMarkKind.WholeYear or TimeMarkKind.PartOfYear)))
        {
            return false;
        }
        ReadOnlySpan<char> sentence = _text.Text.AsSpan(start, end - start);
        return !sentence.Contains("累计", StringComparison.Ordinal) && !sentence.Contains("年均", StringComparison.Ordinal)
            && !sentence.Contains("平均", StringComparison.Ordinal)
            && _assembler.Drafts.Any(draft => draft is
            {
                Subject: { Indicator.Name: "地区生产总值", Place: null },
                Change: { Kind: FigureChangeKind.Total, Amount: { Unit: "%", Number: > 0 and < MostOfYear } },
            });
    }

    private static bool IsAim(ReadOnlySpan<char> sentence)
    {
        int colon = sentence.IndexOf(':');
        return colon > 0 && sentence[..colon] is var lead && (lead.Contains("目标", StringComparison.Ordinal))
            && (lead.EndsWith("是") || lead.EndsWith("为") || lead.EndsWith("目标"));
    }

    // 服务业增加值突破万亿元、达到1.02万亿元: what a remark without a number names goes on behind it.
    private void ReadRemark(int from, int to)
    {
        ReadOnlySpan<char> remark = _text.Text.AsSpan(from, to - from);
        int verb = -1;
        foreach (string reached in (ReadOnlySpan<string>)["突破", "超过", "超", "跨越", "迈上", "跃上", "实现翻番", "翻番", "跨上", "迈过", "首破", "再破"])
        {
            int at = remark.IndexOf(reached);
            verb = at > 1 && (verb < 0 || at < verb) ? at : verb;
        }
        foreach (string how in (ReadOnlySpan<string>)["首次", "成功", "历史性", "一举", "再次", "连续", "已", "率先", "双双"])
        {
            verb = verb > how.Length + 1 && remark[..verb].EndsWith(how) ? verb - how.Length : verb;
        }
        if (verb > 1 && _names.Topic(_text, from, from + verb, _times, isWhole: true) is { } topic)
        {
            _subjects.Add(topic.Place is null ? topic with { Place = _place } : topic);
            _counted = topic;
            (_isOther, _isAfterClause, _isUnread) = (false, false, false);
        }
    }

    private void ReadClause(int from, int to)
    {
        ReadOnlySpan<char> clause = _text.Text.AsSpan(from, to - from);
        _isOfThat |= clause.StartsWith("该") && !clause.StartsWith("该项");
        foreach (string field in (ReadOnlySpan<string>)["民营经济", "非公有制经济", "非公经济", "个体私营经济", "服务业", "现代服务业", "第三产业", "数字经济", "海洋经济",
            "高新技术产业", "战略性新兴产业", "文化产业", "旅游业", "县域经济"])
        {
            // 民营经济加快发展，增加值占GDP的比重达52%.
            if ((clause.StartsWith(field) && clause.Length > field.Length) || (clause.EndsWith(field) && clause.Contains("发展",
                StringComparison.Ordinal)))
            {
                _names.Field = field;
            }
        }
        foreach (string way in (ReadOnlySpan<string>)["高速公路", "高速铁路", "高铁", "农村公路", "轨道交通", "地铁", "铁路", "公路"])
        {
            // 高速公路建设实现新跨越，新增通车里程2216公里; 建成务正等高速公路，新增通车里程83公里.
            bool isBuilt = (clause.StartsWith(way) && clause.Length > way.Length && clause[way.Length] is '建' or '网' or '实' or '通')
                || (clause.EndsWith(way) && clause.IndexOf('建') >= 0)
                || (clause.IndexOf(way) is > 0 and int at && clause[(at + way.Length)..].StartsWith("建设"));
            if (isBuilt)
            {
                _names.Way = way;
                break;
            }
        }
        foreach (string field in (ReadOnlySpan<string>)["工业", "农业", "建筑业", "乡镇企业"])
        {
            int item = clause.Length > 2 && clause[1] == '是' && WrittenNumber.IsChineseNumeral(clause[0]) ? 2 : 0;
            if (clause[item..].StartsWith(field) && clause.Length > item + field.Length
                && clause[item + field.Length] is '生' or '经' or '战' or '发' or '保' or '抓' or '改')
            {
                _names.Field = field;
            }
        }
        if (clause.StartsWith("从") && clause.EndsWith("看") && NameReader.HeadOf(clause[1..^1]) is { Length: > 2 } seen)
        {
            // 从商品零售额看，国有单位增长7%.
            _names.ListHead = seen;
            return;
        }
        if (_text.Text[to] == ':' && ListHeadOf(clause) is { Length: > 0 } head)
        {
            _names.ListHead = head;
            return;
        }
        foreach (string scheme in NameReader.Schemes)
        {
            // 新农合提前3年覆盖全省，筹资标准提高到100元.
            if (clause.IndexOf(scheme) is >= 0 and < MaxToScheme)
            {
                _names.Scheme = scheme;
                break;
            }
        }
        if (clause.StartsWith("在") && clause.EndsWith("中") && clause.Length is > 4 and < 20)
        {
            _names.Whole = _text.Written(from + 1, to - 1);
            return;
        }
        bool isAdjusted = clause.Contains("扣除", StringComparison.Ordinal) || clause.Contains("剔除", StringComparison.Ordinal);
        if (isAdjusted && clause.IndexOfAny('价', '涨') >= 0)
        {
            _isReal = true;
            return;
        }
        // 新增加的主要生产能力有：…
        _isCapacity |= clause.Contains("新增", StringComparison.Ordinal) && clause.EndsWith("能力有");
        if (_times.Find(time => time.Start > from && time.End <= to && time.Kind == TimeMarkKind.Year
            && _text.Text[time.Start - 1] is '比' or '较') is { To: > 0 } than)
        {
            // 1957年比1952年将有如下的增长: …
            _assembler.Compare(_text.Text[than.Start..than.End], than);
        }
        if ((clause.EndsWith("相比") || clause.EndsWith("比较") || clause.EndsWith("相比较"))
            && _times.FindLast(time => time.Start >= from && time.End <= to && time.Kind == TimeMarkKind.Year) is { To: > 0 } compared)
        {
            _assembler.Compare(_text.Text[compared.Start..compared.End], compared);
            _passed = compared;
            return;
        }
        if (clause.EndsWith("相比") && clause.LastIndexOfAny("与同和") is >= 0 and int with && clause.Length - with > 4
            && !clause.Contains("同期", StringComparison.Ordinal) && !clause.Contains("年", StringComparison.Ordinal)
            && (clause.EndsWith("水平相比") || clause.EndsWith("以前相比") || clause.EndsWith("之前相比")))
        {
            // 与解放前最高水平相比，….
            _assembler.CompareWith(_text.Text[(from + with + 1)..(to - 2)]);
            return;
        }
        if (clause.EndsWith("解放以来") || clause.EndsWith("建国以来") || clause.EndsWith("新中国成立以来") || clause.EndsWith("改革开放以来"))
        {
            const int Founded = 1949, Opened = 1978;
            int since = clause.EndsWith("改革开放以来") ? Opened : Founded;
            _assembler.Compare("", new TimeMark(from, to, TimeMarkKind.Year, since, since));
            return;
        }
        if (clause.Contains("为基数", StringComparison.Ordinal) || clause.Contains("为基期", StringComparison.Ordinal))
        {
            TimeMark basis = _times.Find(time => time.Start >= from && time.End <= to && time.Kind == TimeMarkKind.Year);
            _assembler.BasisYear = basis.To;
            return;
        }
        if (places.Read(_text.Text, from, to) is { Length: > 0 } named && _text.Text[from + named.Length] is not ('等' or '和' or '、')
            && !PlaceReader.IsArea(named.Place) && ClaimsSentence(from, to))
        {
            _place = named.Place ?? _place;
        }
        if (places.Own != Nation && (clause.StartsWith("我国") || clause.StartsWith("全国经济") || clause.StartsWith("中国经济")
            || clause.Contains("综合国力", StringComparison.Ordinal)))
        {
            // 我国经济实力跃上新台阶，国内生产总值突破100万亿元.
            _place = Nation;
        }
        int made = clause.IndexOf('把') + 1;
        if (made > 0 && places.Read(_text.Text, from + made, to) is { Place: { } place, Length: > 0 and int length }
            && _text.Text[from + made + length] is '建' or '打')
        {
            // 把兰州新区建设成为现代新城，力争….
            _place = place;
        }
        if (_names.Listed(_text, from, to, _times) is { Count: > 1 } listed)
        {
            _subjects.AddRange(listed);
            _listed.Clear();
            _listed.AddRange(listed);
            return;
        }
        if (_names.Topic(_text, from, to, _times, isWhole: true) is { } topic)
        {
            _subjects.Add(topic.Place is null ? topic with { Place = _place } : topic);
            return;
        }
        // 工业增长率明显提高，达到13%: of something else than what was spoken of before.
        bool isAside = clause.Length < 4 || clause.IndexOfAny('年', '计') >= 0 || clause.Contains("核算", StringComparison.Ordinal)
            || clause.Contains("预", StringComparison.Ordinal) || clause.StartsWith("除");
        Carried = isAside ? Carried : null;
        _isOther = !isAside;
    }

    // 五年的建设规模为：…, 各部门的投资分配如下：…
    private static string ListHeadOf(ReadOnlySpan<char> clause)
    {
        if (clause.Contains("新增", StringComparison.Ordinal) && clause.EndsWith("能力有"))
        {
            // What is new of each: told otherwise.
            return "";
        }
        if (!clause.EndsWith("为") && !clause.EndsWith("是") && !clause.EndsWith("如下") && !clause.EndsWith("有"))
        {
            return "";
        }
        const int MaxBehind = 10;
        foreach (string head in (ReadOnlySpan<string>)["建设规模", "建设总规模", "生产能力", "新增能力", "加工能力", "零售额", "销售量", "收购量", "出口量", "进口量", "供应量",
            "投资", "拨款", "支出"])
        {
            int at = clause.LastIndexOf(head);
            if (at >= 0 && clause.Length - at - head.Length <= MaxBehind)
            {
                return head;
            }
        }
        return "";
    }

    // Every time before the number that isn't what it is compared with.
    private Moment NextMoment(Predicate predicate, Moment moment, int end)
    {
        for (; _time < _times.Count && _times[_time].End <= end; _time++)
        {
            TimeMark mark = _times[_time];
            if (mark is { Kind: TimeMarkKind.Year, Start: > 0 } && _text.Text[mark.Start - 1] == '在' && IsBasis(mark.End))
            {
                // 在2020年基础上翻番.
                _assembler.Compare(_text.Text[mark.Start..mark.End], mark);
                continue;
            }
            // 由2005年的18.9:47.4:33.7调整到…: no number that is read, and yet a start.
            bool isStart = mark is { Kind: TimeMarkKind.Year, Start: > 0 } && mark.From == mark.To
                && _text.Text[mark.Start - 1] is '由' or '从'
                && mark.End < _text.Text.Length && _text.Text[mark.End] is not ('起' or '开' or '以' or ',');
            bool isBasis = isStart || IsRecord(mark) || IsPriceBasis(mark) || IsOfPaper(mark)
                || mark == _passed || mark == predicate.BasisTime
                || (predicate.Has(PredicateFlags.Start)
                && mark == predicate.Time)
                || (mark.Kind is TimeMarkKind.LastYear or TimeMarkKind.Year && mark.From != mark.To && IsPassing(mark))
                || (mark.Kind == TimeMarkKind.LastYear && IsPassing(mark))
                || (mark.Start > 0 && _text.Text[mark.Start - 1] is '比' or '较');
            if (!isBasis)
            {
                moment = clock.Of(mark, moment);
            }
        }
        return moment;
    }

    // 《行动方案(2022—2024年)》: which years a paper is for.
    private bool IsOfPaper(TimeMark mark)
    {
        ReadOnlySpan<char> before = _text.Text.AsSpan(0, mark.Start);
        if (before.LastIndexOf('《') > before.LastIndexOf('》'))
        {
            return true;
        }
        return mark.From != mark.To && before.Length > 2 && before[^1] == '(' && (before[^2] is '案' or '划' or '要' or '动' or '程');
    }

    // 按1995年价格, 以1954年为基数: in what it is counted, or from where.
    private bool IsPriceBasis(TimeMark mark)
    {
        const int MaxBehind = 7;
        if (mark is not { Kind: TimeMarkKind.Year, Start: > 0 } || mark.From != mark.To)
        {
            return false;
        }
        ReadOnlySpan<char> behind = _text.Text.AsSpan(mark.End, Math.Min(MaxBehind, _text.Text.Length - mark.End));
        return _text.Text[mark.Start - 1] switch
        {
            '按' => behind.IndexOf('价') >= 0,
            '以' => behind.StartsWith("为基"),
            _ => false,
        };
    }

    // 为近4年来的新高: as long as nothing was higher, and not when it was.
    private bool IsRecord(TimeMark mark)
    {
        const int MaxBehind = 8;
        if (mark.Kind is not (TimeMarkKind.PastYears or TimeMarkKind.Years))
        {
            return false;
        }
        ReadOnlySpan<char> behind = _text.Text.AsSpan(mark.End, Math.Min(MaxBehind, _text.Text.Length - mark.End));
        behind = behind[..(behind.IndexOfAny(_ends) is >= 0 and int stop ? stop : behind.Length)];
        return behind.Contains("新高", StringComparison.Ordinal) || behind.Contains("新低", StringComparison.Ordinal)
            || behind.Contains("最", StringComparison.Ordinal);
    }

    // 兵团综合实力显著增强: what follows is of it; 赣州综合保税区规划调整通过验收 is of nothing else.
    private bool ClaimsSentence(int from, int to)
    {
        ReadOnlySpan<char> clause = _text.Text.AsSpan(from, to - from);
        return clause.Contains("实力", StringComparison.Ordinal) || clause.Contains("经济", StringComparison.Ordinal)
            || clause.Contains("发展", StringComparison.Ordinal) || clause.Contains("建设", StringComparison.Ordinal) || from == to;
    }

    // 在2020年基础上, 在2015年的水平上; 在1978年高达 tells when.
    private bool IsBasis(int end)
    {
        ReadOnlySpan<char> behind = _text.Text.AsSpan(end);
        behind = behind.StartsWith("的") ? behind[1..] : behind;
        return behind.StartsWith("基") || behind.StartsWith("水平");
    }

    // 与上年持平, 在去年的基础上: named only to compare with.
    private bool IsPassing(TimeMark mark)
    {
        ReadOnlySpan<char> before = _text.Text.AsSpan(0, mark.Start);
        if (mark.Kind == TimeMarkKind.Year && mark.From != mark.To && mark.To < clock.Reviewed
            && (before.EndsWith("超过") || before.EndsWith("相当于") || before.EndsWith("高于") || before.EndsWith("多于") || before.EndsWith("低于")
                || before.EndsWith("为") || before.EndsWith("是") || before.EndsWith("接近")))
        {
            // 超过“十五”时期总和.
            return true;
        }
        ReadOnlySpan<char> behind = _text.Text.AsSpan(mark.End, Math.Min(4, _text.Text.Length - mark.End));
        return (mark.Start > 0 && _text.Text[mark.Start - 1] is '比' or '较' or '在' or '与' or '同' or '超' or '于' or '是')
            || behind.StartsWith("持平") || behind.StartsWith("水平") || behind.StartsWith("同期") || behind.StartsWith("基")
                || behind.StartsWith("的基") || behind.StartsWith("实绩");
    }
}
