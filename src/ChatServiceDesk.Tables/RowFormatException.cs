using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Tables;

/// <summary>A stored row is not what its reader expects: a property is missing, of another type, or unreadable.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It always names the row and the property.")]
public sealed class RowFormatException(string? partition, string? key, string property, string problem)
    : Exception($"{property} of row '{key}' in partition '{partition}' {problem}.")
{
    /// <summary><see langword="null"/> when the data never came from a table.</summary>
    public string? Partition { get; } = partition;

    /// <inheritdoc cref="Partition"/>
    public string? Key { get; } = key;

    public string Property { get; } = property;
}
