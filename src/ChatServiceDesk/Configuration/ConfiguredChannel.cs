namespace ChatServiceDesk.Configuration;

/// <summary>Where a tenant's cards go until somebody says <c>connect</c>.</summary>
/// <param name="Tenant">The tenant that it holds for.</param>
/// <param name="Channel">The Teams channel's id.</param>
/// <param name="Queues">Keys of the queues; empty stands for all; <c>operators</c> for what operators are told.</param>
internal sealed record ConfiguredChannel(string Tenant, string Channel, IReadOnlyList<string> Queues);
