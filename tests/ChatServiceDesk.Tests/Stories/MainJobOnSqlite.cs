using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

public sealed class MainJobOnSqlite : MainJob
{
    protected override Task<DeskStage> StartAsync(CancellationToken cancellationToken) => DeskStage.StartAsync(cancellationToken);
}
