using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Reading;

namespace SearchPlans.Comparing;

/// <summary>Puts two plans side by side: sections that answer to each other, and the paragraphs of each.</summary>
internal static class PlanContrasts
{
    /// <summary>Most characters of a side. Time and memory grow with it.</summary>
    public const int MaxCharacters = 600_000;

    /// <summary>Most paragraphs of a side.</summary>
    public const int MaxParagraphs = 8_000;

    /// <summary>A draft as it is compared: to read, with its figures. Nothing of it is in an index.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="indicators">The indicators that are known.</param>
    public static (PlanPage Page, PlanFigures Figures) Of(ContrastDraft draft, IndicatorList indicators)
    {
        Plan plan = draft.Plan;
        PlanPage page = PlanPages.Of(plan, new PlanSummary("", draft.Name, plan.Metadata, plan.Units.Count, plan.Text.Length));
        FigureStatement[] statements =
        [
            .. FigureReader.Read(plan, indicators).Select(f => new FigureStatement(
                page.Summary, plan.Units[f.Unit].Anchor, page.Units[f.Unit].Text[f.Sentence.Start..f.Sentence.End], f)),
        ];
        return (page, new PlanFigures(page.Summary, statements, [], []));
    }

    /// <summary>Compares.</summary>
    /// <param name="sides">What was asked for.</param>
    /// <param name="old">The old plan; null where there is none.</param>
    /// <param name="now">The new plan.</param>
    /// <param name="figures">The figures of both.</param>
    /// <param name="cancellation">Cancels.</param>
    public static ContrastAnswer Of(
        (ContrastSide Old, ContrastSide New) sides, PlanPage? old, PlanPage? now, (PlanFigures? Old, PlanFigures? New) figures,
        CancellationToken cancellation)
    {
        if (old is null || now is null)
        {
            return new ContrastAnswer
            {
                Missing = [.. new[] { (sides.Old, old), (sides.New, now) }.Where(s => s.Item2 is null).Select(s => s.Item1).Distinct()],
            };
        }
        if (sides.Old == sides.New && sides.Old.PlanId.Length > 0)
        {
            return Refused("两边是同一份文件，没有可以对照的。请换其中一份。");
        }
        if (WithinOf(old, sides.Old.Section) is not { } oldPart || WithinOf(now, sides.New.Section) is not { } newPart)
        {
            return Refused("文件里没有所指的这一节，也许文件已经改过。请从全文的对照里重新选。");
        }
        return Largest(oldPart, newPart) is { } refusal
            ? Refused(refusal)
            : new ContrastAnswer
            {
                Contrast = new PlanContrast(
                    oldPart, newPart, SectionsOf(oldPart, newPart, cancellation),
                    ContrastFigures.Of(old, figures.Old, AnchorsOf(oldPart), now, figures.New, AnchorsOf(newPart)))
                {
                    OldSide = sides.Old,
                    NewSide = sides.New,
                },
            };
    }

    private static ContrastAnswer Refused(string why) => new() { Refusal = why };

    private static HashSet<string> AnchorsOf(PlanPage page) => [.. page.Units.Select(u => u.Anchor)];

    private static string? Largest(PlanPage old, PlanPage now)
    {
        foreach (PlanPage page in (ReadOnlySpan<PlanPage>)[old, now])
        {
            if (page.Sections.Count > SectionAlignment.MaxSections || page.Units.Count > MaxParagraphs
                || page.Units.Sum(u => (long)u.Text.Length) > MaxCharacters)
            {
                return $"《{page.Summary.DisplayTitle()}》太长，一次对照不了（一边至多 {SectionAlignment.MaxSections} 节、{MaxParagraphs} 段、"
                    + $"{MaxCharacters / 10_000} 万字）。请各选一节来对照：在地址里把 id 写成 id~节的锚点，锚点见阅读页的目录。";
            }
        }
        return null;
    }

    // The section with an anchor as a document of its own; null where there is none.
    private static PlanPage? WithinOf(PlanPage page, string anchor)
    {
        if (anchor.Length == 0)
        {
            return page;
        }
        int at = page.Sections.ToList().FindIndex(s => page.Units[s.FirstUnit].Anchor == anchor);
        if (at < 0)
        {
            return null;
        }
        PlanSection around = page.Sections[at];
        int end = at + 1;
        while (end < page.Sections.Count && page.Sections[end].FirstUnit < around.EndUnit)
        {
            end++;
        }
        return page with
        {
            Sections =
            [
                .. page.Sections.Skip(at).Take(end - at).Select(s => s with
                {
                    Parent = s == around ? -1 : s.Parent - at,
                    Level = s.Level - around.Level + 1,
                    FirstUnit = s.FirstUnit - around.FirstUnit,
                    EndUnit = s.EndUnit - around.FirstUnit,
                }),
            ],
            Units =
            [
                .. page.Units.Skip(around.FirstUnit).Take(around.EndUnit - around.FirstUnit)
                    .Select(u => u with { Section = Math.Max(-1, u.Section - at) }),
            ],
        };
    }

    /// <summary>Which section of a plan answers to which of another, by their indexes.</summary>
    public static IReadOnlyList<(int Old, int New)> AlignSections(PlanPage old, PlanPage now) =>
        SectionAlignment.Align(Aligned(old, OwnOf(old)), Aligned(now, OwnOf(now)));

