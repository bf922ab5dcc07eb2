using System.Net;
using System.Net.Sockets;

namespace CareBot.Bot.Channels;

/// <summary>Tells addresses of the public internet from those of this machine and its networks.</summary>
internal static class PublicAddress
{
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.IPv6Any) && !address.IsIPv6LinkLocal
                && !address.IsIPv6SiteLocal && !address.IsIPv6UniqueLocal && !address.IsIPv6Multicast
                && address.GetAddressBytes() is not ([0x00, 0x64, 0xFF, 0x9B, ..] or [0x20, 0x02, ..]);
        }

        return address.GetAddressBytes() is not ([0 or 10 or 127 or >= 224, ..] or [169, 254, ..] or [192, 168, ..]
            or [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..]);
    }
}
