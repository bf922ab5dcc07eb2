using NodaTime;
using NodaTime.TimeZones;

namespace CareBot.Handoff;

/// <summary>
/// What a wall-clock time means on the nights when clocks change, decided for the customer: where a time occurs twice, doors
/// open at the first and close at the second; where it does not occur, it means the moment the clocks jump.
/// </summary>
internal static class ClockChanges
{
    public static readonly ZoneLocalMappingResolver Opening =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static readonly ZoneLocalMappingResolver Closing =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);
}
