using System.Collections.Frozen;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.People;

/// <summary>What a person may do at the desk; the names that the desk's web application knows.</summary>
public static class Permission
{
    public const string ReadCases = "cases.read";
    public const string WorkCases = "cases.work";
    public const string ReassignCases = "cases.reassign";
    public const string ReadCanned = "canned.read";
    public const string WriteCanned = "canned.write";
    public const string ReadArticles = "articles.read";
    public const string WriteArticles = "articles.write";
    public const string PublishReleases = "releases.publish";
    public const string ReadHours = "hours.read";
    public const string WriteHours = "hours.write";
    public const string ReadPeople = "people.read";
    public const string WritePeople = "people.write";
    public const string ReadAudit = "audit.read";
    public const string ReadDelivery = "delivery.read";
    public const string WorkDelivery = "delivery.work";

    private static readonly string[] Agent = [ReadCases, WorkCases, ReadCanned, ReadArticles, ReadHours];
    private static readonly string[] Lead = [.. Agent, WriteArticles, PublishReleases, WriteHours, WriteCanned, ReassignCases, ReadPeople, ReadDelivery, WorkDelivery];
    private static readonly string[] Admin = [.. Lead, WritePeople, ReadAudit];

    private static readonly FrozenDictionary<PersonRole, FrozenSet<string>> Sets = new Dictionary<PersonRole, string[]>
    {
        [PersonRole.Agent] = Agent,
        [PersonRole.Lead] = Lead,
        [PersonRole.Admin] = Admin,
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Everything that a role may do, in a fixed order.</summary>
    public static IReadOnlyList<string> Of(PersonRole role) => role switch
    {
        PersonRole.Admin => Admin,
        PersonRole.Lead => Lead,
        _ => Agent,
    };

    public static bool Has(PersonRole role, string permission) => Sets[role].Contains(permission);
}
