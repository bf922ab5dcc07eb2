namespace Microsoft.Bot.Schema;

/// <summary>What happened to the contact list.</summary>
public static class ContactRelationUpdateActionTypes
{
    public const string Add = "add";
    public const string Remove = "remove";
}
