using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>Writes what a person knows better of a plan into its sidecar.</summary>
public static class MetadataCorrection
{
    /// <summary>What the sidecar is to say so that a plan is known as wanted: what was changed, and what it said already.
    /// A field that was emptied is left to the text, one that is wanted as not known is said not to be.</summary>
    /// <param name="known">What is known of the plan now.</param>
    /// <param name="said">What the sidecar says now.</param>
    /// <param name="wanted">All fields as they should be.</param>
    public static PlanMetadata Given(PlanMetadata known, PlanMetadata said, PlanMetadata wanted)
    {
        UnknownFields unknown = UnknownFields.None;
        // A place is taken whole from one origin.
        PlanMetadata place = From(m => (m.Province, m.City, m.County), UnknownFields.Place);
        return new PlanMetadata
        {
            Title = From(m => m.Title).Title,
            Province = place.Province,
            City = place.City,
            County = place.County,
            Year = From(m => m.Year, UnknownFields.Year).Year,
            ReviewedYear = From(m => m.ReviewedYear, UnknownFields.ReviewedYear).ReviewedYear,
            Type = From(m => m.Type, UnknownFields.Type).Type,
            Issuer = From(m => m.Issuer, UnknownFields.Issuer).Issuer,
            Number = From(m => m.Number, UnknownFields.Number).Number,
            SignedOn = From(m => m.SignedOn, UnknownFields.SignedOn).SignedOn,
            Published = From(m => m.Published, UnknownFields.Published).Published,
            Source = From(m => m.Source, UnknownFields.Source).Source,
            // Last: the fields above have gathered it.
            Unknown = unknown,
        };

        // Who says a field: the sidecar as it is where nothing was changed.
        PlanMetadata From<T>(Func<PlanMetadata, T> field, UnknownFields flag = UnknownFields.None)
        {
            bool isSame = EqualityComparer<T>.Default.Equals(field(wanted), field(known))
                && (wanted.Unknown & flag) == (known.Unknown & flag);
            PlanMetadata from = isSame ? said : wanted;
            unknown |= from.Unknown & flag;
            return from;
        }
    }

    /// <summary>A place as it is known, with what is said in its stead. Who names a part of it names all of it, for a city
    /// rarely has the district that another had; who only says that a part isn't known keeps what is around that part.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="province">What is said of the province: null is nothing, empty leaves the place to the text, 不详 isn't known.</param>
    /// <param name="city">The same of the city.</param>
    /// <param name="county">The same of the county.</param>
    public static PlanMetadata WithPlace(PlanMetadata known, string? province, string? city, string? county)
    {
        string?[] said = [province, city, county];
        if (said.All(part => part is null))
        {
            return known;
        }
        string[] place = ["", "", ""];
        bool onlyUnknown = said.All(part => part is null || UnknownWord.Is(part));
        // Of what isn't known nothing within it is either.
        int end = onlyUnknown ? Array.FindIndex(said, UnknownWord.Is) : place.Length;
        string[] kept = onlyUnknown
            ? [known.Province, known.City, known.County]
            : [.. said.Select(part => UnknownWord.Is(part) ? "" : part?.Trim() ?? "")];
        kept.AsSpan(0, end).CopyTo(place);
        bool isUnknown = Array.Exists(said, UnknownWord.Is) && Array.TrueForAll(place, part => part.Length == 0);
        return known with
        {
            Province = place[0],
            City = place[1],
            County = place[2],
            Unknown = isUnknown ? known.Unknown | UnknownFields.Place : known.Unknown & ~UnknownFields.Place,
        };
    }

    /// <summary>Writes the sidecar of a plan and indexes the plan anew; committing is for who called.</summary>
    /// <exception cref="PlanFileException">The plan can't be read, or what is wanted can't be kept.</exception>
    /// <exception cref="CorpusWriteException">The sidecar can't be written.</exception>
    internal static async Task<PlanSummary> KeepAsync(
        CorpusFolder corpus, IPlanIndexWriter writer, string planId, CorpusFile file, PlanMetadata wanted, CancellationToken cancellation)
    {
        if (!corpus.IsInside(file.File))
        {
            throw new PlanFileException($"语料里的“{file.File}”或它的文件夹是链接，不往那里写。");
        }
        cancellation.ThrowIfCancellationRequested();
        PlanMetadata said = PlanSidecar.TryRead(file.SidecarOwner) ?? new PlanMetadata();
        PlanMetadata given = Given((await CorpusReading.ReadAsync(file, cancellation)).Plan.Metadata, said, wanted);
        if (given != said)
        {
            // What a person wrote into the sidecar by hand keeps nobody from correcting something else.
            if (MetadataRules.Problem(given) is { } wrong && wrong != MetadataRules.Problem(said))
            {
                throw new PlanFileException(wrong);
            }
            Save(file.SidecarOwner, given);
        }
        // From here on it goes to its end: the sidecar is written.
        CorpusPlan read = await CorpusReading.ReadAsync(file, CancellationToken.None);
        await writer.AddAsync(read.Indexed(file, planId), CancellationToken.None);
        return PlanTexts.Summarize(file, read.Plan, planId);
    }

    /// <summary>Looks whether what is given can be written into a sidecar and read again; what couldn't be would take the plan out of the
    /// index.</summary>
    /// <exception cref="PlanFileException">It can't.</exception>
    internal static void ExpectKept(PlanMetadata given)
    {
        if (!IsReadAgain(given))
        {
            throw new PlanFileException("填写的内容太长，或有不能记录的字符。请改正后再试。");
        }
    }

    private static bool IsReadAgain(PlanMetadata given)
    {
        try
        {
            string text = PlanSidecar.Write(given);
            return text.Length <= PlanSidecar.MaxMetadataChars && PlanSidecar.Parse(text) == given;
        }
        catch (PlanFileException)
        {
            return false;
        }
    }

    private static void Save(string owner, PlanMetadata given)
    {
        ExpectKept(given);
        try
        {
            PlanSidecar.Save(owner, given);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusWriteException(e);
        }
    }
}
