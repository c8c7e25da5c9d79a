using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Records;

/// <summary>
/// The bytes that the index keeps of a plan's figures with the plan's document, by indicator, so that one of them is read without the
/// others. As <see cref="BinaryWriter"/> writes them (integers 7-bit encoded, strings in UTF-8 behind their length):
/// <code>
/// figures = place:string groupCount:int group{…} unplacedCount:int unplaced{…}
/// group   = name:string count:int byteLength:int figure{count}
/// figure  = unit:int flags:int sentenceStart sentenceLength nameStart nameLength:int [writtenName:string] fromYear years:int
///           [part:string] [place:string] [binding:string] [value:amount] [change:amount kind:byte basis:string]
///           [keyStart:int keyName:string]
/// amount  = start length:int parts:byte {decimal} unit hedge:string
/// parts: 1 number, 2 min, 4 max, 8 min and max are the number where they are there
/// </code>
/// The sentence's text is that of the paragraph, which isn't kept twice. Names are those of the index term of the plan's document.
/// </summary>
internal static class FigureRecords
{
    /// <summary>Names the grammar above; part of what an index is made by.</summary>
    public const string Identity = "figures-1";

    [Flags]
    private enum Has
    {
        None = 0,
        WrittenName = 1,
        Part = 2,
        Place = 4,
        Binding = 8,
        Value = 16,
        Change = 32,
        Key = 64,
        Cumulated = 128,
        Corrected = 256,
        StruckOut = 512,
        Real = 1024,
        Comparable = 2048,
        // Two bits of the kind, one of the aim.
        Kind = 4096,
        AimsAtTarget = 16384,
    }

    private const int KindBits = 3;
    private const int Number = 1, Min = 2, Max = 4, Same = 8;

    // Longer names are none; a term of an index has to be shorter than 32 KB.
    private const int MaxName = 200;

    /// <summary>Stands before the term of an indicator whose numbers were destroyed at the source.</summary>
    public const string DamagedPrefix = "!";

    /// <summary>The terms that a plan is found by: the names that it states figures of, and behind <see cref="DamagedPrefix"/> those
    /// whose numbers were destroyed at the source.</summary>
    public static string[] TermsOf(KeptFigures kept) =>
        [.. kept.Figures.Select(f => f.Figure.Name).Concat(kept.Damaged.Select(d => DamagedPrefix + d)).Distinct()
            .Where(IsTerm)];

    /// <summary>Whether a name can be a term.</summary>
    public static bool IsTerm(string name) => name.Length is > 0 and <= MaxName;