    private static List<ContrastSection> SectionsOf(PlanPage old, PlanPage now, CancellationToken cancellation)
    {
        PlanPageUnit[][] oldOwn = OwnOf(old), newOwn = OwnOf(now);
        IReadOnlyList<(int Old, int New)> pairs = AlignSections(old, now);
        Dictionary<int, int> newOf = pairs.ToDictionary(p => p.Old, p => p.New), oldOf = pairs.ToDictionary(p => p.New, p => p.Old);
        HashSet<int> moved = MovedAmong(pairs, old.Sections, now.Sections, newOf);
        List<ContrastSection> sections = [];
        ContrastSection before = Between(old, -1, oldOwn[0], now, -1, newOwn[0]);
        if (before.Rows.Count > 0)
        {
            sections.Add(before);
        }
        ILookup<int, int> gone = GoneBehind(old.Sections.Count, newOf);
        AddGone(-1);
        for (int j = 0; j < now.Sections.Count; j++)
        {
            cancellation.ThrowIfCancellationRequested();
            int i = oldOf.GetValueOrDefault(j, -1);
            sections.Add(Between(old, i, i < 0 ? [] : oldOwn[i + 1], now, j, newOwn[j + 1]) with { IsMoved = moved.Contains(i) });
            if (i >= 0)
            {
                AddGone(i);
            }
        }
        return sections;

        void AddGone(int behind) => sections.AddRange(gone[behind].Select(i => Between(old, i, oldOwn[i + 1], now, -1, [])));
    }

    // Old sections without a new one, by the nearest before them that has one, or -1.
    private static ILookup<int, int> GoneBehind(int oldSections, Dictionary<int, int> newOf)
    {
        int behind = -1;
        List<(int Behind, int Gone)> gone = [];
        for (int i = 0; i < oldSections; i++)
        {
            if (newOf.ContainsKey(i))
            {
                behind = i;
            }
            else
            {
                gone.Add((behind, i));
            }
        }
        return gone.ToLookup(g => g.Behind, g => g.Gone);
    }

    // What is in another section now, or went past others beside it: of sections side by side in both, those that aren't of the longest
    // run that is in order. What stands in a section that answers to none is no move.
    private static HashSet<int> MovedAmong(
        IReadOnlyList<(int Old, int New)> pairs, IReadOnlyList<PlanSection> old, IReadOnlyList<PlanSection> now, Dictionary<int, int> newOf)
    {
        HashSet<int> moved = [];
        foreach (var beside in pairs.GroupBy(p => (Old: old[p.Old].Parent, New: now[p.New].Parent)))
        {
            (int p, int q) = beside.Key;
            if (p != q && p >= 0 && newOf.TryGetValue(p, out int answer) && answer != q)
            {
                moved.UnionWith(beside.Select(s => s.Old));
                continue;
            }
            (int Old, int New)[] inOrder = [.. beside.OrderBy(s => s.Old)];
            HashSet<int> kept = [.. ParagraphComparison.LongestRising([.. inOrder.Select(s => s.New)]).Select(at => inOrder[at].Old)];
            moved.UnionWith(inOrder.Select(s => s.Old).Where(s => !kept.Contains(s)));
        }
        return moved;
    }

    private static ContrastSection Between(
        PlanPage old, int i, PlanPageUnit[] oldOwn, PlanPage now, int j, PlanPageUnit[] newOwn)
    {
        IReadOnlyList<ComparedRow> texts = ParagraphComparison.Align(
            [.. oldOwn.Select(u => u.Text)], [.. newOwn.Select(u => u.Text)]);
        var rows = new ContrastRow[texts.Count];
        (int a, int b) = (0, 0);
        for (int r = 0; r < texts.Count; r++)
        {
            rows[r] = new ContrastRow(
                texts[r], texts[r].Kind == ComparedKind.OnlyNew ? "" : oldOwn[a++].Anchor,
                texts[r].Kind == ComparedKind.OnlyOld ? "" : newOwn[b++].Anchor);
        }
        ContrastHeading? oldHeading = HeadingOf(old, i), newHeading = HeadingOf(now, j);
        bool isSame = rows.All(r => r.Text.Kind == ComparedKind.Same)
            && (i < 0 || j < 0 || WithoutNumber(old.Sections[i]) == WithoutNumber(now.Sections[j]));
        ComparedKind kind = i < 0 && j >= 0 ? ComparedKind.OnlyNew
            : j < 0 && i >= 0 ? ComparedKind.OnlyOld
            : isSame ? ComparedKind.Same : ComparedKind.Changed;
        int level = j >= 0 ? now.Sections[j].Level : i >= 0 ? old.Sections[i].Level : 0;
        return new ContrastSection(kind, level, oldHeading, newHeading, rows);
    }

    private static ContrastHeading? HeadingOf(PlanPage page, int section) => section < 0
        ? null
        : new ContrastHeading(page.Sections[section].Heading, page.Units[page.Sections[section].FirstUnit].Anchor);

    private static string WithoutNumber(PlanSection section) => section.Heading[section.Number.Length..].Trim();

    private static AlignedSection[] Aligned(PlanPage page, PlanPageUnit[][] own) =>
        [.. page.Sections.Select((s, i) => new AlignedSection(s.Parent, WithoutNumber(s), s.Part, [.. own[i + 1].Select(u => u.Text)]))];

    // The paragraphs of each section; those before the first come first. Titles, tables of contents and what stands around aren't compared.
    private static PlanPageUnit[][] OwnOf(PlanPage page)
    {
        List<PlanPageUnit>[] own = [.. Enumerable.Range(0, page.Sections.Count + 1).Select(_ => new List<PlanPageUnit>())];
        foreach (PlanPageUnit unit in page.Units.Where(u => !u.IsAside
            && u.Kind is PlanUnitKind.Paragraph or PlanUnitKind.ListItem or PlanUnitKind.TableRow))
        {
            own[unit.Section + 1].Add(unit);
        }
        return [.. own.Select(o => o.ToArray())];
    }
}
