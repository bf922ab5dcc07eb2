using Microsoft.Bot.Schema;

namespace CareBot.Tests.BotFramework;

/// <summary>
/// Holds the public surface of the runtime against the official one: every type is in the list and is built whole. A member is left out
/// only when its signature needs a type that is left out, or when it stands here with its reason.
/// </summary>
public sealed class PublicSurfaceTests
{
    /// <summary>The official test adapter also plays a token service, through interfaces that need Microsoft.Rest; that part is left out.</summary>
    private static readonly HashSet<string> LeftOut =
    [
        "void AddExchangeableToken(string connectionName, string channelId, string userId, string exchangableItem, string token)",
        "void AddUserToken(string connectionName, string channelId, string userId, string token, string magicCode = null)",
        "void ThrowOnExchangeRequest(string connectionName, string channelId, string userId, string exchangableItem)",
        "virtual Task SignOutUserAsync(Microsoft.Bot.Builder.ITurnContext turnContext, string connectionName = null, string userId = null, CancellationToken cancellationToken = default)",
        "virtual Task<string> GetOauthSignInLinkAsync(Microsoft.Bot.Builder.ITurnContext turnContext, string connectionName, CancellationToken cancellationToken)",
        "virtual Task<string> GetOauthSignInLinkAsync(Microsoft.Bot.Builder.ITurnContext turnContext, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)",
    ];

    private static readonly Dictionary<string, (string Head, List<string> Members)> Official = SurfaceList.Read(SurfaceList.CopyPath);

    private static readonly Dictionary<string, Type> Ours = typeof(Activity).Assembly.GetExportedTypes()
        .ToDictionary(SurfaceNames.OfDefinition, StringComparer.Ordinal);

    public static TheoryData<string> TypeNames => [.. Ours.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void The_list_has_exactly_the_types_that_exist() => Assert.Equal(
        Ours.Keys.Order(StringComparer.Ordinal), Official.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void A_type_is_built_whole(string name)
    {
        var (head, members) = Official[name];
        Assert.Equal(WithoutLeftOutInterfaces(head), SurfaceWriter.Head(Ours[name]));

        var expected = members.Where(member => !LeftOut.Contains(member) && !NeedsMissingType(member));
        var actual = SurfaceWriter.Members(Ours[name]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual);
    }

    [Fact]
    public void The_copy_of_the_list_is_equal_to_the_whole_list()
    {
        if (SurfaceList.WholePath is null)
        {
            Assert.Skip("CAREBOT_SURFACE_LIST does not name the whole list; only who changes the copy needs it.");
        }

        var whole = SurfaceList.Read(SurfaceList.WholePath);
        foreach (var (name, (head, members)) in Official)
        {
            Assert.Equal(whole[name].Head, head);
            Assert.Equal(whole[name].Members, members);
        }
    }

    private static bool NeedsMissingType(string member) =>
        SurfaceTypes.In(member).Any(type => !Ours.ContainsKey(type) && !Ours.Keys.Any(ours => ours.StartsWith(type + "<", StringComparison.Ordinal)));

    private static string WithoutLeftOutInterfaces(string head) => head
        .Replace(", Microsoft.Bot.Builder.IExtendedUserTokenProvider", "", StringComparison.Ordinal)
        .Replace(", Microsoft.Bot.Builder.IUserTokenProvider", "", StringComparison.Ordinal);
}
