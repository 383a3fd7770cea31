using Azure.Core;
using Azure.Identity;

namespace ChatServiceDesk.Classifier.Tests.SecondEars;

/// <summary>An identity that has a token, or none.</summary>
internal sealed class StubCredential : TokenCredential
{
    public bool Fails { get; init; }

    /// <summary>Never answers, whoever gives up.</summary>
    public bool IsDeaf { get; init; }

    public List<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (IsDeaf) return new ValueTask<AccessToken>(new TaskCompletionSource<AccessToken>().Task);
        if (Fails) throw new CredentialUnavailableException("There is no managed identity here.");
        Scopes.AddRange(requestContext.Scopes);
        return ValueTask.FromResult(new AccessToken("a-token", new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }
}
