using Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>The scopes of a memory and the short forms of its paths.</summary>
public class DialogStateManagerConfiguration
{
    public List<IPathResolver> PathResolvers { get; set; } = [];

    public List<MemoryScope> MemoryScopes { get; set; } = [];
}
