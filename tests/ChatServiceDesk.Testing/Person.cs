namespace ChatServiceDesk.Testing;

/// <summary>Somebody with a Teams account. The key is what the Teams ids are made of; the Entra object id is the only identity to go by.</summary>
public sealed record Person(string Key, string GivenName, string Surname, string AadObjectId)
{
    public string Id => $"29:1{Key}";

    public string Name => $"{GivenName} {Surname}";

    public string UserPrincipalName => $"{Key.Replace('-', '.')}@fjordline.example";

    /// <summary>The one-to-one chat with the desk.</summary>
    public string Chat => $"a:1{Key}-and-desk";
}
