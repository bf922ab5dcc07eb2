using CareBot.Bot.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CareBot.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("", 30)]
    [InlineData(";Maximum Pool Size=7", 7)]
    [InlineData(";MaxPoolSize=100", 100)]
    public void A_busy_replica_does_not_take_every_connection_of_the_server(string given, int most)
    {
        Assert.Equal(most, Read(given).MaxPoolSize);
    }

    [Fact]
    public void What_the_connection_string_leaves_open_is_set()
    {
        Assert.Equal((15, 100, "CareBot"), (Read("").KeepAlive, Read("").MaxAutoPrepare, Read("").ApplicationName));
        Assert.Equal((0, 3), (Read(";Keepalive=0").KeepAlive, Read(";Max Auto Prepare=3").MaxAutoPrepare));
    }

    private static NpgsqlConnectionStringBuilder Read(string given)
    {
        var settings = new Dictionary<string, string?> { ["Storage:Provider"] = "Postgres", ["ConnectionStrings:CareBot"] = "Host=db;Database=carebot" + given };
        return new(StorageOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).ConnectionString);
    }
}
