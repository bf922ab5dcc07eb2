using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.People;

public static class PeopleRegistration
{
    public const int ShortestPassword = 10;

    /// <summary>People, their passwords and their sessions.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContext());
        services.AddIdentityCore<Person>(identity =>
        {
            identity.Password.RequiredLength = ShortestPassword;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddUserStore<UserOnlyStore<Person, CareBotDb, long>>();
        services.AddScoped<PeopleRegister>();
        services.AddScoped<SignInDesk>();
        services.AddSingleton<DeskCookie>();
        services.AddAuthentication().AddCookie(DeskCookie.Scheme, cookie =>
        {
            cookie.Cookie.Name = DeskCookie.Name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = DeskCookie.Lifetime;
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(DeskCookie);
        });
    }
}
