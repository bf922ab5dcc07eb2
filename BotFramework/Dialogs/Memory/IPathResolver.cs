namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>Writes the short form of a path out in full.</summary>
public interface IPathResolver
{
    string TransformPath(string path);
}
