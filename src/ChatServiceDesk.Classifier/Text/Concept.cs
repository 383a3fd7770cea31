namespace ChatServiceDesk.Classifier.Text;

/// <summary>A thing or symptom with its words in each language: <c>printing.printer</c>.</summary>
/// <remarks><c>Group</c>: what stands before the dot.</remarks>
internal sealed record Concept(string Name, string Group)
{
    /// <summary>No shipped name has a colon, so that a desk may call its category "urgency".</summary>
    private const string OfADesk = "desk:";

    /// <summary>The category that a desk has added and this is a word of; <see langword="null"/> for all others.</summary>
    public string? OwnCategory => Group.StartsWith(OfADesk, StringComparison.Ordinal) ? Group[OfADesk.Length..] : null;

    public static Concept Parse(string name) => new(name, name[..name.IndexOf('.', StringComparison.Ordinal)]);

    /// <summary>The concept of a desk's own words. Those of a shipped category say what its shipped words say.</summary>
    public static string NameOf(string category) => Taxonomy.Categories.Contains(category) ? $"{category}.{OfADesk}" : $"{OfADesk}{category}.";
}
