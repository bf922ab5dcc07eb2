using System.Reflection;
using CareBot.Bot.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBot.Tests.Hosting;

public sealed class LogEventTests
{
    [Fact]
    public void Every_event_has_a_number_of_its_own()
    {
        var events = typeof(Server).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (method, number: method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
            .Where(e => e.number is not null)
            .ToList();

        Assert.NotEmpty(events);
        Assert.Empty(events.GroupBy(e => e.number).Where(g => g.Count() > 1).SelectMany(g => g).Select(e => $"{e.number} {e.method.DeclaringType!.Name}.{e.method.Name}"));
    }
}
