using SearchPlans.Text.Characters;

namespace SearchPlans.Plans;

/// <summary>What a plan says of itself, and where: the sources that metadata is read from.</summary>
internal sealed class MetadataInference
{
    private const int MaxBodyChars = 60_000;
    private const int MaxLeadIn = 10;
    private const int MaxLeadInChars = 200;

    private static readonly string[] _ranks = ["自治区", "省", "市", "州", "盟", "县", "旗", "区"];

    private readonly string _text;
    private readonly string _path;
    private readonly string _title;
    private readonly List<string> _titles = [];
    private readonly List<string> _firstLines = [];
    private readonly List<(string Text, bool LooksBack)> _headings;
    private readonly List<string> _leadIn = [];
    private readonly List<string> _notice = [];
    private readonly string _opening;
    private readonly string _number;
    private readonly Signature? _signature;
    private readonly PlanMetadata _known;
    private readonly bool _hasSpeech;

    private MetadataInference(
        string text, string path, List<PlanLine> lines, PlanFrame frame, List<HeadingMark> marks, PlanMetadata known)
    {
        string knownTitle = known.IsTitleStated ? "" : known.Title;
        _known = known;
        _text = text;
        _path = path.Replace('\\', '/');
        string title = frame.TitleLine < 0
            ? ""
            : OneLine(text, lines, frame.TitleLine, frame.TitleEnd, _path.EndsWith(".md", StringComparison.OrdinalIgnoreCase));
        int byline = title.IndexOf("——", StringComparison.Ordinal);
        if (byline > 4)
        {
            _firstLines.Add(title[byline..]);
            title = title[..byline].Trim();
        }
        string notice = frame.NoticeLine < 0
            ? "" : OneLine(text, lines, frame.NoticeLine, frame.NoticeEnd, isMarkdown: false, isNotice: true);
        if (DocumentTitles.Issues(title))
        {
            (notice, title) = (title, Headlines.Title(title));
        }
        _title = title;
        if (knownTitle.Length > 0)
        {
            _titles.Add(Simplified(knownTitle));
        }
        if (_title.Length > 0)
        {
            _titles.Add(Simplified(_title));
        }
        if (notice.Length > 0)
        {
            _notice.Add(notice);
        }
        for (int i = Math.Max(frame.NoticeEnd, 0); frame.NoticeLine >= 0 && i < frame.TitleLine; i++)
        {
            _notice.Add(lines[i].Content(text).ToString());
        }
        int firstLine = frame.TitleLine < 0 ? frame.FrontMatterLines : frame.TitleEnd;
        for (int i = firstLine; i < Math.Max(frame.BodyLine, firstLine); i++)
        {
            if (lines[i].Role is LineRole.Byline && lines[i].Form != LineForm.Rule)
            {
                _firstLines.Add(lines[i].Content(text).ToString());
            }
        }
        _headings = marks.ConvertAll(mark => Heading(text, lines, mark));
        for (int i = frame.FrontMatterLines; i < Math.Max(frame.TitleLine, 0); i++)
        {
            if (lines[i].Role == LineRole.Surrounding && _leadIn.Count < MaxLeadIn)
            {
                _leadIn.Add(text.Substring(lines[i].Start, Math.Min(lines[i].End - lines[i].Start, MaxLeadInChars)));
            }
        }
        _hasSpeech = _firstLines.Exists(line => Wording.IsSalutation(line) || line.Contains("会议", StringComparison.Ordinal));
        List<string> around = [.. _firstLines.Concat(_leadIn).Concat(_notice)];
        // 中华人民共和国国务院令 | 第722号
        _number = around.Select(line => DocumentNumbers.OfLine(line))
            .Concat(around.Zip(around.Skip(1)).Where(two => two.First.EndsWith('令'))
                .Select(two => DocumentNumbers.OfLine(two.First + two.Second)))
            .FirstOrDefault(said => said.Length > 0, "");
        _signature = frame.NoticeLine >= 0
            ? Signatures.Find(text, lines, frame.NoticeEnd, frame.TitleLine)
            : Signatures.Find(text, lines, frame.BodyLine, lines.Count);
        int opening = frame.BodyLine < lines.Count ? lines[frame.BodyLine].Start : 0;
        _opening = text.Substring(opening, Math.Min(400, text.Length - opening));
    }

