using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Tables;

/// <summary>The properties of a row. Immutable once made: <c>new RowData { ["Title"] = "x", ["Version"] = 3 }</c>.</summary>
/// <remarks>
/// A property that is given <see langword="null"/> is not stored, and one that is not stored reads as <see langword="null"/>.
/// Names are case-sensitive. Getters throw <see cref="RowFormatException"/> for a property of another type; those
/// without <c>OrNull</c> also for one that is missing.
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a row's data, which happens to be a dictionary.")]
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Getters are named after the type they get.")]
public sealed class RowData : IReadOnlyDictionary<string, PropertyValue>, IEquatable<RowData>
{
    private readonly List<KeyValuePair<string, PropertyValue>> _properties; // few: a walk beats a hash table
    private readonly (string Partition, string Key)? _origin;

    public RowData()
        : this(new List<KeyValuePair<string, PropertyValue>>(), origin: null)
    {
    }

    public RowData(IEnumerable<KeyValuePair<string, PropertyValue>> properties)
        : this()
    {
        ArgumentNullException.ThrowIfNull(properties);
        foreach ((string name, PropertyValue value) in properties)
        {
            Set(name, value);
        }
    }

    // Takes the list over: names must be distinct and values present.
    private RowData(List<KeyValuePair<string, PropertyValue>> properties, (string Partition, string Key)? origin) =>
        (_properties, _origin) = (properties, origin);

    public int Count => _properties.Count;

    public IEnumerable<string> Keys => _properties.Select(property => property.Key);

    public IEnumerable<PropertyValue> Values => _properties.Select(property => property.Value);

    /// <summary>Reads as "no value" when there is no such property.</summary>
    public PropertyValue this[string key]
    {
        get => IndexOf(key) is var index and >= 0 ? _properties[index].Value : default;
        init => Set(key, value);
    }

    /// <returns>The same row with one property more, changed or (given "no value") less.</returns>
    public RowData With(string name, PropertyValue value)
    {
        RowData copy = new([.. _properties], _origin);
        copy.Set(name, value);
        return copy;
    }

    public string String(string name) => Value(name, PropertyType.String).AsString;

    public string? StringOrNull(string name) => Has(name, PropertyType.String, out PropertyValue value) ? value.AsString : null;

    public bool Boolean(string name) => Value(name, PropertyType.Boolean).AsBoolean;

    public bool? BooleanOrNull(string name) => Has(name, PropertyType.Boolean, out PropertyValue value) ? value.AsBoolean : null;

    public int Int32(string name) => Value(name, PropertyType.Int32).AsInt32;

    public int? Int32OrNull(string name) => Has(name, PropertyType.Int32, out PropertyValue value) ? value.AsInt32 : null;

    public long Int64(string name) => Value(name, PropertyType.Int64).AsInt64;

    public long? Int64OrNull(string name) => Has(name, PropertyType.Int64, out PropertyValue value) ? value.AsInt64 : null;

    public double Double(string name) => Value(name, PropertyType.Double).AsDouble;

    public double? DoubleOrNull(string name) => Has(name, PropertyType.Double, out PropertyValue value) ? value.AsDouble : null;

    /// <returns>UTC.</returns>
    public DateTimeOffset DateTime(string name) => Value(name, PropertyType.DateTime).AsDateTime;

    /// <inheritdoc cref="DateTime"/>
    public DateTimeOffset? DateTimeOrNull(string name) => Has(name, PropertyType.DateTime, out PropertyValue value) ? value.AsDateTime : null;

    public Guid Guid(string name) => Value(name, PropertyType.Guid).AsGuid;

    public Guid? GuidOrNull(string name) => Has(name, PropertyType.Guid, out PropertyValue value) ? value.AsGuid : null;

    /// <returns>A copy.</returns>
    public byte[] Bytes(string name) => Value(name, PropertyType.Bytes).AsBytes.ToArray();

    /// <inheritdoc cref="Bytes"/>
    public byte[]? BytesOrNull(string name) => Has(name, PropertyType.Bytes, out PropertyValue value) ? value.AsBytes.ToArray() : null;

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, out PropertyValue value)
    {
        value = this[key];
        return value.Type is not PropertyType.None;
    }

    /// <summary>Same properties with the same values; their order does not matter.</summary>
    public bool Equals(RowData? other) =>
        other is not null && Count == other.Count && _properties.TrueForAll(property => other[property.Key] == property.Value);

    public override bool Equals(object? obj) => Equals(obj as RowData);

    public override int GetHashCode()
    {
        int hash = Count;
        foreach ((string name, PropertyValue value) in _properties)
        {
            hash ^= HashCode.Combine(name, value);
        }

        return hash;
    }

    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For stores: takes over a list of distinct names with values, read from the row that getters name when they complain.</summary>
    internal static RowData Read(List<KeyValuePair<string, PropertyValue>> properties, string partition, string key) =>
        new(properties, (partition, key));

    internal RowData ReadFrom(string partition, string key) => new(_properties, (partition, key));

    private void Set(string name, PropertyValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = IndexOf(name);
        if (index >= 0)
        {
            _properties.RemoveAt(index);
        }

        if (value.Type is not PropertyType.None)
        {
            _properties.Add(new(name, value));
        }
    }

    private int IndexOf(string name)
    {
        for (int index = 0; index < _properties.Count; index++)
        {
            if (string.Equals(_properties[index].Key, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private PropertyValue Value(string name, PropertyType type) =>
        Has(name, type, out PropertyValue value) ? value : throw Complaint(name, "is missing");

    private bool Has(string name, PropertyType type, out PropertyValue value) =>
        TryGetValue(name, out value) && (value.Type == type ? true : throw Complaint(name, $"is {value.Type} where {type} is expected"));

    private RowFormatException Complaint(string name, string problem) => new(_origin?.Partition, _origin?.Key, name, problem);
}
