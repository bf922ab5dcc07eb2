using System.Net;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>
/// Where replies may go. Service addresses come only with activities whose caller was authenticated; with an app id, whose
/// token travels along, they must also be public <c>https</c> addresses or stand in <c>AllowedServiceUrls</c>.
/// </summary>
internal static class ServiceUrlPolicy
{
    public static bool Allows(BotFrameworkOptions options, string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")
            || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return false;
        }

        return options.AppId is null || options.AllowedServiceUrls.Any(allowed => IsBelow(allowed, url)) || (url.Scheme == "https" && IsPublic(url));
    }

    private static bool IsBelow(Uri allowed, Uri url) =>
        Uri.Compare(allowed, url, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
        && $"{url.AbsolutePath.TrimEnd('/')}/".StartsWith($"{allowed.AbsolutePath.TrimEnd('/')}/", StringComparison.Ordinal);

    private static bool IsPublic(Uri url) => IPAddress.TryParse(url.IdnHost, out var address)
        ? PublicAddress.Is(address)
        : !url.IsLoopback && url.IdnHost.TrimEnd('.').Contains('.', StringComparison.Ordinal)
            && !new[] { ".localhost", ".local", ".internal" }.Any(end => url.IdnHost.TrimEnd('.').EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