    // Names of places and kinds of documents are known in simplified characters. One such character alone may be a name's own: 乾县.
    private static string Simplified(string title)
    {
        const int MinTraditional = 2;
        string folded = string.Concat(title.Select(c => c is >= '\u4E00' and <= '\u9FFF' ? CharacterFolding.Fold(c) : c));
        return title.Zip(folded).Count(pair => pair.First != pair.Second) >= MinTraditional ? folded : title;
    }

    /// <summary>Understands what can be understood; what is <paramref name="known"/> is built on.</summary>
    public static PlanMetadata Infer(
        string text, string path, List<PlanLine> lines, PlanFrame frame, List<HeadingMark> marks, PlanMetadata known)
    {
        var inference = new MetadataInference(text, path, lines, frame, marks, known);
        // What was said not to be known isn't concluded from either.
        string type = known.Type.Length > 0 || known.Unknown.HasFlag(UnknownFields.Type) ? known.Type : inference.Type();
        int year = known.Year != 0 || known.Unknown.HasFlag(UnknownFields.Year) ? known.Year : inference.Year(type);
        bool hasPlace = known.HasPlace || known.Unknown.HasFlag(UnknownFields.Place);
        PlanMetadata inferred = known with { Type = type, Year = year };
        if (!hasPlace && inference.Place() is { } region)
        {
            inferred = inferred with { Province = region.Province, City = region.City, County = region.County };
        }
        return inferred with
        {
            Title = inference.Title(inferred),
            IsTitleStated = false,
            ReviewedYear = inference.ReviewedYear(type, year),
            Issuer = inference.Issuer(inferred),
            Number = inference._number,
            SignedOn = inference._signature?.Day,
            Published = inference.Published(type),
        };
    }

    // A report is known from the day on which it was given: ——2024年1月16日在…会议上, in its title also with who gave it.
    private DateOnly? Published(string type)
    {
        IEnumerable<DateOnly?> days = _firstLines.Select(line => Dates.All(line));
        if (type is DocumentTypes.WorkReport or DocumentTypes.AnnualPlan)
        {
            days = days.Concat(_firstLines.Concat(_titles).Select(line => Dates.Opening(line)));
        }
        return days.FirstOrDefault(date => date is not null);
    }

    private string Issuer(PlanMetadata inferred)
    {
        string issuer = _notice.Count > 0 ? Issuers.Named(_notice[0], []) : "";
        if (issuer.Length == 0 && _notice.Count > 0 && _signature is { } signed)
        {
            issuer = signed.Office;
        }
        issuer = issuer.Length > 0 ? issuer : Issuers.Named(_title, _firstLines.Concat(_leadIn));
        return issuer.Length > 0 ? issuer : Issuers.Usual(inferred) is { Length: > 0 } usual ? usual : _signature?.Office ?? "";
    }

    private string Title(PlanMetadata inferred)
    {
        if (_title.Length > 0)
        {
            return _title;
        }
        string place = inferred.County.Length > 0 ? inferred.County : inferred.City.Length > 0 ? inferred.City : inferred.Province;
        // What such a document is called; of other types a title says more than place and year.
        string called = inferred.Type switch
        {
            DocumentTypes.AnnualPlan => "国民经济和社会发展计划",
            DocumentTypes.WorkReport or DocumentTypes.Communique or DocumentTypes.FiveYearPlan => inferred.Type,
            _ => "",
        };
        return place.Length > 0 && inferred.Year != 0 && called.Length > 0
            ? $"{(place == Regions.National ? "" : place)}{inferred.Year}年{called}"
            : System.IO.Path.GetFileNameWithoutExtension(_path);
    }

