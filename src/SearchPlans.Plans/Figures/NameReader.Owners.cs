namespace SearchPlans.Plans.Figures;

/// <content>What a property is of that is told without its owner.</content>
internal sealed partial class NameReader
{
    // 存款余额 after 金融机构贷款余额, 总量 after 新增规上工业企业, 亩产 after 粮食产量, 占…比重 after 研发经费.
    private Subject? OfBefore(string written, Subject before, bool mayBeSame = false)
    {
        string former = before.Written;
        if (_properties.Contains(written))
        {
            string bare = WithoutCame(former);
            return Known(bare, before) ?? before with { Written = bare, Name = before.Indicator is null ? Plain(bare) : before.Name };
        }
        if (Array.IndexOf(_scopes, written) >= 0 && Array.Find(_scopes, scope => former.StartsWith(scope, StringComparison.Ordinal)
            && former.Length > scope.Length + 2) is { } other && other != written)
        {
            // 城镇零售物价总水平上涨16%；农村上涨18.8%.
            string of = former[other.Length..];
            of = written.EndsWith("居民", StringComparison.Ordinal) && of.StartsWith("居民", StringComparison.Ordinal) ? of[2..] : of;
            string? last = Array.Find(_scopes, scope => of.EndsWith(scope, StringComparison.Ordinal) && of.Length > scope.Length + 2);
            string there = written + (last is null ? of : of[..^last.Length]);
            return Known(there, before) ?? before with { Written = there, Name = Plain(there), Indicator = null };
        }
        if (written is "所占比重" or "比重" or "占比" or "所占比例")
        {
            string share = former + "占比";
            return before with { Written = share, Name = Plain(share), Indicator = indicators.Find(share) };
        }
        if (written.StartsWith('对') && written.EndsWith("贡献率", StringComparison.Ordinal))
        {
            string of = OfContribution(former);
            int whole = of.EndsWith("比重", StringComparison.Ordinal) || of.EndsWith("占比", StringComparison.Ordinal) ? of.IndexOf('占') : -1;
            string share = (whole > 1 ? of[..whole] : of) + written;
            return Known(share, before) ?? before with { Written = share, Name = Plain(share), Indicator = null };
        }
        former = OfContribution(former);
        if (written is "总收入" or "综合收入" && before.Indicator?.Name == "接待游客")
        {
            return Known("旅游总收入", before);
        }
        if (written is "市区" or "城区" or "城镇" or "农村" or "县城" or "乡镇" or "市本级" or "省本级" or "县本级" or "区本级" or "本级" or "男性"
            or "女性" && Array.IndexOf(_scopes, former) < 0)
        {
            // 其中市区2.3万户.
            return Known(written + former, before) ?? before with
            {
                Written = written + former,
                Name = Plain(written + former),
                Indicator = null
            };
        }
        if (written.StartsWith('占') && written.Length > 1 && written[1] is not ('道' or '用' or '线' or '补' or '有')
            && !written.StartsWith("占地面", StringComparison.Ordinal))
        {
            // 占高中阶段在校学生总数1297万人的44.8%: the whole is named, not counted.
            int digit = written.AsSpan().IndexOfAnyInRange('0', '9');
            string full = former + (digit > 1 ? written[..digit] : written);
            return Known(full, before) ?? before with { Written = full, Name = Plain(full), Indicator = null };
        }
        for (int length = Math.Min(former.Length, 20); length > 0; length--)
        {
            if (Known(former[..length] + written, before) is { } known
                && (mayBeSame || known.Name != before.Name || _ofProduct.Contains(written)))
            {
                return known;
            }
        }
        // 每台机车平均日产量, 实现利润: what is earned is none of so many tons.
        bool isEarned = written is "利润" or "利税" or "销售收入" && former.EndsWith('量');
        return _ofProduct.Contains(written) && !isEarned
            && Array.Exists(_products, end => former.EndsWith(end, StringComparison.Ordinal)) ? OfProduct(written, before) : null;
    }

    // 服务业增加值 of 服务业增加值对GDP的贡献率.
    private static string OfContribution(string name)
    {
        int at = name.IndexOf('对');
        return at > 1 && name.EndsWith("贡献率", StringComparison.Ordinal) ? name[..at] : name;
    }

