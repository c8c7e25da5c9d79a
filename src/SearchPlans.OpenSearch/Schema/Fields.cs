using SearchPlans.Index.Queries;

namespace SearchPlans.OpenSearch.Schema;

/// <summary>
/// The fields of the index on a cluster. Those of the same name as in <see cref="PlanFields"/> hold the same terms on the same positions.
/// A plan is a document, each of its innermost sections (without a text of its own) is a child of it, and each unit is a child of its
/// section; what is asked of a plan stands on its units, too.
/// </summary>
internal static class Fields
{
    /// <summary>What a document is: <see cref="PlanType"/>, <see cref="GroupType"/>, <see cref="UnitType"/>; the document that says
    /// what is committed has none.</summary>
    public const string Type = "type";
    /// <summary>A plan.</summary>
    public const string PlanType = "plan";
    /// <summary>The units in a row that stand in one innermost section.</summary>
    public const string GroupType = "group";
    /// <summary>A unit.</summary>
    public const string UnitType = "unit";

    /// <summary>The id of the plan.</summary>
    public const string Plan = "plan";
    /// <summary>The version of the plan that a document belongs to: a hash of all that is kept of it.</summary>
    public const string Version = "pv";
    /// <summary>The number of the commit that a document is seen from.</summary>
    public const string Born = "born";
    /// <summary>The ordinal of a unit in its plan.</summary>
    public const string Unit = "n";
    /// <summary>The ordinal of the first unit of a unit's group.</summary>
    public const string Group = "g";
    /// <summary>Names a group among all.</summary>
    public const string GroupId = "gid";
    /// <summary>Plan, groups and units as parents and children.</summary>
    public const string Join = "join";

    /// <summary>The characters of a unit and all that stands between them or counts on their positions, for what has to stand together:
    /// see <see cref="GridTokens"/>.</summary>
    public const string Grid = "grid";
    /// <summary>Which of the fields of wholes and numerals a unit would have.</summary>
    public const string Has = "has";
    /// <summary>The line of a unit with its signs, folded, for runs that are quoted with signs.</summary>
    public const string Signs = "signs";
    /// <summary>Numbers of figures that a unit states, see <see cref="AmountTerms"/>.</summary>
    public const string Amounts = "amounts";

    /// <summary>Of a plan, how many figures it states under each name: the number, a tab, the name.</summary>
    public const string Stated = "stated";

    /// <summary>The region and all around it, as paths.</summary>
    public const string Places = "places";
    /// <summary>The type of the plan (政府工作报告).</summary>
    public const string PlanKind = "planType";
    /// <summary>The level of government, as a number.</summary>
    public const string Level = "level";
    /// <summary>What plans are sorted by when the newest or oldest are asked for: a day number; missing where nothing is known.</summary>
    public const string Time = "time";
    /// <summary>What a plan's units score for its level and year.</summary>
    public const string Prior = "prior";
    /// <summary>The part of its plan that a unit belongs to, as a number; its group has the same.</summary>
    public const string Part = "part";

    /// <summary>The different words of a unit that may be suggested, each once, to be counted.</summary>
    public const string WordSet = "wordSet";
    /// <summary>The different pairs of characters of a unit, to be counted.</summary>
    public const string PairSet = "pairSet";
    /// <summary>Of a unit that opens a section, the section's heading without its number, to be counted.</summary>
    public const string OwnHeading = "ownHeading";

    /// <summary>What is given back of a document: Base64 of the bytes that <see cref="Index.Records.PlanRecords"/> describes.</summary>
    public const string Record = "record";
}
