using CareBot.Handoff;
using CareBot.Knowledge;
using CareBot.Tests.Dialogs;

namespace CareBot.Tests.Conversations.Scripts;

/// <summary>The sample shop: its articles, built once for all conversations, and office hours.</summary>
internal static class SampleShop
{
    private static readonly Lazy<KnowledgeBase> Built = new(() => KnowledgeBase.Build(KnowledgeFolder.Read(RepositoryFiles.Path("Knowledge/Sample")).Articles));

    public static KnowledgeBase Knowledge => Built.Value;

    public static OpeningHours Hours { get; } = OpeningHoursJson.Read("""
        {"TimeZone":"Asia/Jakarta",
         "Weekly":{"Monday":["08:00-17:00"],"Tuesday":["08:00-17:00"],"Wednesday":["08:00-17:00"],"Thursday":["08:00-17:00"],"Friday":["08:00-17:00"],"Saturday":["08:00-15:00"]},
         "Exceptions":[{"Date":"2026-12-25","Name":"Natal","Intervals":[]}]}
        """);
}
