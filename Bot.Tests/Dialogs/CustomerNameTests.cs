using CareBot.Dialogs;

namespace CareBot.Tests.Dialogs;

public sealed class CustomerNameTests
{
    [Theory]
    [InlineData("Rina Wulandari", "Rina")]
    [InlineData("budi", "Budi")]
    [InlineData("  D'Angelo ", "D'Angelo")]
    [InlineData("Siti-Nur", "Siti-Nur")]
    [InlineData("M. Rizky", null)]
    [InlineData("https://evil.example", null)]
    [InlineData("**bold**", null)]
    [InlineData("user12345", null)]
    [InlineData("✨", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_a_name_is_said_back(string? name, string? called) => Assert.Equal(called, CustomerName.ToCall(name));
}
