namespace ChatServiceDesk.Classifier;

public sealed class LocalClassifier
{
    private LocalClassifier()
    {
    }

    public static LocalClassifier Train(IEnumerable<Utterance> utterances) => throw new NotSupportedException();

    public static LocalClassifier Shipped(string? cacheDirectory) => throw new NotSupportedException();

    public static LocalClassifier Load(Stream source) => throw new NotSupportedException();

    public void Save(Stream destination) => throw new NotSupportedException(ToString());

    public Understanding Understand(string text) => throw new NotSupportedException(ToString());
}