    private string Type()
    {
        foreach (string title in _titles)
        {
            if (DocumentTypes.OfTitle(title) is { Length: > 0 } type)
            {
                return type;
            }
        }
        if (_notice.Count > 0 && DocumentTypes.OfTitle(_notice[0]) is { Length: > 0 } issued)
        {
            return issued;
        }
        // ——在中国共产党第二十次全国代表大会上的报告
        if (_firstLines.Exists(
            line => line.Contains("共产党", StringComparison.Ordinal) && line.TrimEnd('）', ')').EndsWith("报告", StringComparison.Ordinal)))
        {
            return DocumentTypes.Other;
        }
        ReadOnlySpan<char> opening = _opening;
        bool hasSalutation = _firstLines.Exists(line => Wording.IsSalutation(line)) || opening.StartsWith("各位代表");
        if (hasSalutation
            || (opening.Contains("代表", StringComparison.Ordinal)
                && opening.Contains("政府", StringComparison.Ordinal)
                && opening.Contains("报告", StringComparison.Ordinal)))
        {
            return DocumentTypes.WorkReport;
        }
        if (opening.Contains("纲要", StringComparison.Ordinal) && DocumentTypes.FiveYearOrdinal(opening) > 0)
        {
            return DocumentTypes.FiveYearPlan;
        }
        foreach (string part in PathParts())
        {
            if (DocumentTypes.OfTitle(part) is { Length: > 0 } type)
            {
                return type;
            }
        }
        return DocumentTypes.Other;
    }

    private int Year(string type)
    {
        if (type is DocumentTypes.FiveYearPlan or DocumentTypes.SpecialPlan)
        {
            foreach (string name in _titles.Concat(PathParts().Take(2)))
            {
                if (DocumentTypes.FiveYearOrdinal(name) is > 0 and int ordinal)
                {
                    return DocumentTypes.FirstYear(ordinal);
                }
                if (Years.First(name) is > 0 and int first)
                {
                    return first;
                }
            }
            if (YearsAhead(_opening) is > 0 and int begun)
            {
                return begun;
            }
        }
        // What an approval names is another's time.
        bool isApproval = type == DocumentTypes.Approval;
        if (isApproval && YearOfDocument(type) is > 0 and int given)
        {
            return given;
        }
        List<string> titles = isApproval ? _titles.ConvertAll(DocumentTitles.WithoutNamed) : _titles;
        foreach (string title in titles)
        {
            if (Years.OfRange(title) is > 0 and int begun)
            {
                return begun;
            }
            List<int> years =
                [.. Years.In(title).Where(mention => mention.Month == 0 && !mention.IsOutlook).Select(mention => mention.Year)];
            if (years.Count > 0)
            {
                bool looksBackFirst = type == DocumentTypes.AnnualPlan || title.Contains("执行情况", StringComparison.Ordinal)
                    || title.Contains("总结", StringComparison.Ordinal);
                return looksBackFirst ? years.Max() : years[0];
            }
        }
        int filed = PathParts().Take(1).Select(part => Years.First(part)).FirstOrDefault();
        bool isYearly = type
            is DocumentTypes.WorkReport or DocumentTypes.AnnualPlan or DocumentTypes.Communique or DocumentTypes.FiveYearPlan;
        YearMention meeting = _firstLines.Concat(titles).SelectMany(line => Years.In(line)).FirstOrDefault(mention => mention.Month > 0);
        if (meeting.Year != 0)
        {
            // A meeting at the end of a year is about the next.
            int planned = meeting.Month >= 11 && (isYearly || type == DocumentTypes.Other && _hasSpeech) ? meeting.Year + 1 : meeting.Year;
            return filed == meeting.Year ? filed : planned;
        }
        foreach (string title in titles)
        {
            if (Years.First(title) is > 0 and int year)
            {
                return year;
            }
            if (!isYearly && DocumentTypes.FiveYearOrdinal(title) is > 0 and int ofTitle)
            {
                return DocumentTypes.FirstYear(ofTitle);
            }
        }
        if (filed == 0)
        {
            filed = PathParts().Select(part => Years.First(part)).FirstOrDefault(year => year > 0);
        }
        if (filed != 0)
        {
            return filed;
        }
        return isYearly ? YearOfReport(type) : YearOfDocument(type);
    }

    private int YearOfReport(string type)
    {
        if (YearOfHeadings() is > 0 and int said)
        {
            return said;
        }
        if (DocumentTypes.FiveYearOrdinal(_opening) is > 0 and int ordinalOfYears)
        {
            return DocumentTypes.FirstYear(ordinalOfYears);
        }
        return YearOfText();
    }

