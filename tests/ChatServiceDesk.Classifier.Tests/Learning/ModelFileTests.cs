namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class ModelFileTests
{
    private static readonly Lazy<byte[]> Small = new(() => Bytes(LocalClassifier.Train(TheEar.FewLines)));

    [Fact]
    public void A_saved_model_answers_like_the_one_that_was_saved()
    {
        LocalClassifier trained = LocalClassifier.Train(TheEar.FewLines);
        using MemoryStream stream = new(Bytes(trained));
        LocalClassifier loaded = LocalClassifier.Load(stream);

        foreach (Utterance utterance in UtteranceFile.Shipped().Where((_, i) => i % 50 == 3))
        {
            Understanding expected = trained.Understand(utterance.Text);
            Understanding actual = loaded.Understand(utterance.Text);
            Assert.Equal(expected.Intents, actual.Intents);
            Assert.Equal(expected.Categories, actual.Categories);
            Assert.Equal(expected.Because, actual.Because);
            Assert.Equal(expected.Language, actual.Language);
        }
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes() =>
        Assert.Equal(Small.Value, Bytes(LocalClassifier.Train(TheEar.FewLines)));

    [Fact]
    public void Any_damage_is_noticed()
    {
        byte[] whole = Small.Value;
        foreach (int at in (int[])[0, 9, whole.Length / 2, whole.Length - 1])
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => Load(damaged));
        }

        foreach (int length in (int[])[0, 7, 40, whole.Length - 1]) Assert.Throws<InvalidDataException>(() => Load(whole[..length]));
    }

    [Fact]
    public void The_shipped_model_is_small_enough_to_keep_beside_the_desk() =>
        Assert.InRange(Bytes(TheEar.Shipped).Length, 100_000, 20_000_000);

    private static LocalClassifier Load(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return LocalClassifier.Load(stream);
    }

    private static byte[] Bytes(LocalClassifier classifier)
    {
        using MemoryStream stream = new();
        classifier.Save(stream);
        return stream.ToArray();
    }
}
