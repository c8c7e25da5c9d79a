namespace SearchPlans.Text.Quantities;

/// <summary>A quantity and the words that it is said of.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Role">What it says of them.</param>
/// <param name="At">UTF-16 offset from which it counts when looking behind an indicator: its own start, or, of several in a row that are
/// said of the same words, the start of the first.</param>
/// <param name="Owner">The offsets where the indicator begins and ends that alone it is said of, where several share one list
/// (甲、乙分别增长5%和7%: 甲 of 5%); else -1, and it is said of what stands before it in its clause.</param>
/// <param name="SharedHead">Where the indicators of a list share their end (城镇、农村居民人均可支配收入), the offsets where that begins
/// and ends; else -1.</param>
public readonly record struct AttachedQuantity(
    Quantity Quantity, QuantityRole Role, int At, (int Start, int End) Owner, (int Start, int End) SharedHead);
