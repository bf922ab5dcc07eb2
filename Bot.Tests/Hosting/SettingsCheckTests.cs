using CareBot.Bot.Hosting;
using CareBot.Tests.Dialogs;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Hosting;

public sealed class SettingsCheckTests
{
    [Fact]
    public void The_settings_file_as_it_is_delivered_has_no_fault()
    {
        var file = new ConfigurationBuilder().AddJsonFile(RepositoryFiles.Path("appsettings.json")).Build();
        Assert.Empty(SettingsCheck.Faults(file));
    }

    [Fact]
    public void Every_setting_stands_in_the_settings_file_but_those_of_NET()
    {
        string[] ofNet = ["urls", "Kestrel", "http_ports", "https_ports", "environment"];
        var file = File.ReadAllText(RepositoryFiles.Path("appsettings.json"));
        var names = SettingRules.All.Where(r => !ofNet.Contains(r.Key.Split(':')[0], StringComparer.Ordinal)).Select(r => r.Key.Split(':').Last(part => !part.StartsWith('*'))).Distinct(StringComparer.Ordinal);
        Assert.All(names, name => Assert.Contains($"\"{name}\"", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Brand:Nmae", "Toko", "an unknown key", "the nearest is Brand:Name")]
    [InlineData("Conversations:ParallelTurns", "many", "many", "a whole number from 1 to 1024")]
    [InlineData("Conversations:MaxAttempts", "0", "0", "a whole number from 1 to 20")]
    [InlineData("Conversations:FragmentWaitMilliseconds", "1501", "1501", "a whole number from 0 to 1500")]
    [InlineData("Brand:KnowledgeFolder", "/no/such/folder", "/no/such/folder", "a folder of Markdown articles that exists")]
    [InlineData("Server:TrustedProxies:0", "10.0.0.0/99", "10.0.0.0/99", "an IP address, or a network such as 10.0.0.0/8")]
    [InlineData("Channels:Telegram:Token", "x", "an unknown key", "the keys that appsettings.json shows")]
    [InlineData("Hours:Weekly:Monday:0", "08:00-25:00", "08:00-25:00", "")]
    [InlineData("Hours:Weekly:Mittwoch:0", "08:00-09:00", "Mittwoch", "")]
    [InlineData("Hours:TimeZone", "Asia/Jkt", "Asia/Jkt", "")]
    [InlineData("Channels:DirectLine:TokenMinutes", "0", "0", "")]
    [InlineData("Brands:default:Name", "Toko", "the default brand", "written under Brand and Hours")]
    [InlineData("Brands:Sport Shop:Name", "Toko", "Sport Shop", "small letters, digits and - _")]
    [InlineData("Brands:sport:KnowledgeFolder", "", "(none)", "the brand's name")]
    [InlineData("Understanding:Provider", "Luis", "Luis", "Local (messages are read in the process) or Clu")]
    [InlineData("Understanding:Endpoint", "http://shop.example", "http://shop.example", "an https:// address")]
    [InlineData("Understanding:Endpoint", "https://shop.example/language", "https://shop.example/language", "without a path")]
    [InlineData("Understanding:Key", "two words", "(hidden)", "visible ASCII")]
    [InlineData("Understanding:ManagedIdentityClientId", "me", "me", "a GUID")]
    [InlineData("Understanding:ApiVersion", "latest", "latest", "2023-04-01")]
    [InlineData("Understanding:TimeLimitMilliseconds", "99", "99", "a whole number from 100 to 5000")]
    [InlineData("Understanding:Embeddings:Provider", "Azure", "Azure", "Off, or OpenAi")]
    [InlineData("Understanding:Embeddings:Endpoint", "http://models.example/v1", "http://models.example/v1", "an https:// address")]
    [InlineData("Understanding:Embeddings:Dimensions", "-1", "-1", "a whole number from 0 to 4096")]
    [InlineData("Understanding:Phrasing:Key", "two words", "(hidden)", "visible ASCII")]
    [InlineData("Understanding:Phrasing:TimeLimitMilliseconds", "49", "49", "a whole number from 50 to 10000")]
    [InlineData("Understanding:Phrasing:Dimensions", "1", "an unknown key", "the nearest is Understanding:")]
    [InlineData("Understanding:OrderNumber", "(?<=x)1", "(?<=x)1", "look-around, back references and atomic groups are not allowed")]
    [InlineData("Understanding:OrderNumber", "INV(", "INV(", "a regular expression")]
    [InlineData("Understanding:OrderNumber", "[0-9]*", "[0-9]*", "it fits an empty text")]
    [InlineData("Understanding:OrderNumber", "([0-9]{1000}){1000}", "([0-9]{1000}){1000}", "the counts in braces are too large")]
    [InlineData("Understanding:OderNumber", "1", "an unknown key", "the nearest is Understanding:OrderNumber")]
    public void A_fault_names_the_key_what_was_found_and_what_is_allowed(string key, string value, string found, string allowed)
    {
        var fault = Assert.Single(SettingsCheck.Faults(Settings((key, value))));
        Assert.StartsWith(key.Split(':')[0], fault.Key, StringComparison.Ordinal);
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
        Assert.Contains(allowed, fault.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hours:Weekly:Monday:0", "25:00-26:00", "Brands:sport:Hours:Weekly:Monday:0")]
    [InlineData("Hours:TimeZone", "Mars/Base", "Brands:sport:Hours:TimeZone")]
    [InlineData("OrderNumber", "INV(", "Brands:sport:OrderNumber")]
    [InlineData("KnowledgeFolder", "/no/such/folder", "Brands:sport:KnowledgeFolder")]
    [InlineData("Nmae", "Lari", "Brands:sport:Nmae")]
    public void A_fault_of_a_further_brand_names_its_key(string key, string value, string named) =>
        Assert.Equal(named, Assert.Single(SettingsCheck.Faults(Settings(("Brands:sport:Name", "Lari"), ($"Brands:sport:{key}", value)))).Key);

    [Fact]
    public void All_faults_are_found_at_once()
    {
        var faults = SettingsCheck.Faults(Settings(("Brand:Nmae", "x"), ("Conversations:TurnSeconds", "x"), ("Hours:TimeZone", "x")));
        Assert.Equal(["Brand:Nmae", "Conversations:TurnSeconds", "Hours:TimeZone"], faults.Select(f => f.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_language_service_needs_an_address_and_a_project_and_one_proof()
    {
        var faults = SettingsCheck.Faults(Settings(
            ("Understanding:Provider", "Clu"), ("Understanding:Key", "k"), ("Understanding:ManagedIdentityClientId", Guid.Empty.ToString())));
        Assert.Equal(
            ["Understanding:Endpoint", "Understanding:ManagedIdentityClientId", "Understanding:Project"],
            faults.Select(f => f.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("PATH", "/bin")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:1")]
    [InlineData("brand:name", "Toko")]
    [InlineData("Hours:Weekly:Monday", "08:00-12:00")]
    [InlineData("Brands:sport-2:Name", "Lari Kencang")]
    [InlineData("Understanding:OrderNumber", @"INV/\d{4}/\d{5}|TS-[A-Z0-9]{8,12}")]
    public void What_is_not_ours_and_what_is_right_is_no_fault(string key, string value) =>
        Assert.Empty(SettingsCheck.Faults(Settings((key, value))));

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
