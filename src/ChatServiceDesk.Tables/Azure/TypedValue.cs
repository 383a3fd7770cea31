using System.Globalization;
using System.Text.Json;

namespace ChatServiceDesk.Tables;

/// <summary>One value of a row in JSON.</summary>
internal static class TypedValue
{
    public static PropertyType TypeOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("Edm.Int64"u8) ? PropertyType.Int64
        : json.ValueTextEquals("Edm.DateTime"u8) ? PropertyType.DateTime
        : json.ValueTextEquals("Edm.Guid"u8) ? PropertyType.Guid
        : json.ValueTextEquals("Edm.Double"u8) ? PropertyType.Double
        : json.ValueTextEquals("Edm.Binary"u8) ? PropertyType.Bytes
        : json.ValueTextEquals("Edm.String"u8) ? PropertyType.String
        : json.ValueTextEquals("Edm.Int32"u8) ? PropertyType.Int32
        : json.ValueTextEquals("Edm.Boolean"u8) ? PropertyType.Boolean
        : throw new JsonException($"The type {json.GetString()} is not known.");

    /// <param name="announced">The type that stood in front of the value; <see cref="PropertyType.None"/> when none did.</param>
    public static PropertyValue Read(ref Utf8JsonReader json, PropertyType announced) => (announced, json.TokenType) switch
    {
        (_, JsonTokenType.Null) => default,
        (PropertyType.None or PropertyType.String, JsonTokenType.String) => json.GetString(),
        (PropertyType.None or PropertyType.Boolean, JsonTokenType.True or JsonTokenType.False) => json.GetBoolean(),
        (PropertyType.None, JsonTokenType.Number) when json.ValueSpan.IndexOfAny(".eE"u8) >= 0 => json.GetDouble(),
        (PropertyType.None or PropertyType.Int32, JsonTokenType.Number) => json.GetInt32(),
        (PropertyType.Int64, JsonTokenType.String) => long.Parse(json.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        (PropertyType.Double, JsonTokenType.Number) => json.GetDouble(),
        (PropertyType.Double, JsonTokenType.String) => Named(ref json),
        (PropertyType.DateTime, JsonTokenType.String) => json.GetDateTimeOffset(),
        (PropertyType.Guid, JsonTokenType.String) => json.GetGuid(),
        (PropertyType.Bytes, JsonTokenType.String) => PropertyValue.Own(json.GetBytesFromBase64()),
        _ => throw new JsonException($"A {json.TokenType} is not a value of type {announced}."),
    };

    private static double Named(ref Utf8JsonReader json) =>
        json.ValueTextEquals("NaN"u8) ? double.NaN
        : json.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity
        : json.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity
        : double.Parse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
}
