using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace CareBot.Tests.BotFramework;

/// <summary>Writes the public surface of a type in the form of <c>api.txt</c>: a head line, then one line a member, in ordinal order.</summary>
internal static class SurfaceWriter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string Head(Type type)
    {
        var bases = new List<string>();
        if (type.IsClass && !IsDelegate(type) && type.BaseType is { } parent && parent != typeof(object))
        {
            bases.Add(SurfaceNames.Of(parent));
        }

        if (!type.IsEnum && !IsDelegate(type))
        {
            var inherited = type.BaseType?.GetInterfaces() ?? [];
            bases.AddRange(type.GetInterfaces().Except(inherited).Where(i => i.IsPublic).Select(SurfaceNames.Of).Order(StringComparer.Ordinal));
        }

        var obsolete = type.GetCustomAttribute<ObsoleteAttribute>() is null ? "" : " [Obsolete]";
        return $"{Kind(type)} {SurfaceNames.OfDefinition(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}{obsolete}";
    }

    internal static IReadOnlyList<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return [string.Join(", ", type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name))];
        }

        if (IsDelegate(type))
        {
            // The list shows the parameters of a delegate without their defaults.
            return [Signature(type.GetMethod("Invoke")!, "", optional: false)];
        }

        var members = new List<string>();
        members.AddRange(type.GetConstructors(Declared).Where(c => !c.IsStatic && IsSeen(c)).Select(c => Access(c) + ".ctor" + Parameters(c)));
        members.AddRange(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(Field));
        members.AddRange(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsSeen)).Select(Property));
        members.AddRange(type.GetMethods(Declared).Where(method => IsSeen(method) && !method.IsSpecialName).Select(method => Method(type, method)));
        return [.. members.Order(StringComparer.Ordinal)];
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        _ when IsDelegate(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Field(FieldInfo field)
    {
        var access = field.IsPublic ? "" : "protected ";
        var type = SurfaceNames.Of(field.FieldType);
        return field.IsLiteral
            ? $"{access}const {type} {field.Name} = {Value(field.GetRawConstantValue())}"
            : $"{access}{(field.IsStatic ? "static " : "")}{type} {field.Name}";
    }

    private static string Property(PropertyInfo property)
    {
        var (get, set) = (property.GetGetMethod(nonPublic: true), property.GetSetMethod(nonPublic: true));
        var shown = get is not null && IsSeen(get) ? get : set!;
        var accessors = (get is not null && IsSeen(get) ? "get; " : "") + (set is not null && IsSeen(set) ? "set; " : "");
        var index = property.GetIndexParameters() is [var key] ? $"[{SurfaceNames.Of(key.ParameterType)} {key.Name}]" : "";
        var json = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName is { } name ? $" // json: {name}" : "";
        return $"{Access(shown)}{(shown.IsStatic ? "static " : "")}{SurfaceNames.Of(property.PropertyType)} {property.Name}{index} {{ {accessors}}}{json}";
    }

    private static string Method(Type type, MethodInfo method)
    {
        var modifier = method switch
        {
            _ when type.IsInterface => "",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return Signature(method, Access(method) + modifier);
    }

    private static string Signature(MethodInfo method, string modifiers, bool optional = true)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{modifiers}{SurfaceNames.Of(method.ReturnType)} {method.Name}{generic}{Parameters(method, optional)}";
    }

    private static string Parameters(MethodBase method, bool optional = true) =>
        $"({string.Join(", ", method.GetParameters().Select(parameter => Parameter(parameter, optional)))})";

    private static string Parameter(ParameterInfo parameter, bool showOptional)
    {
        var type = parameter.ParameterType;
        var prefix = parameter.IsOut ? "out " : type.IsByRef ? "ref " : "";
        var optional = !(parameter.IsOptional && showOptional) ? "" : " = " + (parameter.DefaultValue is null ? Nothing(type) : Value(parameter.DefaultValue));
        return $"{prefix}{SurfaceNames.Of(type.IsByRef ? type.GetElementType()! : type)} {parameter.Name}{optional}";
    }

    private static string Nothing(Type type) => type.IsValueType ? "default" : "null";

    private static string Value(object? value) => value is string text ? $"\"{text}\"" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
