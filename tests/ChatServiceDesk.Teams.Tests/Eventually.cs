namespace ChatServiceDesk.Teams.Tests;

/// <summary>Waits for work in the background by letting it run, not by sleeping.</summary>
internal static class Eventually
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    public static async Task IsAsync<T>(T expected, Func<Task<T>> look)
    {
        long start = TimeProvider.System.GetTimestamp();
        T actual = await look();
        while (!Equals(expected, actual) && TimeProvider.System.GetElapsedTime(start) < _patience)
        {
            await Task.Yield();
            actual = await look();
        }

        Assert.Equal(expected, actual);
    }
}
