using ChatServiceDesk.Classifier.Learning;
using FsCheck;
using FsCheck.Fluent;

namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class FeatureDictionaryTests
{
    [Fact]
    public void It_numbers_like_an_ordinary_dictionary()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<ulong[]>(), keys =>
        {
            FeatureDictionary ours = new();
            Dictionary<ulong, int> model = [];
            foreach (ulong key in keys)
            {
                model.TryAdd(key, model.Count);
                if (ours.Add(key) != model[key]) return false;
            }

            return ours.Count == model.Count
                && ours.ToKeys().SequenceEqual(model.OrderBy(p => p.Value).Select(p => p.Key))
                && model.All(p => ours.Find(p.Key) == p.Value);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Keys_that_want_the_same_place_are_kept_apart()
    {
        FeatureDictionary dictionary = new();
        for (ulong i = 0; i < 10_000; i++) dictionary.Add(i << 40);

        Assert.Equal(10_000, dictionary.Count);
        Assert.Equal(4321, dictionary.Find(4321UL << 40));
        Assert.Equal(-1, dictionary.Find(10_001UL << 40));
    }
}
