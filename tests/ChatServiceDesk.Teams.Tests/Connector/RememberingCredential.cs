using System.Collections.Concurrent;
using Azure.Core;

namespace ChatServiceDesk.Teams.Tests.Connector;

/// <summary>Gives out tokens <c>t1</c>, <c>t2</c>, …, each for an hour, and remembers what it was asked.</summary>
internal sealed class RememberingCredential(TimeProvider clock) : TokenCredential
{
    private readonly ConcurrentQueue<TokenRequestContext> _asked = new();

    public IReadOnlyList<TokenRequestContext> Asked => [.. _asked];

    public Exception? Failure { get; set; }

    /// <summary>What an answer waits for, if anything.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing here blocks.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        _asked.Enqueue(requestContext);
        int number = _asked.Count;
        await Gate.WaitAsync(cancellationToken);
        return Failure is { } failure ? throw failure : new AccessToken($"t{number}", clock.GetUtcNow().AddHours(1));
    }
}
