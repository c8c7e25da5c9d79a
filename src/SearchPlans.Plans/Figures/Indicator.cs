namespace SearchPlans.Plans.Figures;

/// <summary>What an indicator is measured in, as far as tables and conversions need to know.</summary>
public enum IndicatorMeasure
{
    /// <summary>Money: 元, 亿元, 亿美元.</summary>
    Money,
    /// <summary>A share or rate: %, ‰. A percentage of it is its value, not a growth.</summary>
    Rate,
    /// <summary>People: 人, 万人次.</summary>
    People,
    /// <summary>Mass: 吨, 斤, 公斤.</summary>
    Mass,
    /// <summary>Area: 亩, 公顷, 平方米.</summary>
    Area,
    /// <summary>Volume: 立方米.</summary>
    Volume,
    /// <summary>Length: 公里.</summary>
    Length,
    /// <summary>Power or energy: 千瓦, 千瓦时.</summary>
    Energy,
    /// <summary>Time: 天, 年, 岁.</summary>
    Time,
    /// <summary>A concentration: 微克/立方米.</summary>
    Concentration,
    /// <summary>An index or coefficient without a unit.</summary>
    Index,
    /// <summary>Things that are counted: 个, 家, 件, 套, 标箱.</summary>
    Count,
}

/// <summary>Which way an indicator is wanted to go.</summary>
public enum IndicatorDirection
{
    /// <summary>Neither is better.</summary>
    Neutral,
    /// <summary>More is better.</summary>
    More,
    /// <summary>Less is better.</summary>
    Less,
}

/// <summary>Something that plans state figures of.</summary>
/// <param name="Name">Its canonical name.</param>
/// <param name="Group">What it belongs to: one of <see cref="IndicatorList.Groups"/>.</param>
/// <param name="Measure">What it is measured in.</param>
/// <param name="Direction">Whether more or less of it is better.</param>
/// <param name="Synonyms">Other names of the same, as they are written; the canonical one isn't among them.</param>
public sealed record Indicator(
    string Name, string Group, IndicatorMeasure Measure, IndicatorDirection Direction, IReadOnlyList<string> Synonyms);
