using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels;

/// <summary>Where the pictures and files are that a channel's customers send. One implementation a platform that names them instead of sending them.</summary>
public interface IMediaSource
{
    /// <summary>The channels that it serves.</summary>
    IReadOnlyList<string> Channels { get; }

    /// <summary>The platform's own hosts; one with a leading point stands for all below it. Nothing is fetched from anywhere else.</summary>
    IReadOnlyList<string> Hosts { get; }

    /// <summary>What is kept of an attachment to find its file later; null where there is none, or none that may be kept. Pure.</summary>
    string? Read(Attachment attachment);

    /// <summary>The address to fetch now. Never throws for what the platform or the network does.</summary>
    Task<MediaPlace> LocateAsync(ConnectedAccount account, string source, CancellationToken cancellationToken);
}

/// <summary>Where a file is: either an address or a fault.</summary>
/// <param name="Address">Absolute; null with a fault.</param>
/// <param name="Authorization">The header <c>Authorization</c> for this address alone; null for none.</param>
/// <param name="Fault">Why there is no address; <see cref="SendOutcome.Sent"/> when there is one.</param>
public sealed record MediaPlace(Uri? Address, string? Authorization = null, SendOutcome Fault = SendOutcome.Sent)
{
    /// <summary>The SHA-256 that the platform announced, 32 bytes; null where it announced none.</summary>
    public ReadOnlyMemory<byte>? Sha256 { get; init; }

    /// <summary>The size that the platform announced, in bytes; null where it announced none.</summary>
    public long? Size { get; init; }

    public static MediaPlace At(string? address, string? authorization = null) => Uri.TryCreate(address, UriKind.Absolute, out var known)
        ? new(known, authorization)
        : new(null, Fault: SendOutcome.Rejected);

    public static MediaPlace None(SendOutcome fault) => new(null, Fault: fault);
}
