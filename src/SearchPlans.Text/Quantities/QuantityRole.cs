namespace SearchPlans.Text.Quantities;

/// <summary>What a quantity says of its indicator.</summary>
public enum QuantityRole
{
    /// <summary>How much there is: 达到25微克, 降至25微克, 提高到60%.</summary>
    Level,

    /// <summary>How much it rose: 增长5%, 新增80家.</summary>
    Rise,

    /// <summary>How much it fell: 下降2微克.</summary>
    Fall,

    /// <summary>Where it came from: 由300亿元增加到….</summary>
    Start,
}
