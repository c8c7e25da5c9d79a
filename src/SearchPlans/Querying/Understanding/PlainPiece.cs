namespace SearchPlans.Querying.Understanding;

/// <summary>What a part of a run was taken for.</summary>
internal enum PieceKind
{
    Text,
    Place,
    Year,
    Type,
    Level,
    Issuer,

    /// <summary>A document's number (文号).</summary>
    Number,

    /// <summary>Words that a plan's title holds: 养老规划 of 养老服务体系建设规划.</summary>
    Title,

    /// <summary>The glossary of plans.</summary>
    Glossary,
    Sort,

    /// <summary>A place that is left out: 除了上海.</summary>
    Except,

    /// <summary>What is asked not to be said: 没有提到 before 低空经济.</summary>
    Lacks,

    /// <summary>Words of asking that say nothing more: 提到, 的报告.</summary>
    Asking,
}

/// <summary>A part of a run and what it was taken for.</summary>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Typed">The part as typed.</param>
internal sealed record PlainPiece(PieceKind Kind, string Typed)
{
    /// <summary>The run that it is a part of; null where it is none of a run.</summary>
    public RunNode? Run { get; init; }

    /// <summary>Of a place the region paths that it stands for.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Of a title the words that it holds.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Of a place, type, issuer or number its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The first year; of a type that names none, 0.</summary>
    public int From { get; init; }

    /// <summary>The last year.</summary>
    public int To { get; init; }

    /// <summary>Whether it is only four digits, which may be any number.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether it is two digits (57年), which may be how long something takes: a year beside a place or type only.</summary>
    public bool IsShort { get; init; }

    /// <summary>Whether years are only bounded on one side: 2015年以前.</summary>
    public bool IsBound => Kind == PieceKind.Year && (From <= Years.First || To >= Years.Last);

    /// <summary>Of text, whether it is what plans are asked not to say.</summary>
    public bool IsLacking { get; init; }

    /// <summary>The level of government, or null.</summary>
    public string? Level { get; init; }

    /// <summary>The order that it asks for.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>The same as text.</summary>
    public PlainPiece AsText() => new(PieceKind.Text, Typed) { Run = Run };
}
