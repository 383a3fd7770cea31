using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>How an outbound activity is written: neither nulls nor empty lists, and letters as letters, because what leaves
/// here is read as JSON and never put into a page.</summary>
internal static class OutboundFormat
{
    public static JsonTypeInfo<OutboundActivity> Activity { get; } =
        (JsonTypeInfo<OutboundActivity>)Options().GetTypeInfo(typeof(OutboundActivity));

    private static JsonSerializerOptions Options() => new(OutboundJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = OutboundJson.Default.WithAddedModifier(OmitEmptyLists),
    };

    private static void OmitEmptyLists(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(IsList))
            property.ShouldSerialize = (_, value) => value is IEnumerable list && list.Cast<object>().Any();
    }

    private static bool IsList(JsonPropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
}
