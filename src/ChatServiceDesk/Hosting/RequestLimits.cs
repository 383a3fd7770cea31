namespace ChatServiceDesk.Hosting;

/// <summary>What a request may cost before anybody knows who sends it.</summary>
internal sealed record RequestLimits
{
    /// <summary>A Teams message has at most 100 KB of text; what a card sends along makes it more: 256 KB if not set.</summary>
    public int MaxBytes { get; init; } = 256 * 1024;

    /// <summary>Whoever sends slower is cut off, once <see cref="Grace"/> is over: 240 bytes a second if not set.</summary>
    public double SlowestBytesPerSecond { get; init; } = 240;

    /// <summary>More than 1 second, which is how often the web server looks: 5 seconds if not set.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the whole body, however fast it begins: 15 seconds if not set. Teams itself waits no longer for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);
}
