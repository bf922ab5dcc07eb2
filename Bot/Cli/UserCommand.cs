using System.CommandLine;
using CareBot.Bot.Brands;
using CareBot.Bot.Hosting;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Identity;

namespace CareBot.Bot.Cli;

/// <summary><c>user add</c> makes a person of the desk and prints their one-time password; <c>user brands</c> says which brands they work for.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "The people of the desk") { Add(), Brands() };

    private static Command Add()
    {
        var name = new Argument<string>("user-name") { Description = "Latin letters, digits and - . _ @ +" };
        var firstName = new Option<string?>("--first-name") { Description = "What customers and colleagues read; the user name by default" };
        var role = new Option<string>("--role") { Description = "What they may do", DefaultValueFactory = _ => "agent" };
        role.AcceptOnlyFromAmong("agent", "lead", "admin");
        var brand = new Option<string[]>("--brand")
        {
            Description = "Key of a brand that they work for; may be repeated, the desk opens with the first", DefaultValueFactory = _ => [BrandKey.Default],
        };
        var add = new Command("add", "Make a person of the desk and print their one-time password") { name, firstName, role, brand };
        add.SetAction((parsed, cancellation) => CommandLine.RefuseCleanlyAsync(
            () => AddAsync(
                parsed.GetRequiredValue(name),
                parsed.GetValue(firstName),
                Enum.Parse<PersonRole>(parsed.GetRequiredValue(role), ignoreCase: true),
                parsed.GetRequiredValue(brand),
                parsed.InvocationConfiguration.Output,
                cancellation),
            parsed.InvocationConfiguration.Error));
        return add;
    }

    private static Command Brands()
    {
        var name = new Argument<string>("user-name") { Description = "A person of the desk" };
        var brand = new Option<string[]>("--brand") { Description = "Key of a brand that they are to work for; repeat it for several", Required = true };
        var brands = new Command("brands", "Say which brands a person works for, and no others; their open cases of others go back to the queue") { name, brand };
        brands.SetAction((parsed, cancellation) => CommandLine.RefuseCleanlyAsync(
            () => ChangeAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(brand), parsed.InvocationConfiguration.Output, cancellation),
            parsed.InvocationConfiguration.Error));
        return brands;
    }

    private static async Task AddAsync(string userName, string? firstName, PersonRole role, string[] keys, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Server.Build([]);
        await Server.PrepareAsync(app.Services, serving: false, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var brands = await NamedAsync(scope.ServiceProvider.GetRequiredService<CareBotDb>(), keys, cancellationToken);
        var (person, password) = await scope.ServiceProvider.GetRequiredService<PeopleRegister>()
            .CreateAsync(brands, userName, firstName ?? userName, role, by: null, cancellationToken);
        await output.WriteLineAsync($"""
            {person.UserName} may sign in at /desk as {role.ToString().ToLowerInvariant()}.
            One-time password, to be changed at first sign-in: {password}
            """);
    }

    private static async Task ChangeAsync(string userName, string[] keys, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Server.Build([]);
        await Server.PrepareAsync(app.Services, serving: false, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var brands = await NamedAsync(scope.ServiceProvider.GetRequiredService<CareBotDb>(), keys, cancellationToken);
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByNameAsync(userName.Trim())
            ?? throw new PersonRefusedException("user-name", $"there is nobody called '{userName}'", "a user name of the desk");
        await scope.ServiceProvider.GetRequiredService<PeopleRegister>()
            .ChangeAsync(person, firstName: null, role: null, disabled: null, brands, by: null, cancellationToken);
        await output.WriteLineAsync($"{person.UserName} works for {string.Join(", ", keys)}.");
    }

    private static async Task<List<long>> NamedAsync(CareBotDb db, string[] keys, CancellationToken cancellationToken)
    {
        var brands = new List<long>();
        foreach (var key in keys)
        {
            brands.Add(await BrandKey.FindAsync(db, key, cancellationToken));
        }

        return brands;
    }
}
