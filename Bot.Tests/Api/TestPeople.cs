using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;

namespace CareBot.Tests.Api;

/// <summary>People as requests know them.</summary>
internal static class TestPeople
{
    /// <summary>Somebody whose request works on <paramref name="brand"/>, the only one that they work for.</summary>
    public static SignedIn Of(long id, long brand, string firstName = "Rina", PersonRole role = PersonRole.Agent, string? userName = null)
    {
        var only = new DeskBrand(brand, "default", "Toko Senja");
        return new(id, [only], userName ?? firstName.ToLowerInvariant(), firstName, role, "id", "auto", MustChangePassword: false) { Chosen = only };
    }
}
