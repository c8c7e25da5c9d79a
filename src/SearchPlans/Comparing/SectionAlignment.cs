using SearchPlans.Plans;

namespace SearchPlans.Comparing;

/// <summary>A section to be aligned.</summary>
/// <param name="Parent">Index of the section around it, which comes before it, or -1.</param>
/// <param name="Heading">Its heading without its number.</param>
/// <param name="Part">What it is for.</param>
/// <param name="Paragraphs">Its own paragraphs, not those of sections within it.</param>
public sealed record AlignedSection(int Parent, string Heading, PlanPart Part, IReadOnlyList<string> Paragraphs);

/// <summary>
/// Which section of a document answers to which of another: by the words and the subject of headings, by what stands below them, by what
/// the sections around and within them answer to, and a little by their extent and place. What bears the same heading on another level
/// first; then sections of one level, from the outside in; what is left may answer to a section of another level. Each answers to one at
/// most.
/// </summary>
public static class SectionAlignment
{
    /// <summary>Most sections of a document; time and memory grow with the product of both.</summary>
    public const int MaxSections = 1000;

    // How much each counts for two sections to be alike.
    private const double OfHeading = 0.48;
    private const double OfContent = 0.55;
    private const double OfSubject = 0.2;
    private const double OfPurpose = 0.5;
    private const double OfPlace = 0.1;

    // The tasks of a year, half of a report, hardly answer to one of its subjects: for each factor of e between the shares of the texts.
    private const double OfExtent = 0.03;
    private const double MaxExtent = 2;

    private const double OfSectionsWithin = 0.3;
    private const double OfSectionsAround = 0.3;

    // Tasks of a year hardly answer to aims of a period of years.
    private const double OtherHorizon = 0.2;

    // What looks back hardly answers to what looks ahead.
    private const double OtherPart = 0.4;

    // How alike two sections have to be at least: below sections that answer to each other, on the first level (where nothing around
    // them says that they do), elsewhere, and on different levels.
    private const double LeastWithin = 0.17;
    private const double LeastOfFirstLevel = 0.26;
    private const double LeastElsewhere = 0.45;
    private const double LeastAcrossLevels = 0.3;

    // From here on headings are the same, if what stands below them has something in common.
    private const double SameHeading = 0.8;
    private const double LeastContent = 0.2;

    private const int MaxHeadingChars = 60;

