namespace ChatServiceDesk.Classifier.Text;

/// <summary>A thing or symptom with its words in each language: <c>printing.printer</c>.</summary>
/// <remarks><c>Group</c>: what stands before the dot.</remarks>
internal sealed record Concept(string Name, string Group)
{
    public static Concept Parse(string name) => new(name, name[..name.IndexOf('.', StringComparison.Ordinal)]);
}