    public static byte[] Write(KeptFigures kept)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        string place = kept.Figures.FirstOrDefault(f => !f.Figure.IsElsewhere)?.Figure.Place ?? "";
        writer.Write(place);
        List<IGrouping<string, KeptFigure>> groups = [.. kept.Figures.GroupBy(f => f.Figure.Name, StringComparer.Ordinal)];
        writer.Write7BitEncodedInt(groups.Count);
        using var group = new MemoryStream();
        foreach (IGrouping<string, KeptFigure> figures in groups)
        {
            group.SetLength(0);
            using (var within = new BinaryWriter(group, System.Text.Encoding.UTF8, leaveOpen: true))
            {
                foreach (KeptFigure figure in figures)
                {
                    Write(within, figure, place);
                }
            }
            writer.Write(figures.Key);
            writer.Write7BitEncodedInt(figures.Count());
            writer.Write7BitEncodedInt((int)group.Length);
            writer.Write(group.GetBuffer(), 0, (int)group.Length);
        }
        writer.Write7BitEncodedInt(kept.Unplaced.Count);
        foreach (FigureCorrection correction in kept.Unplaced)
        {
            writer.Write(correction.Anchor);
            writer.Write7BitEncodedInt(correction.StartChar);
            writer.Write7BitEncodedInt(correction.EndChar);
            writer.Write(correction.Name);
            writer.Write(correction.IsStruckOut);
            writer.Write(correction.Indicator);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The names that a plan states figures of, with how many each; those struck out count too.</summary>
    public static IEnumerable<(string Name, int Count)> Names(ReadOnlyMemory<byte> bytes)
    {
        using BinaryReader reader = ReaderOf(bytes);
        reader.ReadString();
        for (int groups = reader.Read7BitEncodedInt(); groups > 0; groups--)
        {
            (string name, int count, int length) = (reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            reader.BaseStream.Seek(length, SeekOrigin.Current);
            yield return (name, count);
        }
    }

    /// <summary>The figures of names, or of all names.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="names">The names; null: all.</param>
    /// <param name="listed">Gives the list's entry of a name.</param>
    public static IEnumerable<(Figure Figure, FigureKey? Key, bool IsCorrected, bool IsStruckOut)> Read(
        ReadOnlyMemory<byte> bytes, IReadOnlySet<string>? names, Func<string, Indicator?> listed)
    {
        using BinaryReader reader = ReaderOf(bytes);
        string place = reader.ReadString();
        for (int groups = reader.Read7BitEncodedInt(); groups > 0; groups--)
        {
            (string name, int count, int length) = (reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            if (names is not null && !names.Contains(name))
            {
                reader.BaseStream.Seek(length, SeekOrigin.Current);
                continue;
            }
            Indicator? indicator = listed(name);
            for (; count > 0; count--)
            {
                yield return ReadFigure(reader, name, indicator, place);
            }
        }
    }

    /// <summary>Corrections of paragraphs that the plan no longer has.</summary>
    public static IReadOnlyList<FigureCorrection> Unplaced(ReadOnlyMemory<byte> bytes)
    {
        using BinaryReader reader = ReaderOf(bytes);
        reader.ReadString();
        for (int groups = reader.Read7BitEncodedInt(); groups > 0; groups--)
        {
            reader.ReadString();
            reader.Read7BitEncodedInt();
            int length = reader.Read7BitEncodedInt();
            reader.BaseStream.Seek(length, SeekOrigin.Current);
        }
        var unplaced = new FigureCorrection[reader.Read7BitEncodedInt()];
        for (int i = 0; i < unplaced.Length; i++)
        {
            unplaced[i] = new FigureCorrection(
                reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.ReadString())
            {
                IsStruckOut = reader.ReadBoolean(),
                Indicator = reader.ReadString(),
            };
        }
        return unplaced;
    }

    private static BinaryReader ReaderOf(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> array)
            ? new BinaryReader(new MemoryStream(array.Array!, array.Offset, array.Count, writable: false))
            : new BinaryReader(new MemoryStream(bytes.ToArray()));

    private static void Write(BinaryWriter writer, KeptFigure kept, string place)
    {
        Figure figure = kept.Figure;
        bool hasKey = kept.Key != FigureKey.Of(kept.Anchor, figure);
        Has flags = If(figure.WrittenName != figure.Name, Has.WrittenName) | If(figure.Period.Part.Length > 0, Has.Part)
            | If(figure.IsElsewhere, Has.Place) | If(figure.Binding.Length > 0, Has.Binding) | If(figure.Value is not null, Has.Value)
            | If(figure.Change is not null, Has.Change) | If(hasKey, Has.Key) | If(figure.IsCumulated, Has.Cumulated)
            | If(kept.IsCorrected, Has.Corrected) | If(kept.IsStruckOut, Has.StruckOut) | If(figure.Change?.IsReal == true, Has.Real)
            | If(figure.Change?.IsComparable == true, Has.Comparable) | If(figure.Aim == FigureAim.Target, Has.AimsAtTarget);
        writer.Write7BitEncodedInt(figure.Unit);
        writer.Write7BitEncodedInt((int)flags | ((int)figure.Kind * (int)Has.Kind));
        writer.Write7BitEncodedInt(figure.Sentence.Start);
        writer.Write7BitEncodedInt(figure.Sentence.End - figure.Sentence.Start);
        writer.Write7BitEncodedInt(figure.NameRange.Start);
        writer.Write7BitEncodedInt(figure.NameRange.End - figure.NameRange.Start);
        WriteIf(writer, flags, Has.WrittenName, figure.WrittenName);
        writer.Write7BitEncodedInt(figure.Period.FromYear);
        writer.Write7BitEncodedInt(figure.Period.ToYear - figure.Period.FromYear);
        WriteIf(writer, flags, Has.Part, figure.Period.Part);
        WriteIf(writer, flags, Has.Place, figure.Place);
        WriteIf(writer, flags, Has.Binding, figure.Binding);
        if (figure.Value is { } value)
        {
            Write(writer, value);
        }
        if (figure.Change is { } change)
        {
            Write(writer, change.Amount);
            writer.Write((byte)change.Kind);
            writer.Write(change.Basis);
        }
        if (hasKey)
        {
            writer.Write7BitEncodedInt(kept.Key.StartChar);
            writer.Write(kept.Key.Name);
        }
    }

    private static Has If(bool has, Has flag) => has ? flag : Has.None;

    private static void WriteIf(BinaryWriter writer, Has flags, Has flag, string text)
    {
        if (flags.HasFlag(flag))
        {
            writer.Write(text);
        }
    }

    private static void Write(BinaryWriter writer, FigureAmount amount)
    {
        writer.Write7BitEncodedInt(amount.Range.Start);
        writer.Write7BitEncodedInt(amount.Range.End - amount.Range.Start);
        bool isSame = amount.Number is { } number && (amount.Min ?? number) == number && (amount.Max ?? number) == number;
        int parts = (amount.Number is null ? 0 : Number) | (amount.Min is null ? 0 : Min) | (amount.Max is null ? 0 : Max)
            | (isSame ? Same : 0);
        writer.Write((byte)parts);
        Write(writer, amount.Number);
        if (!isSame)
        {
            Write(writer, amount.Min);
            Write(writer, amount.Max);
        }
        writer.Write(amount.Unit);
        writer.Write(amount.Hedge);
    }

    // The scale, whether it is negative, and the digits; very long ones as they are in memory.
    private static void Write(BinaryWriter writer, decimal? number)
    {
        const int Large = 0x40, Negative = 0x80;
        if (number is not { } value)
        {
            return;
        }
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        long digits = ((long)bits[1] << 32) | (uint)bits[0];
        int head = value.Scale | (value < 0 ? Negative : 0);
        if (bits[2] != 0 || digits < 0)
        {
            writer.Write((byte)Large);
            writer.Write(value);
            return;
        }
        writer.Write((byte)head);
        writer.Write7BitEncodedInt64(digits);
    }

    private static decimal ReadDecimal(BinaryReader reader)
    {
        const int Large = 0x40, Negative = 0x80, Scale = 0x1F;
        int head = reader.ReadByte();
        if (head == Large)
        {
            return reader.ReadDecimal();
        }
        long digits = reader.Read7BitEncodedInt64();
        return new decimal(unchecked((int)digits), unchecked((int)(digits >> 32)), 0, (head & Negative) != 0, (byte)(head & Scale));
    }

    private static (Figure Figure, FigureKey? Key, bool IsCorrected, bool IsStruckOut) ReadFigure(
        BinaryReader reader, string name, Indicator? indicator, string place)
    {
        int unit = reader.Read7BitEncodedInt();
        int packed = reader.Read7BitEncodedInt();
        var flags = (Has)packed;
        TextRange sentence = ReadRange(reader), nameRange = ReadRange(reader);
        string written = flags.HasFlag(Has.WrittenName) ? reader.ReadString() : name;
        int from = reader.Read7BitEncodedInt(), to = from + reader.Read7BitEncodedInt();
        var period = new FigurePeriod(from, to, flags.HasFlag(Has.Part) ? reader.ReadString() : "");
        string of = flags.HasFlag(Has.Place) ? reader.ReadString() : place;
        string binding = flags.HasFlag(Has.Binding) ? reader.ReadString() : "";
        FigureAmount? value = flags.HasFlag(Has.Value) ? ReadAmount(reader) : null;
        FigureChange? change = flags.HasFlag(Has.Change)
            ? new FigureChange(
                ReadAmount(reader), (FigureChangeKind)reader.ReadByte(), reader.ReadString(), flags.HasFlag(Has.Real),
                flags.HasFlag(Has.Comparable))
            : null;
        FigureKey? key = flags.HasFlag(Has.Key) ? new FigureKey("", reader.Read7BitEncodedInt(), reader.ReadString()) : null;
        var figure = new Figure
        {
            Unit = unit,
            Sentence = sentence,
            NameRange = nameRange,
            WrittenName = written,
            Indicator = indicator,
            Name = name,
            Value = value,
            IsCumulated = flags.HasFlag(Has.Cumulated),
            Change = change,
            Kind = (FigureKind)((packed / (int)Has.Kind) & KindBits),
            Aim = flags.HasFlag(Has.AimsAtTarget) ? FigureAim.Target : FigureAim.Result,
            Period = period,
            Place = of,
            IsElsewhere = flags.HasFlag(Has.Place),
            Binding = binding,
        };
        return (figure, key, flags.HasFlag(Has.Corrected), flags.HasFlag(Has.StruckOut));
    }

    private static TextRange ReadRange(BinaryReader reader)
    {
        int start = reader.Read7BitEncodedInt();
        return new TextRange(start, start + reader.Read7BitEncodedInt());
    }

    private static FigureAmount ReadAmount(BinaryReader reader)
    {
        TextRange range = ReadRange(reader);
        int parts = reader.ReadByte();
        decimal? number = (parts & Number) != 0 ? ReadDecimal(reader) : null;
        decimal? Bound(int part) => (parts & part) == 0 ? null : (parts & Same) != 0 ? number : ReadDecimal(reader);
        decimal? min = Bound(Min), max = Bound(Max);
        return new FigureAmount(number, reader.ReadString(), min, max, reader.ReadString(), range);
    }
}
