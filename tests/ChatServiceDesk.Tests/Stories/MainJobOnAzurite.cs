using ChatServiceDesk.Testing;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace ChatServiceDesk.Tests.Stories;

public sealed class MainJobOnAzurite(Azurite azurite) : MainJob
{
    protected override async Task<DeskStage> StartAsync(CancellationToken cancellationToken) =>
        await DeskStage.StartAsync(cancellationToken, new StageStorage.Azure(await azurite.ConnectionStringAsync(cancellationToken), Azurite.FreshTableName()));
}
