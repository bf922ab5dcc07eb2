using System.Reflection;
using CareBot.Bot.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBot.Tests.Hosting;

public sealed class LogEventTests
{
    [Fact]
    public void No_event_takes_anybodys_words_names_or_tokens()
    {
        string[] forbidden = ["text", "words", "message", "said", "question", "answer", "body", "payload", "activity", "customer", "name", "email", "phone", "token", "secret", "password"];
        Type[] plain = [typeof(string), typeof(Exception), typeof(TimeSpan), typeof(DateTimeOffset), typeof(decimal)];
        var parameters = typeof(Server).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)
            .SelectMany(method => method.GetParameters(), (method, parameter) => (Event: method.Name, parameter.Name, Type: Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType))
            .Where(p => !typeof(ILogger).IsAssignableFrom(p.Type))
            .ToList();

        Assert.NotEmpty(parameters);
        Assert.DoesNotContain(parameters, p => forbidden.Any(word => p.Name!.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(parameters, p => Assert.True(p.Type.IsPrimitive || p.Type.IsEnum || plain.Contains(p.Type), $"{p.Event} {p.Name} {p.Type.Name}"));
    }

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
