using System.Globalization;

namespace ChatServiceDesk.Audit;

/// <summary>Something in a store that must not be.</summary>
/// <param name="Invariant">Which invariant is broken, 1 to 13; 0 for a row that can't be read at all.</param>
/// <param name="Where">The partition and the ticket or row.</param>
/// <param name="What">What is wrong, in words.</param>
internal sealed record Finding(int Invariant, string Where, string What)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Where}: invariant {Invariant}: {What}");
}
