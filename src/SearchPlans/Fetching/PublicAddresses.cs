using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SearchPlans.Fetching;

/// <summary>
/// Tells addresses that everybody reaches from those of this machine and of private networks: the registries of special addresses
/// (IANA, RFC 6890 and its successors). Of IPv6 only what is given out to networks (2000::/3) counts as public, without the parts of
/// it that carry an IPv4 address.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] _special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork _global = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address is public, and not one of this machine's own.</summary>
    public static bool IsPublic(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !_global.Contains(address))
        {
            return false;
        }
        return !Array.Exists(_special, network => network.Contains(address)) && !IsOwn(address);
    }

    private static bool IsOwn(IPAddress address)
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                .Any(own => own.Address.Equals(address));
        }
        catch (NetworkInformationException)
        {
            // Where the system doesn't say: those that are never public are known without it.
            return false;
        }
    }
}
