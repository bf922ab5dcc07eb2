using CareBot.Bot.Channels;
using CareBot.Tests.Api;
using CareBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Brands;

/// <summary>Two shops on one program: the default brand, and <c>sport</c> with a site of its own.</summary>
internal static class TwoBrands
{
    public const string Sport = "sport";

    public static IReadOnlyList<string> Settings { get; } =
    [
        $"--Brands:{Sport}:Name=Lari Kencang",
        "--Channels:DirectLine:Accounts:toko:Anonymous=true", "--Channels:DirectLine:Accounts:toko:Team=Pusat",
        $"--Channels:DirectLine:Accounts:lari:Brand={Sport}", "--Channels:DirectLine:Accounts:lari:Team=Lapangan",
    ];

    /// <summary>The account of the brand <c>sport</c>, and the default brand's.</summary>
    public static (ConnectedAccount Sport, ConnectedAccount Shop) AccountsOf(DeskHost host)
    {
        var accounts = host.Services.GetRequiredService<Accounts>();
        return (accounts.Find("directline", "lari")!, accounts.Find("directline", "toko")!);
    }
}

/// <summary>Tests on such a program that both databases must pass; it takes no turns.</summary>
public abstract class TwoBrandsContract : DeskContract
{
    private protected override IReadOnlyList<string> Settings => TwoBrands.Settings;

    private protected ConnectedAccount SportAccount => TwoBrands.AccountsOf(this.host).Sport;

    private protected ConnectedAccount ShopAccount => TwoBrands.AccountsOf(this.host).Shop;
}