    // 廉租住房竣工面积 after 廉租住房开工面积, 私营企业注册资金 after 私营企业; null where nobody is told whose it is.
    private string? OfOwner(string property, string former)
    {
        property = WithoutCame(property);
        if (_ofScheme.Contains(property)
            && Array.Find(Schemes, scheme => former.Contains(scheme, StringComparison.Ordinal)) is { } insured)
        {
            // 参加新型农村合作医疗的农民800万人，参合率98%.
            return insured + property;
        }
        if (_ofHouses.Contains(property))
        {
            return HouseIn(former) is { Length: > 0 } house && !former.EndsWith(property, StringComparison.Ordinal)
                ? house + property : null;
        }
        if (_bareRates.Contains(property) && RateOwner(property, former) is { } rated)
        {
            return rated;
        }
        if (!_ofOwner.Contains(property) && !_bareRates.Contains(property))
        {
            return null;
        }
        // 工业企业产值占全市工业总产值: a share of whom.
        int share = former.IndexOf('占');
        former = share > 2 ? former[..share] : former;
        int done = DoneWords.LengthIn(former);
        // 新增农民合作社覆盖率: of all of them.
        bool isOfAll = property.EndsWith('率') || _held.Contains(former[..done]) || indicators.Find(former[done..] + property) is not null;
        string owner = isOfAll ? former[done..] : former;
        string? own = _ofOwner.Concat(_heads).Where(end => owner.EndsWith(end, StringComparison.Ordinal) && owner.Length > end.Length + 1
            && !Array.Exists(_owners, thing => thing == end)).MaxBy(end => end.Length);
        own ??= Array.Find(_countedEnds, end => owner.EndsWith(end, StringComparison.Ordinal) && owner.Length > end.Length + 1);
        owner = own is null ? owner : owner[..^own.Length].TrimEnd('的', '年');
        string? stage = Array.Find(_measuredStages, word =>
            owner.EndsWith(word, StringComparison.Ordinal) && owner.Length > word.Length + 1);
        owner = stage is null ? owner : owner[..^stage.Length];
        return Array.Exists(_owners, thing => owner.EndsWith(thing, StringComparison.Ordinal)) ? owner + property : null;
    }

    // 高等学校 of 高等学校招收本科生: whose the students are.
    private static string HouseIn(string former)
    {
        former = former[DoneWords.LengthIn(former)..];
        // 高等学校招收本、专科学生: they are taken in by it.
        int taken = former.IndexOf("招收", StringComparison.Ordinal);
        former = taken > 1 ? former[..taken] : former;
        int end = 0;
        foreach (string house in _houses)
        {
            int at = former.LastIndexOf(house, StringComparison.Ordinal);
            end = at >= 0 ? Math.Max(end, at + house.Length) : end;
        }
        return former[..end];
    }

    // 高校毕业生就业率 after 高校毕业生就业, 人口死亡率 after 人口出生率, 热线解决率 after 热线响应率.
    private static string? RateOwner(string property, string former)
    {
        const int Rate = 3;
        if (former.Length > property.Length - 1 && former.EndsWith(property[..^1], StringComparison.Ordinal))
        {
            return former + "率";
        }
        return former.Length > Rate + 1 && _bareRates.Contains(former[^Rate..]) && former[^Rate..] != property
            ? former[..^Rate] + property : null;
    }

    // 行政规范性文件及时率 after 行政规范性文件报备率 in a list: whatever is rated. 绿地率 is a rate of its own.
    private static string? RateOfFirst(string property, string first)
    {
        const int Rate = 3, Least = 3;
        return property.Length == Rate && property[^1] == '率' && property is not ("绿地率" or "负债率" or "失业率")
            && first.Length >= Rate + Least && first[^1] == '率' && first[^Rate..] != property ? first[..^Rate] + property : null;
    }

    private Subject OfProduct(string property, Subject of)
    {
        string product = of.Written;
        string? own = _products.Where(end => product.EndsWith(end, StringComparison.Ordinal) && product.Length > end.Length)
            .MaxBy(end => end.Length);
        if (own is not null)
        {
            product = product[..^own.Length];
        }
        string full = product + property;
        return Known(full, of) ?? of with { Written = full, Name = Plain(full), Indicator = null };
    }
}
