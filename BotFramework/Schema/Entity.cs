using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Something that an activity is about; <see cref="Type"/> says what, and <see cref="Properties"/> holds the rest.</summary>
public class Entity
{
    public Entity()
    {
    }

    public Entity(string type = null)
    {
        Type = type;
    }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();

    /// <summary>This entity read as another class, through JSON.</summary>
    public T GetAs<T>() => JsonConvert.DeserializeObject<T>(JsonConvert.SerializeObject(this));

    /// <summary>Takes type and properties from an object, through JSON.</summary>
    public void SetAs<T>(T obj)
    {
        var entity = JsonConvert.DeserializeObject<Entity>(JsonConvert.SerializeObject(obj));
        Type = entity.Type;
        Properties = entity.Properties;
    }

    /// <summary>Two entities are equal when their JSON is.</summary>
    public bool Equals(Entity other) =>
        other is not null && (ReferenceEquals(this, other)
            || string.Equals(JsonConvert.SerializeObject(this), JsonConvert.SerializeObject(other), StringComparison.Ordinal));

    public override bool Equals(object obj) => obj is Entity other && obj.GetType() == GetType() && Equals(other);

    public override int GetHashCode() => JsonConvert.SerializeObject(this).GetHashCode(StringComparison.Ordinal);
}
