using CareBot.Handoff;

namespace CareBot.Tests.Handoff;

public sealed class OpeningHoursJsonTests
{
    [Theory]
    [InlineData("""{"Weekly":{"Monday":["08:00-12:00","11:00-17:00"]}}""", "Hours:Weekly:Monday:1", "11:00-17:00")]
    [InlineData("""{"Weekly":{"Monday":["00:00-24:00","09:00-10:00"]}}""", "Hours:Weekly:Monday:1", "09:00-10:00")]
    [InlineData("""{"Weekly":{"Monday":["22:00-03:00"],"Tuesday":["02:00-05:00"]}}""", "Hours:Weekly:Tuesday", "02:00-05:00")]
    [InlineData("""{"Weekly":{"Sunday":["22:00-03:00"],"Monday":["02:00-05:00"]}}""", "Hours:Weekly:Monday", "02:00-05:00")]
    [InlineData("""{"Weekly":{"Monday":["08:00-05:00"]}}""", "Hours:Weekly:Monday:0", "08:00-05:00")]
    [InlineData("""{"Weekly":{"Monday":["08:00-08:00"]}}""", "Hours:Weekly:Monday:0", "08:00-08:00")]
    [InlineData("""{"Weekly":{"Monday":["8-17"]}}""", "Hours:Weekly:Monday:0", "8-17")]
    [InlineData("""{"Weekly":{"Monday":["25:00-26:00"]}}""", "Hours:Weekly:Monday:0", "25:00-26:00")]
    [InlineData("""{"Weekly":{"Monday":["08:60-17:00"]}}""", "Hours:Weekly:Monday:0", "08:60-17:00")]
    [InlineData("""{"Weekly":{"Monday":["08:00-24:30"]}}""", "Hours:Weekly:Monday:0", "08:00-24:30")]
    [InlineData("""{"Weekly":{"Senin":["08:00-17:00"]}}""", "Hours:Weekly:Senin", "Senin")]
    [InlineData("""{"Weekly":{"Monday":["08:00-17:00"],"monday":[]}}""", "Hours:Weekly:monday", "monday")]
    [InlineData("""{"Weekly":{"Monday":"08:00-17:00"}}""", "Hours:Weekly:Monday", "\"08:00-17:00\"")]
    [InlineData("""{"Weekly":5}""", "Hours:Weekly", "5")]
    [InlineData("""{"TimeZone":"Asia/Bandung"}""", "Hours:TimeZone", "Asia/Bandung")]
    [InlineData("""{"TimeZone":7}""", "Hours:TimeZone", "7")]
    [InlineData("""{"Zone":"Asia/Jakarta"}""", "Hours:Zone", "Zone")]
    [InlineData("""{"Exceptions":[{"Date":"25-12-2026","Intervals":[]}]}""", "Hours:Exceptions:0:Date", "25-12-2026")]
    [InlineData("""{"Exceptions":[{"Date":"2026-02-29"}]}""", "Hours:Exceptions:0:Date", "2026-02-29")]
    [InlineData("""{"Exceptions":[{"Date":"2026-12-25"},{"Date":"2026-12-25"}]}""", "Hours:Exceptions:1:Date", "2026-12-25")]
    [InlineData("""{"Exceptions":[{"Date":"2026-12-25","Intervals":["x"]}]}""", "Hours:Exceptions:0:Intervals:0", "x")]
    [InlineData("""[]""", "Hours", "[]")]
    public void A_fault_names_its_place_and_the_value_found(string json, string path, string found)
    {
        var fault = Assert.Single(Assert.Throws<OpeningHoursException>(() => OpeningHoursJson.Read(json)).Faults);
        Assert.Equal((path, found), (fault.Path, fault.Found));
        Assert.NotEmpty(fault.Allowed);
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var error = Assert.Throws<OpeningHoursException>(() => OpeningHoursJson.Read(
            """{"TimeZone":"X","Weekly":{"Monday":["9-5"],"Funday":[]},"Exceptions":[{"Date":"soon","Intervals":["10:00-09:00"]}]}""", "brand shop"));
        Assert.Equal(
            ["brand shop:TimeZone", "brand shop:Weekly:Monday:0", "brand shop:Weekly:Funday", "brand shop:Exceptions:0:Intervals:0", "brand shop:Exceptions:0:Date"],
            error.Faults.Select(f => f.Path));
    }

    [Fact]
    public void Text_that_is_not_JSON_is_a_fault_too() =>
        Assert.Equal("Hours", Assert.Single(Assert.Throws<OpeningHoursException>(() => OpeningHoursJson.Read("{")).Faults).Path);

    [Fact]
    public void The_time_zone_is_Jakarta_unless_told() => Assert.Equal("Asia/Jakarta", OpeningHoursJson.Read("{}").Zone.Id);

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        const string Json = """{"TimeZone":"Asia/Makassar","Weekly":{"Monday":["08:00-12:00","13:00-24:00"],"Tuesday":[],"Wednesday":["20:00-02:00"],"Thursday":[],"Friday":[],"Saturday":[],"Sunday":[]},"Exceptions":[{"Date":"2026-12-25","Name":"Natal","Intervals":[]}]}""";
        Assert.Equal(Json, OpeningHoursJson.Write(OpeningHoursJson.Read(Json)));
    }
}
