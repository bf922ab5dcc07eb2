using CareBot.Bot.Hosting;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Cli;

/// <summary><c>user add</c>: makes a person of the desk and prints their one-time password.</summary>
public static class UserCommand
{
    public static async Task AddAsync(string userName, string? firstName, PersonRole role, CancellationToken cancellationToken)
    {
        await using var app = Server.Build([]);
        await Server.PrepareAsync(app.Services, serving: false, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var brand = await scope.ServiceProvider.GetRequiredService<CareBotDb>()
            .Brands.Where(b => b.Key == StartUp.DefaultBrand).Select(b => b.Id).FirstAsync(cancellationToken);
        var (person, password) = await scope.ServiceProvider.GetRequiredService<PeopleRegister>()
            .CreateAsync(brand, userName, firstName ?? userName, role, by: null, cancellationToken);
        Console.WriteLine($"""
            {person.UserName} may sign in at /desk as {role.ToString().ToLowerInvariant()}.
            One-time password, to be changed at first sign-in: {password}
            """);
    }
}