    /// <summary>An official document is of the year of its number, of its signature, of its publication.</summary>
    private int YearOfDocument(string type)
    {
        if (DocumentNumbers.YearOf(_number) is > 0 and int numbered)
        {
            return numbered;
        }
        if (_signature is { Day.Year: var signed })
        {
            return signed;
        }
        if (_firstLines.Concat(_leadIn).Concat(_notice).Select(line => Dates.All(line)).FirstOrDefault(date => date is not null)
            is { Year: var dated })
        {
            return dated;
        }
        if (_known.SignedOn is { Year: var knownSigned })
        {
            return knownSigned;
        }
        if (_known.Published is { Year: var published })
        {
            return published;
        }
        // What isn't told apart may be a report of its year.
        return type == DocumentTypes.Other ? YearOfReport(type) : 0;
    }

    /// <summary>The first year of the time that an opening says the plan is for: “十四五”, of several the last; 2021—2025年.</summary>
    private static int YearsAhead(ReadOnlySpan<char> opening)
    {
        int last = 0;
        for (int at = 0; at < opening.Length && DocumentTypes.FiveYearOrdinal(opening[at..]) is > 0 and int ordinal;)
        {
            last = Math.Max(last, ordinal);
            int five = opening[at..].IndexOf('五');
            at += five < 0 ? opening.Length : five + 1;
        }
        return last == 0 ? Years.OfRange(opening) : DocumentTypes.FirstYear(last);
    }

    /// <summary>The year after the one that is named most, if it is named too: a report looks back on a year and ahead to the
    /// next. Years before are named for comparison.</summary>
    private int YearOfText()
    {
        var counts = new Dictionary<int, int>();
        foreach (YearMention mention in Years.In(_text.AsSpan(0, Math.Min(_text.Length, MaxBodyChars))))
        {
            counts[mention.Year] = counts.GetValueOrDefault(mention.Year) + 1;
        }
        int most = counts.OrderByDescending(year => year.Value).ThenBy(year => year.Key).Select(year => year.Key).FirstOrDefault();
        bool isClear = counts.All(year => year.Key == most
            || year.Key == most + 1
            || (year.Key < most ? year.Value < counts[most] : year.Value * 2 <= counts[most]));
        return isClear && counts.ContainsKey(most + 1) ? most + 1 : 0;
    }

    /// <summary>The last year looked back on: the one that a heading or the title says, else the one before the year planned.</summary>
    private int ReviewedYear(string type, int year)
    {
        if (year == 0
            || type is not (DocumentTypes.WorkReport or DocumentTypes.AnnualPlan or DocumentTypes.FiveYearPlan or DocumentTypes.Communique))
        {
            return 0;
        }
        if (type == DocumentTypes.Communique)
        {
            return year;
        }
        int said = 0;
        foreach ((string heading, bool looksBack) in _headings)
        {
            if (looksBack)
            {
                said = Math.Max(said,
                    Years.In(heading).Where(mention => mention.Year < year).Select(mention => mention.Year).DefaultIfEmpty().Max());
            }
        }
        return said != 0 ? said : year - 1;
    }

    /// <summary>二、2014年工作安排 says it; 一、2013年工作回顾 says it less directly.</summary>
    private int YearOfHeadings()
    {
        int ahead = 0, back = 0;
        foreach ((string heading, bool looksBack) in _headings)
        {
            foreach (YearMention mention in Years.In(heading))
            {
                if (mention.IsOutlook)
                {
                    continue;
                }
                if (looksBack)
                {
                    back = Math.Max(back, mention.Year);
                }
                else
                {
                    ahead = Math.Max(ahead, mention.Year);
                }
            }
        }
        return ahead > back || back == 0 ? ahead : back + 1;
    }

