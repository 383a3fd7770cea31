using ChatServiceDesk.Classifier.Learning;

namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class ModelCacheTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ear");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_model_that_is_there_is_used_instead_of_training()
    {
        // A model that has learned one thing only: nobody can have trained it just now.
        LocalClassifier odd = LocalClassifier.Train([new("zebra", "escalate", null, "en"), new("printer", "incident", "printing", "en")]);
        ModelCache cache = new(_directory.FullName);
        using (FileStream file = File.Create(cache.Path)) odd.Save(file);

        LocalClassifier loaded = LocalClassifier.Shipped(_directory.FullName);

        Assert.Equal(odd.Understand("a zebra").Intents, loaded.Understand("a zebra").Intents);
    }

    [Fact]
    public void A_damaged_file_is_made_anew_and_nothing_unfinished_is_left()
    {
        ModelCache cache = new(_directory.FullName);
        File.WriteAllText(cache.Path, "not a model, but long enough that only its content tells, so let it go on a little");

        LocalClassifier trained = LocalClassifier.Shipped(_directory.FullName);

        using FileStream file = File.OpenRead(cache.Path);
        Assert.Equal(trained.Understand("my printer").Intents, LocalClassifier.Load(file).Understand("my printer").Intents);
        Assert.Equal([cache.Path], _directory.GetFiles().Select(f => f.FullName));
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_no_error()
    {
        string occupied = System.IO.Path.Combine(_directory.FullName, "a-file");
        File.WriteAllText(occupied, "in the way");

        Assert.Equal("printing", LocalClassifier.Shipped(System.IO.Path.Combine(occupied, "below")).Understand("the printer is jammed").Category);
    }
}
