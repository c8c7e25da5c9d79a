namespace SearchPlans.Plans.Figures;

/// <content>What is counted and what isn't, and what is summed up over years.</content>
internal sealed partial class SentenceReader
{
    private static bool IsUnnamed(string name, FigureNumber number)
    {
        if (!number.IsCount)
        {
            return false;
        }
        if (name.EndsWith(')') || name.EndsWith('）'))
        {
            // 审议地方性法规（草案）23件.
            int open = name.LastIndexOfAny(['(', '（']);
            name = open > 1 ? name[..open] : name;
        }
        foreach (string word in _unnamed)
        {
            if (name.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        if (IsAward(name) || (name.StartsWith('获') && (name.EndsWith("奖励", StringComparison.Ordinal)
            || name.EndsWith("表彰", StringComparison.Ordinal) || name.EndsWith("激励", StringComparison.Ordinal))) || EndsInDeed(name))
        {
            return true;
        }
        if (number.Unit == "条" && IsOfMeasures(name))
        {
            return true;
        }
        if (number.Unit is "位" or "名"
            && (name.Contains("指数", StringComparison.Ordinal) || name.EndsWith('率') || name.Contains("排名", StringComparison.Ordinal)
                || name.Contains("位次", StringComparison.Ordinal)
                || name.EndsWith('居') || name.EndsWith('列') || name.EndsWith("前移", StringComparison.Ordinal)
                || name.EndsWith("居全国", StringComparison.Ordinal) || name.EndsWith("前进", StringComparison.Ordinal)
            || name.Contains("名次", StringComparison.Ordinal)))
        {
            return true;
        }
        if (number.Unit == "条" && (name.EndsWith('业') || name.EndsWith("领域", StringComparison.Ordinal)))
        {
            // 工业9条、服务业8条: measures, too.
            return true;
        }
        return number.Unit is "场" or "次" or "届" or "期" or "批" or "项" && !name.Contains('率', StringComparison.Ordinal)
            && number.Unit is not "项";
    }

    // 项目开工、建成各100个: what was done, and to what isn't said again.
    private static bool EndsInDeed(string name) => name.LastIndexOf('、') is > 0 and int last && name.Length - last == 3
        && DoneWords.IsMereDeed(name.AsSpan(last + 1));

    private static bool IsAward(string name) => Array.Exists(_awarded, word => name.StartsWith(word, StringComparison.Ordinal));

    // 出台支持企业发展16条, 稳经济51条: what papers of so many points are called.
    private static bool IsOfMeasures(string name) =>
        Array.Exists(["出台", "制定", "落实", "贯彻", "推出"], word => name.Contains(word, StringComparison.Ordinal)) || name.Contains('《')
            || Array.Exists(["发展", "复产", "投资", "复苏", "人才建设", "改革", "创新", "增长", "经济", "消费", "成本", "环境", "服务企业", "惠企"],
                word => name.EndsWith(word, StringComparison.Ordinal));

    private void Add(Subject subject, FigureNumber number, Statement statement, bool isFlow) =>
        _assembler.Add(subject, number, statement, NumberSense.Value, isFlow || IsFlow(subject, statement), _text);

    private static bool IsFlow(Subject subject, Statement statement)
    {
        if (statement.Predicate.Has(PredicateFlags.Total | PredicateFlags.New))
        {
            return true;
        }
        string name = subject.Written;
        if (name.EndsWith('率') || name.Contains("比重", StringComparison.Ordinal) || name.Contains('占', StringComparison.Ordinal)
            || name.EndsWith("比例", StringComparison.Ordinal))
        {
            return false;
        }
        if (name.Contains("建成区", StringComparison.Ordinal))
        {
            return false;
        }
        // 固定资产投资突破2800亿元 is that of a year, 新增就业突破20万人 of all of them.
        bool isReached = statement.Predicate.Has(PredicateFlags.Level);
        if (!isReached && Array.Exists(_deeds, deed => name.StartsWith(deed, StringComparison.Ordinal)))
        {
            return true;
        }
        foreach (string flow in _flows)
        {
            if (name.Contains(flow, StringComparison.Ordinal)
                && !(isReached && flow is "投资" or "支出" or "利用外资" or "使用外资" or "到位" or "建设" or "实现" or "完成" or "招商"))
            {
                return true;
            }
        }
        return false;
    }

    // 新建农村公路579公里、桥梁163座: the verb before the list is said of all of it. Empty where what follows has its own, or tells how much there is.
    private string DoneToAll(int start, int first, Subject later, Predicate predicate)
    {
        FigureNumber number = _numbers[first];
        if (first == 0 || _subjects.Count == 0 || number.IsShare || !(IsListed(start) || IsJoined(start) || IsNext(start, first, later))
            || later.Written != _text.Written(later.Start, later.End)
            || predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
            || (predicate.Has(PredicateFlags.Level) && !(predicate.Has(PredicateFlags.AtLeast) && _text.Text[number.Start - 1] is '超')))
        {
            // 新增企业超5000户、个体工商户超2万户: so many of them, too.
            return "";
        }
        Subject former = _subjects[^1];
        string done = former.Written[..DoneWords.LengthIn(former.Written)];
        return done.Length > 0 && IsDoneTo(done, later, _numbers[first - 1], number) ? done : "";
    }

    // 新增省级众创空间3家，国家级孵化器2家: counted alike, right behind, and told apart by their rank alone.
    private bool IsNext(int start, int first, Subject later)
    {
        bool isBehind = start > 0 && _text.Text[start - 1] == ',' && _numbers[first - 1].End == start - 1 && later.Start == start
            && _numbers[first - 1].Unit == _numbers[first].Unit && _numbers[first].IsCount && later.Indicator is null;
        const int Sort = 2;
        string name = later.Written;
        bool isNextCapacity = start > 0 && _text.Text[start - 1] == ',' && _numbers[first - 1].End == start - 1 && later.Start == start
            && name.EndsWith("能力", StringComparison.Ordinal) && name.Length > Sort + 1 && _subjects[^1].Written is { } former
            && former.StartsWith("新增", StringComparison.Ordinal) && former.EndsWith("能力", StringComparison.Ordinal);
        if (isNextCapacity)
        {
            // 新增合成氨生产能力152.5万吨，磷肥生产能力4.6万吨.
            return true;
        }
        if (!isBehind || name.Length <= Sort || DoneWords.IsVerb(name.AsSpan(0, Sort)) || IsAward(name)
            || _text.Text.AsSpan(start, _numbers[first].Start - start).Contains("累计", StringComparison.Ordinal))
        {
            return false;
        }
        return Array.Exists(_ranked, rank => name.StartsWith(rank, StringComparison.Ordinal));
    }

    // 新建泵站5座和水闸3座.
    private bool IsJoined(int start) => start > 0 && !_marks.Contains(_text.Text[start - 1])
        && _text.Text.AsSpan(start) is ['和' or '与', ..] or ['及', not ('以' or '其'), ..] or ['以', '及', ..];

    private static bool IsDoneTo(string done, Subject later, FigureNumber before, FigureNumber number)
    {
        if (NameReader.IsProperty(later.Written) || !NameReader.MayBeDone(done, later, before.Kind == number.Kind))
        {
            return false;
        }
        // 签约项目20个、协议资金30亿元: what they cost.
        return !IsMoney(number) || IsMoney(before) || !before.IsCount || _spent.Contains(done);
    }
}
