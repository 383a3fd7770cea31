namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>One line of a transcript with what is indented below it.</summary>
/// <param name="Number">Of the line in its file, from 1.</param>
/// <param name="Who">A given name of the sample world, or <c>Channel</c>; empty where nobody does it.</param>
/// <param name="Verb">What is done, or expected.</param>
/// <param name="Words">The rest of the line.</param>
internal sealed record TranscriptStep(int Number, string Who, string Verb, string Words)
{
    /// <summary>What was indented: inputs of a press, further lines of a message, or lines of <c>desk.yaml</c>.</summary>
    public IReadOnlyList<string> Below { get; init; } = [];

    public override string ToString() => $"line {Number}: {string.Join(' ', new[] { Who, Verb, Words }.Where(part => part.Length > 0))}";
}
