using CareBot.Bot.Api.Cases;
using CareBot.Bot.Api.Live;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.People;

/// <param name="LastSeenAt">When a browser of theirs was last connected.</param>
/// <param name="Brands">Those they work for, as far as they are also the reader's.</param>
/// <param name="MayChange">Whether the reader may change them: not somebody who also works for brands that the reader does not work for.</param>
public sealed record PersonRow(
    string Id,
    string UserName,
    string FirstName,
    PersonRole Role,
    bool Disabled,
    bool MustChangePassword,
    PresenceState Presence,
    DateTimeOffset? LastSeenAt,
    IReadOnlyList<BrandRef> Brands,
    bool MayChange);

/// <param name="Brands">Keys; the brand that is worked on when null.</param>
public sealed record NewPerson(string UserName, string FirstName, PersonRole Role, IReadOnlyList<string>? Brands = null);

/// <param name="Brands">Keys of all that they are to work for; brands that the caller does not work for stay as they are.</param>
public sealed record PersonChange(string? FirstName = null, PersonRole? Role = null, bool? Disabled = null, IReadOnlyList<string>? Brands = null);

/// <param name="OneTimePassword">Said once; changed at first sign-in.</param>
public sealed record PersonMade(PersonRow Person, string OneTimePassword);

internal static class PeopleEndpoints
{
    public static void MapPeople(this RouteGroupBuilder desk)
    {
        var people = desk.MapGroup("people").WithTags("People").OnOneBrand();
        people.MapGet("", ListAsync).Needs(Permission.ReadPeople).WithName("listPeople");
        people.MapPost("", AddAsync).Needs(Permission.WritePeople).WithName("addPerson").ProducesFaults();
        people.MapPatch("{id:long}", ChangeAsync).Needs(Permission.WritePeople).WithName("changePerson").ProducesFaults().ProducesProblem(404);
        people.MapPost("{id:long}/reset-password", ResetAsync).Needs(Permission.WritePeople).WithName("resetPassword").ProducesProblem(404);
    }

    private static async Task<Ok<Page<PersonRow>>> ListAsync(SignedIn person, CareBotDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<PersonRow>(await RowsAsync(db, clock, person, db.PeopleOf(person.BrandId), cancellationToken), null));

    private static async Task<Created<PersonMade>> AddAsync(
        NewPerson made, SignedIn by, PeopleRegister register, CareBotDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var brands = made.Brands is null ? [by.BrandId] : Named(by, made.Brands);
        var (person, password) = await register.CreateAsync(brands, made.UserName, made.FirstName, made.Role, by.Id, cancellationToken);
        return TypedResults.Created(
            FormattableString.Invariant($"/api/desk/people/{person.Id}"), new PersonMade(await RowAsync(db, clock, by, person.Id, cancellationToken), password));
    }

    private static async Task<Ok<PersonRow>> ChangeAsync(
        long id,
        PersonChange change,
        SignedIn by,
        PeopleRegister register,
        CareBotDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (person, brands) = await FindAsync(db, by, id, cancellationToken);
        var foreign = brands.Where(b => !by.WorksFor(b)).ToList();
        if (foreign.Count > 0 && (change.FirstName is not null || change.Role is not null || change.Disabled is not null))
        {
            throw NotAlone();
        }

        IReadOnlyList<long>? wanted = change.Brands is null ? null : [.. Named(by, change.Brands), .. foreign];
        await register.ChangeAsync(person, change.FirstName, change.Role, change.Disabled, wanted, by.Id, cancellationToken);
        return TypedResults.Ok(await RowAsync(db, clock, by, id, cancellationToken));
    }

    private static async Task<Ok<PersonMade>> ResetAsync(
        long id, SignedIn by, PeopleRegister register, CareBotDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (person, brands) = await FindAsync(db, by, id, cancellationToken);
        var password = brands.All(by.WorksFor) ? await register.ResetPasswordAsync(person, by.Id) : throw NotAlone();
        return TypedResults.Ok(new PersonMade(await RowAsync(db, clock, by, id, cancellationToken), password));
    }

    private static async Task<(Person Person, List<long> Brands)> FindAsync(CareBotDb db, SignedIn by, long id, CancellationToken cancellationToken) =>
        await db.PeopleOf(by.BrandId).FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is { } person
            ? (person, await db.PersonBrands.Where(m => m.PersonId == id).Select(m => m.BrandId).ToListAsync(cancellationToken))
            : throw RefusalException.NotFound("person");

    /// <exception cref="RefusalException">422: a key is none of the caller's brands.</exception>
    private static List<long> Named(SignedIn by, IReadOnlyList<string> keys) => [.. keys.Select(key => by.Brands.FirstOrDefault(b => b.Key == key)?.Id
        ?? throw RefusalException.Invalid(new Fault("brands", $"you do not work for a brand '{key}'", string.Join(", ", by.Brands.Select(b => b.Key)))))];

    /// <summary>Who could reset the password of somebody could enter the brands of that person.</summary>
    private static RefusalException NotAlone() =>
        RefusalException.Forbidden("This person also works for a brand that you do not work for: an administrator of all their brands may do this.");

    private static async Task<PersonRow> RowAsync(CareBotDb db, TimeProvider clock, SignedIn reader, long id, CancellationToken cancellationToken) =>
        (await RowsAsync(db, clock, reader, db.People.Where(p => p.Id == id), cancellationToken)).Single();

    private static async Task<List<PersonRow>> RowsAsync(
        CareBotDb db, TimeProvider clock, SignedIn reader, IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from p in people
            join s in db.Presence on p.Id equals s.PersonId into signs
            from s in signs.DefaultIfEmpty()
            orderby p.FirstName, p.Id
            select new { Person = p, Signs = s }).AsNoTracking().ToListAsync(cancellationToken);
        var brands = (await db.PersonBrands.Where(m => people.Any(p => p.Id == m.PersonId)).AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(m => m.PersonId, m => m.BrandId);
        return [.. rows.Select(r => new PersonRow(
            PersonRef.IdOf(r.Person.Id),
            r.Person.UserName!,
            r.Person.FirstName,
            r.Person.Role,
            r.Person.Disabled,
            r.Person.MustChangePassword,
            r.Signs is null ? PresenceState.Away : PresencePolicy.At(PresenceBoard.SignsOf(r.Signs), now),
            r.Signs?.SeenAt,
            [.. reader.Brands.Where(b => brands[r.Person.Id].Contains(b.Id)).Select(b => new BrandRef(b.Key, b.Name))],
            brands[r.Person.Id].All(reader.WorksFor)))];
    }
}
