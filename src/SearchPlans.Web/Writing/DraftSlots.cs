using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Writing;

/// <summary>Lets so many drafts be read and compared at once. Apart from <see cref="ImportSlots"/>, since whoever may read may compare a
/// draft: they never keep those from adding who may.</summary>
/// <param name="limits">Half as many as documents that are added.</param>
public sealed class DraftSlots(ServerLimits limits) : IDisposable
{
    /// <summary>The largest draft, in bytes; text and pages have their own, smaller limits.</summary>
    public const int MaxFileBytes = 20 << 20;

    /// <summary>The largest request with a draft: it, and the fields around it.</summary>
    public const int MaxRequestBytes = MaxFileBytes + (4 << 20);

    /// <summary>How a draft that is too large is refused.</summary>
    public static string TooLarge => $"草稿太大：至多 {MaxFileBytes >> 20} MB，纯文字和网页至多 16 MB。请只取要对照的部分。";

    private readonly ImportSlots _slots = new(limits with { Imports = Math.Max(1, limits.Imports / 2) });

    /// <summary>Waits for a slot; it isn't taken where too many wait already.</summary>
    public Task<ImportSlot> TakeAsync(CancellationToken cancellation) => _slots.TakeAsync(cancellation);

    /// <inheritdoc />
    public void Dispose() => _slots.Dispose();
}