    private Region? Place()
    {
        Region? found = null;
        string context = string.Join(' ', _titles.Concat(_notice.Take(1)).Concat(_firstLines).Append(_path));
        // What is named in 《》 may be of another place: 关于贯彻《中共中央 国务院关于…的意见》的实施意见.
        foreach (string title in _titles.Concat(_notice.Take(1)))
        {
            found = Combine(found, PlaceIn(title.StartsWith('《') ? title : DocumentTitles.WithoutNamed(title), context));
        }
        // Whom a document is written to may lie within or elsewhere.
        foreach (string line in _firstLines.Where(line => !Wording.IsAddressees(line)))
        {
            found = Combine(found, PlaceIn(line, context));
        }
        Region? filed = null;
        foreach (string part in PathParts().Reverse())
        {
            filed = Deeper(filed, Regions.FindByName(part, context) ?? PlaceIn(part, context));
        }
        found = found is null ? filed : Deeper(found, filed);
        if (found is null && _signature is { Office: var office })
        {
            found = PlaceIn(office, context);
        }
        found ??= _titles.Append(_number).Append(Issuers.SpokenFor(_opening)).Select(said => PlaceIn(said, context))
            .FirstOrDefault(place => place is not null);
        if (found is not null || NamesUnknownPlace())
        {
            return found;
        }
        // A name of several places (朝阳区) by what the text says around it.
        string body = _text[..Math.Min(_text.Length, MaxBodyChars)];
        return _titles.Select(title => PlaceIn(title, body)).FirstOrDefault(place => place is not null) ?? PlaceOfText();
    }

    // 乙市2023年…: its place is known, though not to the table; what the text mentions besides is another.
    private bool NamesUnknownPlace() =>
        _titles.Concat(_notice).Concat(_firstLines).Append(_opening)
            .Any(line => LocalNames.UnknownIn(line) is not null && PlaceIn(line, "") is null)
            || PathParts().Any(LocalNames.IsUnknown)
            || PathParts().Take(1).Any(name => LocalNames.UnknownIn(name) is not null);

    private static Region? PlaceIn(string words, string context)
    {
        // 乙市学习南京市经验…: of the places named the first is the plan's.
        if (LocalNames.UnknownIn(words) is (int start, int end) && Regions.Find(words.AsSpan(0, end), context) is null)
        {
            return start == 0 ? null : Regions.Find(words.AsSpan(0, start), context);
        }
        bool isNational = words.Contains("国务院", StringComparison.Ordinal) || words.Contains("全国人民代表大会", StringComparison.Ordinal)
            || words.Contains("中华人民共和国", StringComparison.Ordinal)
            || words.StartsWith("国家", StringComparison.Ordinal)
            || words.StartsWith("全国", StringComparison.Ordinal);
        return isNational ? Regions.Nation
            : Regions.Find(words, context)
                ?? (words.StartsWith("中国", StringComparison.Ordinal) || words.StartsWith("中共中央", StringComparison.Ordinal)
                    ? Regions.Nation : null);
    }

    private static Region? Combine(Region? first, Region? second) => first is null ? second : Deeper(first, second);

    /// <summary>The second where it lies within the first, else the first.</summary>
    private static Region? Deeper(Region? first, Region? second)
    {
        if (first is null || second is null)
        {
            return first ?? second;
        }
        return first.Level > 0 && second.IsWithin(first) ? second : first;
    }

    /// <summary>Without any name at its head: the rank of place it speaks for, and which of that rank is named most.</summary>
    private Region? PlaceOfText()
    {
        ReadOnlySpan<char> body = _text.AsSpan(0, Math.Min(_text.Length, MaxBodyChars));
        string rank = RankOfSpeaker();
        if (rank.Length == 0)
        {
            rank = RankOfText(body);
        }
        if (rank is "" or "国")
        {
            return rank.Length == 0 ? null : Regions.Nation;
        }
        List<KeyValuePair<Region, int>> named = [.. Regions.Count(body)
            .Where(named => named.Key.Name.EndsWith(rank, StringComparison.Ordinal))
            .OrderByDescending(named => named.Value).ThenBy(named => named.Key.Level)];
        return named is [var most, ..] && IsClear(named, body) ? most.Key : null;
    }

