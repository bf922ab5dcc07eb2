namespace CareBot.Tests.BotFramework;

/// <summary>Names of types as <c>api.txt</c> writes them: keywords, common system types without namespace, the rest in full.</summary>
internal static class SurfaceNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int",
        [typeof(long)] = "long", [typeof(double)] = "double", [typeof(float)] = "float",
    };

    private static readonly HashSet<string> ShortNamespaces =
        ["System", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks"];

    internal static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = Place(type) + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(",", type.GetGenericArguments().Select(Of))}>" : name;
    }

    /// <summary>As the head of a block has it: always in full.</summary>
    internal static string OfDefinition(Type type) => Of(type);

    private static string Place(Type type) => type.DeclaringType is { } outer
        ? Of(outer) + "+"
        : ShortNamespaces.Contains(type.Namespace ?? "") ? "" : type.Namespace + ".";
}
