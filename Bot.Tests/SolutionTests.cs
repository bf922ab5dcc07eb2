namespace CareBot.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void The_libraries_reference_neither_ASP_NET_Core_nor_EF_Core()
    {
        foreach (var name in new[] { "CareBot.Language", "CareBot.Knowledge", "CareBot.Handoff", "CareBot.Dialogs", "CareBot.BotFramework" })
        {
            var references = System.Reflection.Assembly.Load(name).GetReferencedAssemblies().Select(r => r.Name!);
            Assert.DoesNotContain(references, r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
        }
    }
}
