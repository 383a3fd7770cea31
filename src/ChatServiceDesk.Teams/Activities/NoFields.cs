using System.Collections.Frozen;
using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

internal static class NoFields
{
    public static IReadOnlyDictionary<string, JsonElement> Instance { get; } = FrozenDictionary<string, JsonElement>.Empty;
}
