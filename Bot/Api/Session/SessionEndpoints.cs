using CareBot.Bot.Api.Live;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace CareBot.Bot.Api.Session;

internal static class SessionEndpoints
{
    public static void MapSession(this RouteGroupBuilder desk)
    {
        var session = desk.MapGroup("session").WithTags("Session");
        session.MapGet("", ViewAsync).ForAnyone().WithName("getSession");
        session.MapPost("", SignInAsync).ForAnyone().WithName("signIn").ProducesProblem(401).ProducesProblem(403)
            .Produces<LockedProblem>(423, "application/problem+json").Produces<LockedProblem>(429, "application/problem+json");
        session.MapDelete("", SignOutAsync).NeedsPerson(beforePasswordChange: true).WithName("signOut");
        session.MapPost("password", ChangePasswordAsync).NeedsPerson(beforePasswordChange: true).WithName("changePassword").ProducesFaults();
        session.MapPost("sign-out-everywhere", SignOutEverywhereAsync).NeedsPerson(beforePasswordChange: true).WithName("signOutEverywhere");
        session.MapPatch("settings", ChangeSettingsAsync).NeedsPerson().WithName("changeSettings").ProducesFaults();
        desk.MapPut("presence", SetPresenceAsync).NeedsPerson().WithTags("Session").WithName("setPresence");
    }

    private static async Task<Ok<SessionView>> ViewAsync(HttpContext context, Sessions sessions) => TypedResults.Ok(await sessions.ViewAsync(context));

    private static async Task<Ok<SessionView>> SignInAsync(
        SignInRequest request, HttpContext context, Sessions sessions, SignInDesk desk, SignInLimits limits)
    {
        limits.Count(context.Connection.RemoteIpAddress);
        var attempt = await desk.TryAsync(request.UserName, request.Password, context.RequestAborted);
        if (attempt.LockedUntil is { } until)
        {
            throw new RefusalException(StatusCodes.Status423Locked, "locked-out", "Too many wrong passwords.", ("retryAt", until));
        }

        return attempt.Person is { } person
            ? TypedResults.Ok(await sessions.BeginAsync(context, person))
            : throw new RefusalException(StatusCodes.Status401Unauthorized, "wrong-password", "User name or password is wrong.");
    }

    private static async Task<Ok<SessionView>> SignOutAsync(HttpContext context, Sessions sessions) => TypedResults.Ok(await sessions.EndAsync(context));

    private static async Task<Ok<SessionView>> ChangePasswordAsync(
        PasswordChange change, SignedIn signedIn, HttpContext context, Sessions sessions, PeopleRegister register, UserManager<Person> users)
    {
        var person = await PersonAsync(users, signedIn);
        await register.ChangePasswordAsync(person, change.Current, change.Next);
        return TypedResults.Ok(await sessions.BeginAsync(context, person));
    }

    private static async Task<Ok<SessionView>> SignOutEverywhereAsync(
        SignedIn signedIn, HttpContext context, Sessions sessions, PeopleRegister register, UserManager<Person> users)
    {
        await register.SignOutEverywhereAsync(await PersonAsync(users, signedIn));
        return TypedResults.Ok(await sessions.EndAsync(context));
    }

    private static async Task<Ok<SessionView>> ChangeSettingsAsync(
        SettingsChange change, SignedIn signedIn, HttpContext context, Sessions sessions, UserManager<Person> users)
    {
        var person = await PersonAsync(users, signedIn);
        person.Language = OneOf("language", change.Language, person.Language, "id", "en");
        person.Theme = OneOf("theme", change.Theme, person.Theme, "auto", "light", "dark");
        await users.UpdateAsync(person);
        context.Features.Set(signedIn with { Language = person.Language, Theme = person.Theme });
        return TypedResults.Ok(await sessions.ViewAsync(context));
    }

    private static async Task<NoContent> SetPresenceAsync(PresenceChange change, SignedIn signedIn, PresenceBoard board, CancellationToken cancellationToken)
    {
        await board.ChooseAsync(signedIn, change.State, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Person> PersonAsync(UserManager<Person> users, SignedIn signedIn) =>
        await users.FindByIdAsync(PersonRef.IdOf(signedIn.Id)) ?? throw RefusalException.NotFound("person");

    private static string OneOf(string place, string? wanted, string present, params string[] allowed) =>
        wanted is null ? present
        : allowed.Contains(wanted, StringComparer.Ordinal) ? wanted
        : throw RefusalException.Invalid(new Fault(place, $"'{wanted}' is unknown", string.Join(", ", allowed)));
}
