using System.Globalization;
using CareBot.Bot.Api.Live;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.People;

/// <param name="LastSeenAt">When a browser of theirs was last connected.</param>
public sealed record PersonRow(
    string Id,
    string UserName,
    string FirstName,
    PersonRole Role,
    bool Disabled,
    bool MustChangePassword,
    PresenceState Presence,
    DateTimeOffset? LastSeenAt);

public sealed record NewPerson(string UserName, string FirstName, PersonRole Role);

public sealed record PersonChange(string? FirstName = null, PersonRole? Role = null, bool? Disabled = null);

/// <param name="OneTimePassword">Said once; changed at first sign-in.</param>
public sealed record PersonMade(PersonRow Person, string OneTimePassword);

internal static class PeopleEndpoints
{
    public static void MapPeople(this RouteGroupBuilder desk)
    {
        var people = desk.MapGroup("people").WithTags("People");
        people.MapGet("", ListAsync).Needs(Permission.ReadPeople).WithName("listPeople");
        people.MapPost("", AddAsync).Needs(Permission.WritePeople).WithName("addPerson").ProducesFaults();
        people.MapPatch("{id:long}", ChangeAsync).Needs(Permission.WritePeople).WithName("changePerson").ProducesFaults().ProducesProblem(404);
        people.MapPost("{id:long}/reset-password", ResetAsync).Needs(Permission.WritePeople).WithName("resetPassword").ProducesProblem(404);
    }

    private static async Task<Ok<Page<PersonRow>>> ListAsync(SignedIn person, CareBotDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<PersonRow>(await RowsAsync(db, clock, db.People.Where(p => p.BrandId == person.BrandId), cancellationToken), null));

    private static async Task<Created<PersonMade>> AddAsync(
        NewPerson made, SignedIn by, PeopleRegister register, CareBotDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (person, password) = await register.CreateAsync(by.BrandId, made.UserName, made.FirstName, made.Role, by.Id, cancellationToken);
        return TypedResults.Created(
            FormattableString.Invariant($"/api/desk/people/{person.Id}"), new PersonMade(await RowAsync(db, clock, person.Id, cancellationToken), password));
    }

    private static async Task<Ok<PersonRow>> ChangeAsync(
        long id,
        PersonChange change,
        SignedIn by,
        PeopleRegister register,
        UserManager<Person> users,
        CareBotDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await register.ChangeAsync(await FindAsync(users, by, id), change.FirstName, change.Role, change.Disabled, by.Id, cancellationToken);
        return TypedResults.Ok(await RowAsync(db, clock, id, cancellationToken));
    }

    private static async Task<Ok<PersonMade>> ResetAsync(
        long id, SignedIn by, PeopleRegister register, UserManager<Person> users, CareBotDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var password = await register.ResetPasswordAsync(await FindAsync(users, by, id), by.Id);
        return TypedResults.Ok(new PersonMade(await RowAsync(db, clock, id, cancellationToken), password));
    }

    private static async Task<Person> FindAsync(UserManager<Person> users, SignedIn by, long id) =>
        await users.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) is { } person && person.BrandId == by.BrandId
            ? person
            : throw RefusalException.NotFound("person");

    private static async Task<PersonRow> RowAsync(CareBotDb db, TimeProvider clock, long id, CancellationToken cancellationToken) =>
        (await RowsAsync(db, clock, db.People.Where(p => p.Id == id), cancellationToken)).Single();

    private static async Task<List<PersonRow>> RowsAsync(CareBotDb db, TimeProvider clock, IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from p in people
            join s in db.Presence on p.Id equals s.PersonId into signs
            from s in signs.DefaultIfEmpty()
            orderby p.FirstName, p.Id
            select new { Person = p, Signs = s }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(r => new PersonRow(
            PersonRef.IdOf(r.Person.Id),
            r.Person.UserName!,
            r.Person.FirstName,
            r.Person.Role,
            r.Person.Disabled,
            r.Person.MustChangePassword,
            r.Signs is null ? PresenceState.Away : PresencePolicy.At(PresenceBoard.SignsOf(r.Signs), now),
            r.Signs?.SeenAt))];
    }
}
