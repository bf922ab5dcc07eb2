using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Tells a caller that is another bot (which uses this one as its skill) from a channel.</summary>
internal static class SkillClaims
{
    /// <summary>
    /// Whether the claims are those of a bot's token: its sender is an application other than the one that it is meant for, and it is not
    /// meant for the channel service.
    /// </summary>
    internal static bool AreOfABot(IEnumerable<Claim> claims)
    {
        var values = claims.ToLookup(claim => claim.Type, claim => claim.Value, StringComparer.OrdinalIgnoreCase);
        if (values[AuthenticationConstants.AppIdClaim].Contains(AuthenticationConstants.AnonymousSkillAppId, StringComparer.Ordinal))
        {
            return true;
        }

        var version = values[AuthenticationConstants.VersionClaim].FirstOrDefault();
        var audience = values[AuthenticationConstants.AudienceClaim].FirstOrDefault();
        var sender = version == "2.0"
            ? values[AuthenticationConstants.AuthorizedParty].FirstOrDefault()
            : values[AuthenticationConstants.AppIdClaim].FirstOrDefault();
        return version is not null
            && !string.IsNullOrWhiteSpace(audience)
            && audience != AuthenticationConstants.ToBotFromChannelTokenIssuer
            && !string.IsNullOrWhiteSpace(sender)
            && sender != audience;
    }
}
