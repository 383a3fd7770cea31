using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Tables;

/// <summary>The value of one property, of one of the types that every store keeps exactly. The default is "no value".</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Values are only ever assigned; RowData has the named ways back.")]
public readonly struct PropertyValue : IEquatable<PropertyValue>
{
    private readonly object? _reference; // the string, the bytes or the boxed Guid
    private readonly long _bits;         // every other type

    private PropertyValue(PropertyType type, object reference) => (Type, _reference) = (type, reference);

    private PropertyValue(PropertyType type, long bits) => (Type, _bits) = (type, bits);

    /// <summary><see cref="PropertyType.None"/> when there is no value; such a property is not stored.</summary>
    public PropertyType Type { get; }

    internal string AsString => (string)_reference!; // each of these is asked for by Type only, so the cast holds
    internal bool AsBoolean => _bits is not 0;
    internal int AsInt32 => (int)_bits;
    internal long AsInt64 => _bits;
    internal double AsDouble => BitConverter.Int64BitsToDouble(_bits);
    internal DateTimeOffset AsDateTime => new(_bits, TimeSpan.Zero);
    internal Guid AsGuid => (Guid)_reference!;
    internal ReadOnlySpan<byte> AsBytes => (byte[])_reference!;

    /// <summary>Half of a surrogate pair, which no store can hold, becomes U+FFFD.</summary>
    public static implicit operator PropertyValue(string? value) => value is null ? default : new(PropertyType.String, WellFormed.Of(value));

    public static implicit operator PropertyValue(bool value) => new(PropertyType.Boolean, value ? 1 : 0);

    public static implicit operator PropertyValue(int value) => new(PropertyType.Int32, value);

    public static implicit operator PropertyValue(long value) => new(PropertyType.Int64, value);

    /// <summary>-0 becomes 0, and every NaN the same NaN: stores do not agree on keeping them apart.</summary>
    public static implicit operator PropertyValue(double value) =>
        new(PropertyType.Double, BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value + 0.0));

    /// <summary>The moment is kept to 100 ns; the offset is not: it comes back as UTC.</summary>
    public static implicit operator PropertyValue(DateTimeOffset value) => new(PropertyType.DateTime, value.UtcTicks);

    public static implicit operator PropertyValue(Guid value) => new(PropertyType.Guid, value);

    /// <summary>The bytes are copied.</summary>
    public static implicit operator PropertyValue(byte[]? value) => value is null ? default : new(PropertyType.Bytes, (byte[])value.Clone());

    /// <summary>Takes the bytes over, uncopied: nobody else may hold them.</summary>
    internal static PropertyValue Own(byte[] value) => new(PropertyType.Bytes, value);

    public static implicit operator PropertyValue(bool? value) => value is { } present ? present : default(PropertyValue);

    public static implicit operator PropertyValue(int? value) => value is { } present ? present : default(PropertyValue);

    public static implicit operator PropertyValue(long? value) => value is { } present ? present : default(PropertyValue);

    public static implicit operator PropertyValue(double? value) => value is { } present ? present : default(PropertyValue);

    public static implicit operator PropertyValue(DateTimeOffset? value) => value is { } present ? present : default(PropertyValue);

    public static implicit operator PropertyValue(Guid? value) => value is { } present ? present : default(PropertyValue);

    public static bool operator ==(PropertyValue left, PropertyValue right) => left.Equals(right);

    public static bool operator !=(PropertyValue left, PropertyValue right) => !left.Equals(right);

    /// <summary>Same type and same value. NaN equals itself.</summary>
    public bool Equals(PropertyValue other) => Type == other.Type && Type switch
    {
        PropertyType.Bytes => AsBytes.SequenceEqual(other.AsBytes),
        PropertyType.String or PropertyType.Guid => _reference!.Equals(other._reference), // never null for these types
        _ => _bits == other._bits,
    };

    public override bool Equals(object? obj) => obj is PropertyValue other && Equals(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Type);
        hash.Add(_bits);
        switch (Type)
        {
            case PropertyType.Bytes: hash.AddBytes(AsBytes); break;
            case PropertyType.String or PropertyType.Guid: hash.Add(_reference); break;
            default: break;
        }

        return hash.ToHashCode();
    }

    /// <summary>For the eyes of a developer: it shows the type and never the text or the bytes, which may be personal.</summary>
    public override string ToString() => Type switch
    {
        PropertyType.String => $"String of {AsString.Length} characters",
        PropertyType.Bytes => $"{AsBytes.Length} bytes",
        PropertyType.None => "None",
        PropertyType.Boolean => $"{AsBoolean}",
        PropertyType.Int32 or PropertyType.Int64 => $"{_bits}",
        PropertyType.Double => $"{AsDouble:R}",
        PropertyType.DateTime => $"{AsDateTime:O}",
        _ => $"{AsGuid}",
    };
}
