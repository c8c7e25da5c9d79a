using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <content>What stands before and behind a name and is no part of it.</content>
internal sealed partial class NameReader
{
    private int Trim(string text, int start, ref int end, List<TimeMark> times, ref string? place)
    {
        ulong characters = CharactersOf(text.AsSpan(start, end - start));
        foreach ((string cut, ulong needed) in _cuts)
        {
            if ((characters & needed) != needed)
            {
                continue;
            }
            int at = text.AsSpan(start, end - start).LastIndexOf(cut);
            // 以工代赈带动就业: what is counted is work that came of it.
            if (cut == "带动" && at >= 0 && IsLed(text.AsSpan(start + at + cut.Length, end - start - at - cut.Length)))
            {
                continue;
            }
            // 新开工并完成棚户区改造: one thing that was done.
            bool isOne = cut is "并完成" or "并实现" && at >= 0
                && text.AsSpan(start + at + cut.Length, end - start - at - cut.Length)
                    is not ("投资" or "产值" or "税收" or "营业收入" or "销售收入" or "利润" or "增加值" or "固定资产投资");
            if (at >= 0 && start + at + cut.Length < end && !isOne)
            {
                start += at + cut.Length;
            }
        }
        bool isOfAll = false;
        for (bool isFound = true; isFound && start < end;)
        {
            isFound = false;
            foreach (TimeMark time in times)
            {
                // 在1952年的粮食产量, too.
                int from = text[start] == '在' ? start + 1 : start;
                if (time.Start <= from && time.End > start && time.End <= end)
                {
                    (start, isFound) = (time.End, true);
                    foreach (string within in (ReadOnlySpan<string>)["以前", "之前", "前", "内"])
                    {
                        // 1985年底以前, 今年内.
                        if (end - start > within.Length + 1 && string.CompareOrdinal(text, start, within, 0, within.Length) == 0
                            && !(within is "前" && text[start + 1] is '三' or '端' or '期'))
                        {
                            start += within.Length;
                            break;
                        }
                    }
                }
            }
            if (start < end && places.Read(text, start, end) is { Length: > 0 } named
                && !(PlaceReader.IsArea(named.Place) && text[start + named.Length] is '和' or '、' or '与' or '及')
                && (!PlaceReader.IsZone(text.AsSpan(start, named.Length))
                    || !(isOfAll || IsPartOfZone(text.AsSpan(start + named.Length, end - start - named.Length)))))
            {
                (start, isFound) = (start + named.Length, true);
                place = named.Place ?? place;
                continue;
            }
            int since = text.AsSpan(start, Math.Min(MaxSince, end - start)).IndexOf("以来");
            if (since > 0 && start + since + 2 < end && text.AsSpan(start, since).IndexOfAny("、和与的") < 0)
            {
                // 挂牌以来, 撤县设市以来.
                (start, isFound) = (start + since + 2, true);
                continue;
            }
            int best = start < end ? ItemNumber(text, start, end) : 0;
            foreach (string word in start < end && _leadingByStart.TryGetValue(text[start], out string[]? leading) ? leading : [])
            {
                if (word.Length > best && end - start >= word.Length && string.CompareOrdinal(text, start, word, 0, word.Length) == 0
                    && MayBeCut(text, start, end, word))
                {
                    best = word.Length;
                }
            }
            foreach (string word in start < end && _areasByStart.TryGetValue(text[start], out string[]? areas) ? areas : [])
            {
                if (end - start > word.Length + 1 && word.Length > best && string.CompareOrdinal(text, start, word, 0, word.Length) == 0
                    && word is not ("全社会" or "全部") && text[start + word.Length] != '性')
                {
                    best = word.Length;
                }
            }
            if (best > 0)
            {
                ReadOnlySpan<char> word = text.AsSpan(start, best);
                // 全市开发区营业收入: of all of them, not of one.
                isOfAll |= word is "全市" or "全省" or "全区" or "全州" or "全国" or "各类" or "各级";
                _isOfNation |= word is "全国" or "我国";
                IsTotal |= word is "累计" or "总共" or "共计" or "合计" or "共";
                IsAverage |= word is "年均" or "平均每年" or "每年" or "年平均";
                (start, isFound) = (start + best, true);
            }
        }
        foreach (string verb in _raised)
        {
            // 提高计算机普及率: the rate is what is measured.
            if (end - start > verb.Length + 1 && string.CompareOrdinal(text, start, verb, 0, verb.Length) == 0
                && indicators.Find(text.AsSpan(start, end - start)) is null && IsRateOrKnown(text.AsSpan(start + verb.Length,
                    end - start - verb.Length)))
            {
                start += verb.Length;
                break;
            }
        }
        if (end - start > 4 && text[end - 3] == '连' && text[end - 2] == '续' && WrittenNumber.IsChineseNumeral(text[end - 1]))
        {
            // 旅游总收入连续五年均增长20%.
            end -= 3;
        }
        while (end > start && text[end - 1] is '的' or '、' or '和' or '与' or '及' or '在' or '了' or ' ' or '-' or '却')
        {
            end--;
        }
        return start;
    }

