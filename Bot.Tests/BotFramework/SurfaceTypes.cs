using System.Text.RegularExpressions;

namespace CareBot.Tests.BotFramework;

/// <summary>The Microsoft types that a line of a surface list names.</summary>
internal static partial class SurfaceTypes
{
    internal static IEnumerable<string> In(string member) => Name().Matches(member.Split(" = \"")[0]).Select(match => match.Value);

    [GeneratedRegex(@"Microsoft\.(?:Bot|Rest|Identity)\.[A-Za-z.+]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
