using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Tables;

/// <summary>The types that a property can have. The numbers are stored and never change.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "They are names of types.")]
public enum PropertyType
{
    /// <summary>There is no value.</summary>
    None = 0,
    String = 1,
    Boolean = 2,
    Int32 = 3,
    Int64 = 4,
    Double = 5,
    DateTime = 6,
    Guid = 7,
    Bytes = 8,
}