    // A bit for each character, shared by some: a word may stand in a text only where all of its bits are set.
    private static ulong CharactersOf(ReadOnlySpan<char> text)
    {
        ulong bits = 0;
        foreach (char c in text)
        {
            bits |= 1ul << c;
        }
        return bits;
    }

    // （二）农业支出, 10个园区完成投资: the number isn't part of the name.
    private static int ItemNumber(string text, int start, int end)
    {
        int at = start;
        if (text[at] == '(')
        {
            at++;
            while (at < end && at - start < 4 && (WrittenNumber.IsChineseNumeral(text[at]) || char.IsAsciiDigit(text[at])))
            {
                at++;
            }
            if (at > start + 1 && at < end && text[at] == ')')
            {
                return at + 1 - start;
            }
            // (下同)全年实现生产总值: a remark on what stands before.
            const int MaxRemark = 8;
            int close = text.AsSpan(start, Math.Min(MaxRemark, end - start)).IndexOf(')');
            return close > 0 && start + close + 2 < end && text.AsSpan(start, close).IndexOfAny("同接鼓含") > 0 ? close + 1 : 0;
        }
        if (WrittenNumber.IsChineseNumeral(text[at]) && at + 2 < end && text[at + 1] == '、'
            && !WrittenNumber.IsChineseNumeral(text[at + 2]))
        {
            // 二、教育事业费: not 一、二产业.
            return 2;
        }
        while (at < end && at - start < 5 && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        if (at > start && at + 1 < end && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            // 14.2绵羊毛产量: the growth of the row before, where rows ran together.
            for (at++; at < end && char.IsAsciiDigit(text[at]); at++)
            {
            }
            return at - start;
        }
        return at > start && at + 2 < end && text[at] is '个' or '项' or '.' or '、' ? at + 1 - start : 0;
    }

    // 带动就业, 带动农户: what was led is what is counted; 带动农户增收 tells of their income.
    private static bool IsLed(ReadOnlySpan<char> led)
    {
        if (led.StartsWith("就业"))
        {
            return true;
        }
        foreach (string people in (ReadOnlySpan<string>)["农户", "农民", "群众", "贫困户", "脱贫户", "村民", "创业", "居民", "农牧户", "牧户", "贫困人口", "脱贫人口",
            "贫困群众", "脱贫群众", "农村劳动力"])
        {
            if (led.SequenceEqual(people))
            {
                return true;
            }
        }
        return false;
    }

    // 实现 and its like open a name only where something is left; 到 and 经 are parts of words: 到位资金, 经济.
    private static bool MayBeCut(string text, int start, int end, string word)
    {
        int next = start + word.Length;
        char behind = next < end ? text[next] : ' ';
        return word switch
        {
            // 从2021年起每年引进: not 起重机.
            "起" => start > 0 && text[start - 1] is '年' or '月' or '日',
            // 全区有国家级龙头企业24家, not 有限 and 有效.
            "有" => behind is '国' or '省' or '县' or '规' or '各',
            "保证" => behind is not ('金' or '率' or '水' or '保' or '险' or '体' or '人'),
            "经" => behind is not ('济' or '营' or '贸' or '常' or '费' or '开'),
            "到" or "至" => behind is not ('位' or '账' or '户' or '港' or '岸' or '期'),
            // 对GDP的贡献率: of what was told before.
            "对" => behind is not ('外' or '口' or '接' or '标' or '台' or '比' or '照' or '应')
                && !text.AsSpan(next, end - next).Contains("贡献率", StringComparison.Ordinal),
            "即" => behind is not ('时' or '将' or '刻' or '墨' or '开' or '期'),
            "如" => behind is not ('期' or '意' or '何' or '果' or '皋' or '东'),
            "带动" => !IsLed(text.AsSpan(next, end - next)),
            "引导" or "支持" or "鼓励" or "推动" => behind != '性',
            "由" or "从" => behind is not ('业'),
            // 共生产机制纸, not 共生.
            "共" => (behind is not ('有' or '同' or '享' or '产' or '青' or '管' or '富' or '治' or '赢' or '生' or '性' or '轨')
                    || (behind == '生' && next + 1 < end && text[next + 1] == '产'))
                && !(behind == '建' && next + 1 < end && text[next + 1] is not ('成' or '设' or '立' or '有' or '起')),
            "共有" => behind is not ('产' or '住' or '制' or '股' or '权'),
            "只" => behind is not ('有' or '能'),
            "末" or "底" or "初" => behind is not ('中' or '一' or '端' or '级' or '始' or '播' or '次'),
            "为" => behind is not ('民' or '校' or '园' or '册' or '建' or '岗'),
            // 在我市就读的学生; 在青高校毕业生, 在园幼儿.
            "在" => behind is '我' or '全' or '本' or '各' or '国' or '省' or '市' or '县' or '城' or '乡' or '农' or '主' or '中' or '重' or '这' or '此',
            "按时" or "及时" or "足额" => behind is '发' or '足' or '拨' or '兑' or '支' or '破' or '化' or '处' or '出',
            "综合" => false,
            "保持" or "达到" => next < end,
            "和" or "与" or "及" => behind is not ('谐' or '会' or '时'),
            "可" => behind is not ('再' or '持' or '支' or '比' or '利' or '视' or '回' or '循' or '用'),
            "将" or "把" or "使" or "要" or "让" => behind is not ('用' or '素' or '利'),
            "安排" => next < end,
            "计划" => next < end && behind != '生',
            "提出" => next < end,
            "再" => behind is not ('生' or '就'),
            "均" => behind is not ('衡' or '价'),
            "平均每年" or "年均" or "每年" => true,
            "按" => behind is not ('时' or '期' or '劳' or '揭' or '规' or '户'),
            "仅" or "已" or "也" or "还" or "又" => behind is not ('原' or '款'),
            "任务" or "严格" or "有效" or "基本" or "有力" =>
                behind is not ('发' or '养' or '医' or '建' or '公' or '灌' or '药' or '投' or '农' or '草' or '利'),
            "自治区" => behind is not ('级' or '人' or '本'),
            "超过" or "高于" => next + 1 < end,
            "全面" => behind is not ('小' or '建'),
            "并" => behind is not ('网' or '购' or '轨'),
            "重点" => !text.AsSpan(next, end - next).StartsWith("建设项目") && !text.AsSpan(next, end - next).StartsWith("建设工程")
                && behind is '新' or '改' or '建' or '推' or '实' or '抓' or '打' or '支' or '扶' or '培',
            "其" => behind is not ('他' or '它' or '余' or '中' or '次' or '实'),
            "提前" => behind is '实' or '完' or '达',
            "全国" or "我国" => behind != '性',
            "初步统计" => true,
            _ => true,
        };
    }

    // 开发区管理机构 is no 机构 in one.
    private static bool IsPartOfZone(ReadOnlySpan<char> rest)
    {
        foreach (string part in (ReadOnlySpan<string>)["管理", "管委", "建设", "体制", "整合", "总数", "数量", "面积", "规划", "基础设施", "改革"])
        {
            if (rest.StartsWith(part))
            {
                return true;
            }
        }
        return false;
    }
}
