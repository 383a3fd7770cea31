using ChatServiceDesk.Classifier.Learning;

namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class ModelCacheTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ear");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_first_start_trains_and_the_second_finds_the_model()
    {
        int trainings = 0;
        ModelCache cache = new(_directory.FullName, () =>
        {
            trainings++;
            return Small();
        });

        Understanding first = cache.LoadOrTrain().Understand("my zebra");
        Understanding second = cache.LoadOrTrain().Understand("my zebra");

        Assert.Equal(1, trainings);
        Assert.Equal(first.Intents, second.Intents);
    }

    [Fact]
    public void A_damaged_file_is_made_anew_and_nothing_unfinished_is_left()
    {
        ModelCache cache = new(_directory.FullName, Small);
        File.WriteAllText(cache.Path, "not a model, but long enough that only its content tells, so let it go on a little");

        cache.LoadOrTrain();

        using FileStream file = File.OpenRead(cache.Path);
        Assert.NotNull(LocalClassifier.Load(file));
        Assert.Equal([cache.Path], _directory.GetFiles().Select(f => f.FullName));
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_no_error()
    {
        string occupied = Path.Combine(_directory.FullName, "a-file");
        File.WriteAllText(occupied, "in the way");

        Assert.NotNull(new ModelCache(Path.Combine(occupied, "below"), Small).LoadOrTrain());
    }

    [Fact]
    public void The_shipped_model_is_kept_and_found_again()
    {
        using (FileStream file = File.Create(new ModelCache(_directory.FullName, Small).Path)) TheEar.Shipped.Save(file);

        Assert.Equal(TheEar.Hears("the printer is jammed").Categories, LocalClassifier.Shipped(_directory.FullName).Understand("the printer is jammed").Categories);
    }

    private static LocalClassifier Small() =>
        LocalClassifier.Train([new("zebra", "escalate", null, "en"), new("printer", "incident", "printing", "en")]);
}
