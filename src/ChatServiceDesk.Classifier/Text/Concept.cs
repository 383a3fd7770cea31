namespace ChatServiceDesk.Classifier.Text;

/// <summary>A thing or symptom with its words in each language: <c>printing.printer</c>.</summary>
/// <param name="Group">What stands before the dot.</param>
internal sealed record Concept(string Name, string Group)
{
    public static Concept Parse(string name) => new(name, name[..name.IndexOf('.', StringComparison.Ordinal)]);
}
