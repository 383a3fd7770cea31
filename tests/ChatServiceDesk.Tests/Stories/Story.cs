using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What all stories have in common.</summary>
public abstract class Story
{
    /// <summary>Ends what still runs when the test does.</summary>
    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected static Task<DeskStage> StartAsync(StageStorage? storage = null, World? world = null, string? config = null) =>
        DeskStage.StartAsync(Cancelled, storage, world: world, config: config);

    /// <summary>The exit code first: what <c>verify</c> found stands behind it, so that a failure says it.</summary>
    protected static async Task AssertSoundAsync(DeskStage stage)
    {
        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);
        Assert.EndsWith($"all invariants hold{Environment.NewLine}", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }
}
