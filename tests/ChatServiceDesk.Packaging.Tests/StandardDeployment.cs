namespace ChatServiceDesk.Packaging.Tests;

/// <summary>What main.bicepparam deploys as it stands, worked out once.</summary>
public sealed class StandardDeployment : IAsyncLifetime
{
    internal Deployed Deployed { get; private set; } = new([]);

    public async ValueTask InitializeAsync()
    {
        using Infrastructure infra = new();
        Deployed = await infra.DeployAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
