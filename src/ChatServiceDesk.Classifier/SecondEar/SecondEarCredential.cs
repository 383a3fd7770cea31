using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;

namespace ChatServiceDesk.Classifier;

/// <summary>How the second ear proves who it is. Never prints what it holds.</summary>
public abstract class SecondEarCredential
{
    /// <summary>For Azure's public cloud.</summary>
    public const string DefaultScope = "https://cognitiveservices.azure.com/.default";

    private SecondEarCredential()
    {
    }

    internal abstract bool NeedsHttps { get; }

    public static SecondEarCredential OfKey(string key) => new Key(new ApiKeyCredential(key));

    /// <param name="credential">A managed identity, say, with the role <i>Cognitive Services OpenAI User</i>.</param>
    /// <param name="scope">What tokens are asked for.</param>
    public static SecondEarCredential OfIdentity(TokenCredential credential, string scope = DefaultScope) => new Identity(credential, scope);

    internal abstract AuthenticationPolicy Policy();

    private sealed class Key(ApiKeyCredential key) : SecondEarCredential
    {
        internal override bool NeedsHttps => false;

        internal override AuthenticationPolicy Policy() => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(key, "api-key");
    }

    private sealed class Identity(TokenCredential credential, string scope) : SecondEarCredential
    {
        internal override bool NeedsHttps => true;

        internal override AuthenticationPolicy Policy() => new BearerTokenPolicy(credential, scope);
    }
}
