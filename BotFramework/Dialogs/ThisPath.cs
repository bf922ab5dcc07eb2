namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Paths of the memory scope <c>this</c>.</summary>
public class ThisPath
{
    public const string Options = "this.options";

    [Obsolete("Use ThisPath.Options.")]
    public const string OPTIONS = "this.options";
}
