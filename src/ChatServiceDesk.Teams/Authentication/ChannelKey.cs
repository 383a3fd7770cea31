using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace ChatServiceDesk.Teams.Authentication;

/// <param name="SecurityKey">Public RSA key; its id is the <c>kid</c> of the tokens it signs.</param>
/// <param name="Endorsements">The channels that this key may speak for.</param>
internal sealed record ChannelKey(SecurityKey SecurityKey, FrozenSet<string> Endorsements);
