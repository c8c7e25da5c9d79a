using System.Net;
using System.Net.Sockets;

namespace SearchPlans.Web.Access;

/// <summary>What came of a try.</summary>
/// <param name="Found">What is right, or null.</param>
/// <param name="Wait">For how long nothing more is looked at, or null when it was.</param>
/// <param name="IsFirst">Whether it is the first that wasn't looked at, to be told of once.</param>
public readonly record struct GuessAnswer<T>(T? Found, TimeSpan? Wait, bool IsFirst) where T : class;

/// <summary>
/// Bounds how many wrong keys are tried: so many from an address, so many in all. An address that brought a right key not long ago
/// isn't held up by what others try. Memory is bounded. Safe for concurrent use.
/// </summary>
public sealed class GuessLimit(TimeProvider clock)
{
    /// <summary>The most wrong keys of an address within <see cref="Window"/>.</summary>
    public const int PerAddress = 10;

    /// <summary>The most wrong keys of all addresses within <see cref="Window"/>.</summary>
    public const int Overall = 100;

    /// <summary>After how long tries are forgotten.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan _trust = TimeSpan.FromHours(24);

    private const int MaxAddresses = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, Tally> _addresses = [];
    private readonly Tally _all = new();

    /// <summary>Looks whether something is right, unless too many wrong ones were tried. One at a time, so that tries side by side
    /// count as well.</summary>
    /// <param name="from">Where it comes from; null counts as one address.</param>
    /// <param name="find">Gives what is right, or null; takes no time.</param>
    public GuessAnswer<T> Try<T>(IPAddress? from, Func<T?> find) where T : class
    {
        ArgumentNullException.ThrowIfNull(find);
        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate)
        {
            Tally own = Of(from, now);
            own.Expire(now);
            _all.Expire(now);
            if (own.Count >= PerAddress)
            {
                return new GuessAnswer<T>(null, own.Since + Window - now, own.IsToldFirst());
            }
            if (_all.Count >= Overall && own.TrustedUntil <= now)
            {
                return new GuessAnswer<T>(null, _all.Since + Window - now, _all.IsToldFirst());
            }
            if (find() is { } found)
            {
                own.TrustedUntil = now + _trust;
                return new GuessAnswer<T>(found, null, false);
            }
            own.Add(now);
            _all.Add(now);
            return default;
        }
    }

    private Tally Of(IPAddress? from, DateTimeOffset now)
    {
        IPAddress address = NetworkOf(from);
        if (_addresses.TryGetValue(address, out Tally? tally))
        {
            return tally;
        }
        if (_addresses.Count >= MaxAddresses)
        {
            foreach (IPAddress old in _addresses.Where(a => a.Value.IsForgotten(now)).Select(a => a.Key).ToArray())
            {
                _addresses.Remove(old);
            }
        }
        // Where there is no room: counted among all only.
        tally = new Tally();
        if (_addresses.Count < MaxAddresses)
        {
            _addresses.Add(address, tally);
        }
        return tally;
    }

    // Who has one address of IPv6 has all of its network.
    private static IPAddress NetworkOf(IPAddress? from)
    {
        if (from is null)
        {
            return IPAddress.None;
        }
        if (from.IsIPv4MappedToIPv6)
        {
            return from.MapToIPv4();
        }
        if (from.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return from;
        }
        byte[] bytes = from.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private sealed class Tally
    {
        private bool _isTold;

        public int Count { get; private set; }
        public DateTimeOffset Since { get; private set; }
        public DateTimeOffset TrustedUntil { get; set; }

        public bool IsForgotten(DateTimeOffset now) => TrustedUntil <= now && (Count == 0 || now >= Since + Window);

        public void Expire(DateTimeOffset now)
        {
            if (now >= Since + Window)
            {
                (Count, _isTold) = (0, false);
            }
        }

        public bool IsToldFirst()
        {
            bool isFirst = !_isTold;
            _isTold = true;
            return isFirst;
        }

        public void Add(DateTimeOffset now)
        {
            if (Count++ == 0)
            {
                Since = now;
            }
        }
    }
}