    /// <summary>Aligns; takes time and memory by the product of the numbers of sections.</summary>
    /// <param name="old">The sections of the one, in reading order, at most <see cref="MaxSections"/>.</param>
    /// <param name="now">Those of the other.</param>
    /// <returns>Pairs of indexes, by the first.</returns>
    public static IReadOnlyList<(int Old, int New)> Align(IReadOnlyList<AlignedSection> old, IReadOnlyList<AlignedSection> now)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(old.Count, now.Count), MaxSections);
        if (old.Count == 0 || now.Count == 0)
        {
            return [];
        }
        var one = new Side(old);
        var other = new Side(now);
        var vectors = new CharacterPairVectors([.. one.Texts, .. other.Texts]);
        double[,] headings = vectors.Cosines(one.Headings, other.Headings);
        double[,] contents = vectors.Cosines(one.Contents, other.Contents);
        double[,] alike = Alike(one, other, headings, contents);
        SupportByWithin(alike, one, other);
        var pairs = new Pairing(old.Count, now.Count);
        pairs.Take(SameOnOtherLevels(one, other, headings, contents).Select(p => (alike[p.Old, p.New], p.Old, p.New)));
        for (int level = 0; level <= Math.Max(one.Deepest, other.Deepest); level++)
        {
            pairs.Take(Candidates(alike, one, other, pairs, level));
        }
        pairs.Take(
            from i in Enumerable.Range(0, old.Count)
            where pairs.NewOf[i] < 0
            from j in Enumerable.Range(0, now.Count)
            where pairs.OldOf[j] < 0 && alike[i, j] >= LeastAcrossLevels
            select (alike[i, j], i, j));
        return [.. pairs.NewOf.Select((j, i) => (i, j)).Where(p => p.j >= 0)];
    }

    // What kept its heading and went up or down a level: each is the only one that the other's heading is most like.
    private static IEnumerable<(int Old, int New)> SameOnOtherLevels(Side one, Side other, double[,] headings, double[,] contents)
    {
        int[] newOf = [.. Enumerable.Range(0, one.Count).Select(i => OnlyBest(other.Count, j => headings[i, j]))];
        for (int j = 0; j < other.Count; j++)
        {
            int i = OnlyBest(one.Count, k => headings[k, j]);
            if (i >= 0 && newOf[i] == j && headings[i, j] >= SameHeading && contents[i, j] >= LeastContent
                && one.Levels[i] != other.Levels[j] && !AreOfOtherParts(one.Sections[i].Part, other.Sections[j].Part))
            {
                yield return (i, j);
            }
        }
    }

    // The index of the largest, or -1 where several are.
    private static int OnlyBest(int count, Func<int, double> of)
    {
        int best = 0;
        bool isOnly = true;
        for (int i = 1; i < count; i++)
        {
            (best, isOnly) = of(i) > of(best) ? (i, true) : (best, isOnly && of(i) < of(best));
        }
        return isOnly ? best : -1;
    }

    private static bool AreOfOtherParts(PlanPart one, PlanPart other) => one != other && one != PlanPart.None && other != PlanPart.None;

    private static double[,] Alike(Side one, Side other, double[,] headings, double[,] contents)
    {
        var alike = new double[one.Count, other.Count];
        for (int i = 0; i < one.Count; i++)
        {
            for (int j = 0; j < other.Count; j++)
            {
                double score = (OfHeading * headings[i, j]) + (OfContent * contents[i, j]);
                (PlanPart a, PlanPart b) = (one.Sections[i].Part, other.Sections[j].Part);
                if (AreOfOtherParts(a, b))
                {
                    score *= OtherPart;
                }
                score -= OfExtent * Math.Min(MaxExtent, Math.Abs(Math.Log(one.Extents[i] / other.Extents[j])));
                score += OfSubject * SectionTopics.SubjectsAlike(one.Subjects[i], other.Subjects[j]);
                if (one.Levels[i] == 0 && other.Levels[j] == 0)
                {
                    score += OfPurpose * SectionTopics.PurposesAlike(one.Purposes[i], other.Purposes[j]);
                    // Looking back, five years and the last of them answer to each other.
                    bool looksBack = a == PlanPart.Review || b == PlanPart.Review;
                    score -= !looksBack && SectionTopics.AreOfOtherYears(one.Horizons[i], other.Horizons[j]) ? OtherHorizon : 0;
                }
                alike[i, j] = score;
            }
        }
        return alike;
    }

    // What has sections within that are alike is alike itself: on average over both, each with the one that it is most like.
    private static void SupportByWithin(double[,] alike, Side one, Side other)
    {
        var oldBest = new double[one.Count, other.Count];
        var newBest = new double[one.Count, other.Count];
        for (int c = 0; c < one.Count; c++)
        {
            for (int d = 0; d < other.Count; d++)
            {
                (int i, int j) = (one.Sections[c].Parent, other.Sections[d].Parent);
                if (j >= 0)
                {
                    oldBest[c, j] = Math.Max(oldBest[c, j], alike[c, d]);
                }
                if (i >= 0)
                {
                    newBest[i, d] = Math.Max(newBest[i, d], alike[c, d]);
                }
            }
        }
        var support = new double[one.Count, other.Count];
        for (int i = 0; i < one.Count; i++)
        {
            for (int j = 0; j < other.Count; j++)
            {
                if (one.Within[i].Count > 0 && other.Within[j].Count > 0)
                {
                    support[i, j] = (one.Within[i].Average(c => oldBest[c, j]) + other.Within[j].Average(d => newBest[i, d])) / 2;
                }
            }
        }
        for (int i = 0; i < one.Count; i++)
        {
            for (int j = 0; j < other.Count; j++)
            {
                alike[i, j] += OfSectionsWithin * support[i, j];
            }
        }
    }

    private static IEnumerable<(double Score, int Old, int New)> Candidates(
        double[,] alike, Side one, Side other, Pairing pairs, int level)
    {
        for (int i = 0; i < one.Count; i++)
        {
            for (int j = 0; one.Levels[i] == level && j < other.Count; j++)
            {
                if (other.Levels[j] != level)
                {
                    continue;
                }
                (int p, int q) = (one.Sections[i].Parent, other.Sections[j].Parent);
                bool isWithin = (p < 0 && q < 0) || (p >= 0 && q >= 0 && pairs.NewOf[p] == q);
                double score = alike[i, j] + (OfPlace * (1 - Math.Abs(one.Places[i] - other.Places[j])));
                if (score >= (!isWithin ? LeastElsewhere : p < 0 ? LeastOfFirstLevel : LeastWithin))
                {
                    yield return (score + (isWithin ? OfSectionsAround : 0), i, j);
                }
            }
        }
    }

    private sealed class Pairing
    {
        public Pairing(int old, int now)
        {
            NewOf = new int[old];
            OldOf = new int[now];
            Array.Fill(NewOf, -1);
            Array.Fill(OldOf, -1);
        }

        public int[] NewOf { get; }
        public int[] OldOf { get; }

        // Of those that are left the two that are most alike, until there are none.
        public void Take(IEnumerable<(double Score, int Old, int New)> candidates)
        {
            foreach ((_, int i, int j) in candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Old).ThenBy(c => c.New).ToArray())
            {
                if (NewOf[i] < 0 && OldOf[j] < 0)
                {
                    (NewOf[i], OldOf[j]) = (j, i);
                }
            }
        }
    }

    private sealed class Side
    {
        public Side(IReadOnlyList<AlignedSection> sections)
        {
            Sections = sections;
            Levels = new int[sections.Count];
            Places = new double[sections.Count];
            Within = [.. sections.Select(_ => new List<int>())];
            var roots = new List<int>();
            for (int i = 0; i < sections.Count; i++)
            {
                int parent = sections[i].Parent;
                Levels[i] = parent < 0 ? 0 : Levels[parent] + 1;
                (parent < 0 ? roots : Within[parent]).Add(i);
            }
            foreach (List<int> beside in Within.Prepend(roots))
            {
                for (int n = 0; n < beside.Count; n++)
                {
                    Places[beside[n]] = (double)n / beside.Count;
                }
            }
            Headings = [.. sections.Select(s => CharacterPairVectors.Count(BeginningOf(s.Heading)))];
            Contents = [.. sections.Select(s => CharacterPairVectors.Count(BeginningOf(s.Heading)))];
            for (int i = sections.Count - 1; i >= 0; i--)
            {
                foreach (string paragraph in sections[i].Paragraphs)
                {
                    CharacterPairVectors.AddTo(Contents[i], paragraph);
                }
                if (sections[i].Parent >= 0)
                {
                    CharacterPairVectors.AddTo(Contents[sections[i].Parent], Contents[i]);
                }
            }
            Extents = ExtentsOf(sections);
            Subjects = [.. sections.Select(s => SectionTopics.SubjectsOf(s.Heading))];
            Purposes = [.. sections.Select(s => SectionTopics.PurposesOf(s.Heading))];
            Horizons = [.. sections.Select(s => SectionTopics.HorizonOf(s.Heading))];
        }

        public int Count => Sections.Count;
        public IReadOnlyList<AlignedSection> Sections { get; }
        public int[] Levels { get; }
        public int Deepest => Levels.Max();
        public double[] Places { get; }
        public double[] Extents { get; }
        public List<int>[] Within { get; }
        public Dictionary<int, int>[] Headings { get; }
        public Dictionary<int, int>[] Contents { get; }
        public IReadOnlySet<string>[] Subjects { get; }
        public IReadOnlySet<string>[] Purposes { get; }
        public SectionHorizon[] Horizons { get; }
        public IEnumerable<string> Texts => Sections.SelectMany(s => s.Paragraphs.Prepend(s.Heading));

        // The share of the text that stands in a section and those within it; a heading alone is something, too.
        private static double[] ExtentsOf(IReadOnlyList<AlignedSection> sections)
        {
            const double OfOneHeading = 10;
            double[] extents = [.. sections.Select(s => OfOneHeading + s.Paragraphs.Sum(p => p.Length))];
            double all = extents.Sum();
            for (int i = sections.Count - 1; i >= 0; i--)
            {
                if (sections[i].Parent >= 0)
                {
                    extents[sections[i].Parent] += extents[i];
                }
            }
            return [.. extents.Select(e => e / all)];
        }

        private static string BeginningOf(string heading) => heading[..Math.Min(heading.Length, MaxHeadingChars)];
    }
}