    // Named again and again, and more often than any other: a bridge or a partner city is named once.
    private static bool IsClear(List<KeyValuePair<Region, int>> named, ReadOnlySpan<char> body)
    {
        (Region place, int count) = named[0];
        // Once is enough where its own offices are named: 在中共甘肃省委的领导下.
        bool hasOffices = body.Contains($"中共{place.Name}委", StringComparison.Ordinal)
            || body.Contains($"代表{place.Name}", StringComparison.Ordinal);
        if ((count < 2 && !hasOffices) || (named.Count > 1 && named[1].Value == count))
        {
            return false;
        }
        return place.Name[^1] is not ('市' or '县')
            || LocalNames.EndingsIn(body, place.Name[^1]).FirstOrDefault() is not { Ending: { } ending, Count: var most }
            || place.Name.EndsWith(ending, StringComparison.Ordinal)
            || most <= count;
    }

    /// <summary>市 where a mayor speaks for a 市人民政府.</summary>
    private string RankOfSpeaker()
    {
        string opening = string.Join(' ', _firstLines) + _opening;
        if (opening.Contains("代表国务院", StringComparison.Ordinal))
        {
            return "国";
        }
        foreach (string rank in _ranks)
        {
            if (opening.Contains("代表" + rank, StringComparison.Ordinal)
                || (rank == "自治区" ? opening.Contains("自治区主席", StringComparison.Ordinal) : Wording.NamesHead(opening, rank)))
            {
                return rank;
            }
        }
        return "";
    }

    /// <summary>市 where it says 我市 and 全市 more than 我省 and 全省.</summary>
    private static string RankOfText(ReadOnlySpan<char> body)
    {
        string most = "";
        int mostCount = 2;
        foreach (string rank in _ranks.Append("国"))
        {
            int count = body.Count("我" + rank) + (rank == "国" ? 0 : body.Count("全" + rank));
            if (count > mostCount)
            {
                (most, mostCount) = (rank, count);
            }
        }
        return most;
    }

    /// <summary>The file's name without extension, then the folders from the inside out.</summary>
    private IEnumerable<string> PathParts()
    {
        string[] parts = _path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            yield return i == parts.Length - 1 ? System.IO.Path.GetFileNameWithoutExtension(parts[i]) : parts[i];
        }
    }

    /// <summary>A heading's words, and whether it looks back: by its own words or by those it is followed by, 过去的一年….</summary>
    private static (string Text, bool LooksBack) Heading(string text, List<PlanLine> lines, HeadingMark mark)
    {
        PlanLine line = lines[mark.Line];
        string heading = text[line.ContentStart..(mark.SplitAt > 0 ? mark.SplitAt : line.ContentEnd)];
        ReadOnlySpan<char> below = mark.SplitAt > 0 ? text.AsSpan(mark.SplitAt, line.ContentEnd - mark.SplitAt)
            : mark.Line + 1 < lines.Count ? lines[mark.Line + 1].Content(text) : default;
        return (heading, PlanParts.OfHeading(heading, new PlanMetadata()) == PlanPart.Review || below.TrimStart().StartsWith("过去"));
    }

    private static string OneLine(string text, List<PlanLine> lines, int start, int end, bool isMarkdown, bool isNotice = false)
    {
        string title = "";
        for (int i = start; i < end; i++)
        {
            // A whole title before another (…报告 关于…的报告) is kept apart; a broken one is joined, one said twice said once.
            ReadOnlySpan<char> line = lines[i].Content(text);
            if (title.Length > 0 && title.EndsWith(line, StringComparison.Ordinal))
            {
                continue;
            }
            title += (Wording.EndsAsTitle(title) && !Wording.GoesOnWithTitle(line) ? " " : "") + line.ToString();
        }
        int note = title.IndexOf("[^", StringComparison.Ordinal);
        if (note > 0)
        {
            title = title.Remove(note, title.IndexOf(']', note) is var close and > 0 ? close + 1 - note : title.Length - note);
        }
        if (isMarkdown)
        {
            title = InlineMarks.Without(title);
        }
        title = SpacedDigits.Join(title.Replace("**", "", StringComparison.Ordinal).Trim());
        if (title is ['《', .., '》'] && title.IndexOf('》', StringComparison.Ordinal) == title.Length - 1)
        {
            title = title[1..^1];
        }
        return isNotice || DocumentTitles.Issues(title) ? title : Headlines.Title(title);
    }
}
