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
        ModelCache cache = new(_directory.FullName, Additions.None, _ =>
        {
            trainings++;
            return Small(Additions.None);
        });

        Understanding first = cache.LoadOrTrain().Understand("my zebra");
        Understanding second = cache.LoadOrTrain().Understand("my zebra");

        Assert.Equal(1, trainings);
        Assert.Equal(first.Intents, second.Intents);
    }

    [Fact]
    public void A_damaged_file_is_made_anew_and_nothing_unfinished_is_left()
    {
        ModelCache cache = new(_directory.FullName, Additions.None, Small);
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

        Assert.NotNull(new ModelCache(Path.Combine(occupied, "below"), Additions.None, Small).LoadOrTrain());
    }

    [Fact]
    public void The_shipped_model_is_kept_and_found_again()
    {
        using (FileStream file = File.Create(new ModelCache(_directory.FullName, Additions.None, Small).Path)) TheEar.Shipped.Save(file);

        Assert.Equal(TheEar.Hears("the printer is jammed").Categories, LocalClassifier.Shipped(_directory.FullName).Understand("the printer is jammed").Categories);
    }

    [Fact]
    public void Other_additions_are_trained_anew_and_the_same_ones_in_another_order_are_found()
    {
        Utterance one = new("the oven is cold", "incident", "bakery", "en");
        Utterance other = new("the oven door is stuck", "incident", "bakery", "en");
        Additions first = new([one, other], [new("bakery", ["oven", "dough*"])]);
        List<Additions> trained = [];
        LocalClassifier Train(Additions additions)
        {
            trained.Add(additions);
            return Small(additions);
        }

        ModelCache(first).LoadOrTrain();
        ModelCache(new Additions([other, one], [new("bakery", ["dough*"]), new("bakery", ["oven"])])).LoadOrTrain();
        Additions[] changed =
        [
            new([one], first.Words), // One utterance less, one word more, another language, another category, nothing.
            new([one, other], [new("bakery", ["oven", "dough*", "flour"])]),
            new([one, other with { Language = "de" }], first.Words),
            new([one, other], [new("kitchen", ["oven", "dough*"])]),
            Additions.None,
        ];
        foreach (Additions additions in changed) ModelCache(additions).LoadOrTrain();

        Assert.Equal([first, .. changed], trained);

        ModelCache ModelCache(Additions additions) => new(_directory.FullName, additions, Train);
    }

    [Fact]
    public void Only_the_newest_files_are_kept_and_what_is_none_of_ours_stays()
    {
        string stranger = Path.Combine(_directory.FullName, "desk.db");
        File.WriteAllText(stranger, "");
        DateTime time = new(2026, 11, 26, 8, 0, 0, DateTimeKind.Utc);
        string[] old = [.. Enumerable.Range(0, 5).Select(i => Path.Combine(_directory.FullName, $"ear-{i}.model"))];
        foreach ((int i, string file) in old.Index())
        {
            File.WriteAllText(file, "of an older desk");
            File.SetLastWriteTimeUtc(file, time.AddDays(i));
        }

        ModelCache cache = new(_directory.FullName, Additions.None, Small);
        cache.LoadOrTrain();

        Assert.Equal(new HashSet<string> { stranger, old[3], old[4], cache.Path }, _directory.GetFiles().Select(f => f.FullName).ToHashSet());
    }

    [Fact]
    public void A_model_is_not_read_with_other_words_than_it_was_made_with()
    {
        Additions additions = new([], [new("printing", ["plotomat"])]);
        using MemoryStream bytes = new();
        Small(additions).Save(bytes);

        bytes.Position = 0;
        Assert.Throws<InvalidDataException>(() => LocalClassifier.Load(bytes));
        bytes.Position = 0;
        Assert.Throws<InvalidDataException>(() => LocalClassifier.Load(bytes, new Additions([], [new("printing", ["plotomat*"])])));
        bytes.Position = 0;
        Assert.NotNull(LocalClassifier.Load(bytes, additions));
    }

    private static LocalClassifier Small(Additions additions) =>
        LocalClassifier.Train([new("zebra", "escalate", null, "en"), new("printer", "incident", "printing", "en")], additions);
}
