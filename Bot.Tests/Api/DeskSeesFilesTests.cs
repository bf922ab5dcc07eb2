using System.Net;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Attachments;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Api;

public sealed class DeskSeesFilesTests
{
    [Fact]
    public async Task A_picture_of_the_customer_opens_at_the_desk_and_nowhere_without_a_session()
    {
        await using var host = await DeskHost.StartAsync();
        using var customer = await WebCustomer.ArriveAsync(host);
        await customer.SendPictureAsync("struk.png", TestFiles.Png);
        await customer.ReadAsync(1);
        using var rina = await host.SignedInAsync(PersonRole.Agent, "Rina");
        var id = (await rina.GetAsync("cases?view=all")).GetProperty("items")[0].GetProperty("id").GetInt64();
        var said = (await rina.GetAsync($"cases/{id}/messages")).GetProperty("items")[0];

        var file = said.GetProperty("attachments")[0];
        Assert.Equal(("struk.png", "image/png"), (file.GetProperty("name").GetString(), file.GetProperty("contentType").GetString()));
        var address = file.GetProperty("url").GetString()!;
        using var opened = await rina.SendAsync(HttpMethod.Get, address);
        Assert.Equal(TestFiles.Png, await opened.Content.ReadAsByteArrayAsync());
        Assert.Equal("same-origin", opened.Headers.GetValues("Cross-Origin-Resource-Policy").Single());

        using var stranger = host.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendAsync(HttpMethod.Get, address)).StatusCode);
    }

    [Fact]
    public async Task A_picture_of_another_brand_does_not_open()
    {
        await using var host = await DeskHost.StartAsync();
        using var customer = await WebCustomer.ArriveAsync(host);
        await customer.SendPictureAsync("struk.png", TestFiles.Png);
        await customer.ReadAsync(1);
        var key = await host.Writer.WriteAsync(
            async (db, ct) =>
            {
                var other = new Brand { Key = "other", Name = "Toko Lain", Hours = "{}" };
                db.Brands.Add(other);
                await db.SaveChangesAsync(ct);
                await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.BrandId, other.Id), ct);
                return await db.Attachments.Select(a => a.Key).SingleAsync(ct);
            },
            CancellationToken.None);
        using var rina = await host.SignedInAsync(PersonRole.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await rina.SendAsync(HttpMethod.Get, $"attachments/{key}")).StatusCode);
    }
}
