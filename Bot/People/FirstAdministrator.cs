using CareBot.Bot.Brands;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.People;

/// <summary>Somebody must be able to sign in first.</summary>
public static class FirstAdministrator
{
    public const string UserName = "admin";

    /// <summary>Makes the person <c>admin</c>, who works for every brand, when there is nobody at all.</summary>
    /// <returns>Their one-time password, to be printed once; null when somebody is there.</returns>
    public static async Task<string?> SettleAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CareBotDb>();
        if (await db.People.AnyAsync(cancellationToken))
        {
            return null;
        }

        var brands = await db.Brands.OrderByDescending(b => b.Key == BrandKey.Default).ThenBy(b => b.Id).Select(b => b.Id).ToListAsync(cancellationToken);
        try
        {
            var made = await scope.ServiceProvider.GetRequiredService<PeopleRegister>()
                .CreateAsync(brands, UserName, "Admin", PersonRole.Admin, by: null, cancellationToken);
            return made.Password;
        }
        catch (Exception error) when (error is PersonRefusedException || services.GetRequiredService<IStorageErrors>().IsUniqueViolation(error))
        {
            // Another replica started at the same moment and printed the password.
            return null;
        }
    }
}
