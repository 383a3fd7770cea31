using System.Collections.Frozen;

namespace ChatServiceDesk.Teams.Authentication;

/// <param name="Keys">By <c>kid</c>.</param>
/// <param name="FetchedAt">UTC.</param>
internal sealed record ChannelKeySet(FrozenDictionary<string, ChannelKey> Keys, DateTimeOffset FetchedAt);
