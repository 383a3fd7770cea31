using System.Runtime.CompilerServices;
using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Benchmarks;

/// <summary>The ear: one message, loading the model that an earlier start has kept, and training it.</summary>
internal static class ClassifierCosts
{
    public static async IAsyncEnumerable<Line> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DirectoryInfo cache = System.IO.Directory.CreateTempSubdirectory("desk-benchmark-");
        try
        {
            LocalClassifier ear = LocalClassifier.Shipped(cache.FullName);
            yield return await MessagesAsync(ear, cancellationToken);
            yield return await Measure.AloneAsync("load the kept model", Work(1, () => LocalClassifier.Shipped(cache.FullName)), rounds: null, cancellationToken);
            yield return await Measure.AloneAsync("train the shipped model", Work(1, () => LocalClassifier.Shipped(cacheDirectory: null)), rounds: 2, cancellationToken);
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    /// <summary>Each message is a side of its own: the median is that of messages, not of averages.</summary>
    private static async Task<Line> MessagesAsync(LocalClassifier ear, CancellationToken cancellationToken)
    {
        string[] texts = [.. UtteranceFile.Shipped().Select(utterance => utterance.Text)];
        foreach (string text in texts)
        {
            ear.Understand(text);
        }

        List<Cost> costs = [];
        foreach (string text in texts)
        {
            costs.Add(await Work(20, () => ear.Understand(text)).MeasureAsync(cancellationToken));
        }

        return new Line("a message (median of all shipped)", Cost.MedianOf(costs), B: null, WallRatio: null, CpuRatio: null, costs.Count);
    }

    private static Side Work<T>(int times, Func<T> work) => new(times, _ =>
    {
        for (int i = 0; i < times; i++)
        {
            work();
        }

        return Task.CompletedTask;
    });
}
