using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBot.Tests.StandIns;

/// <summary>A real HTTP server on this machine for a stand-in; it outlives whoever calls it.</summary>
internal static class StandInServer
{
    /// <param name="port">0 for any free one.</param>
    /// <param name="map">Adds the stand-in's routes.</param>
    public static async Task<(WebApplication App, Uri Address)> StartAsync(int port, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return (app, new Uri(addresses.Addresses.Single()));
    }

    /// <summary>Lets a fault happen; true if the call ends here.</summary>
    public static async Task<bool> MeetAsync(StandInFault? fault, HttpContext context)
    {
        switch (fault)
        {
            case StandInFault.Answer answer:
                context.Response.StatusCode = answer.Status;
                context.Response.ContentType = "application/json";
                foreach (var (name, value) in answer.Headers)
                {
                    context.Response.Headers[name] = value;
                }

                await context.Response.WriteAsync(answer.Body);
                return true;
            case StandInFault.Drop { Taken: false }:
                context.Abort();
                return true;
            case StandInFault.Wait wait:
                await wait.Until.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return context.RequestAborted.IsCancellationRequested;
            default:
                return false;
        }
    }
}
