using System.Globalization;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Hosting;

/// <summary>The second ear, by the settings.</summary>
internal static class SecondEars
{
    private const string Path = "/openai/v1/";

    /// <returns><see langword="null"/> when it is not set up.</returns>
    /// <exception cref="UsageException">A setting is missing, contradicts another, or is out of its range.</exception>
    public static (SecondEarOptions Options, SecondEarCredential Credential)? Read(IConfiguration settings, DeskSettings desk, bool isDevelopment)
    {
        string endpoint = settings["OpenAI:Endpoint"] ?? "";
        string deployment = settings["OpenAI:Deployment"] ?? "";
        string key = settings["OpenAI:Key"] ?? "";
        if (endpoint.Length == 0)
        {
            string? stray = Array.Find(["Deployment", "Key", "Scope", "TokensPerDay", "MessagesPerPersonAndHour"], name => !string.IsNullOrEmpty(settings[$"OpenAI:{name}"]));
            return stray is null ? null : throw new UsageException($"OpenAI__{stray} is set but OpenAI__Endpoint is not. Set it to https://RESOURCE.openai.azure.com, or remove all OpenAI settings.");
        }

        Uri address = Address(endpoint, isDevelopment, key.Length > 0);
        if (deployment.Length == 0)
        {
            throw new UsageException("OpenAI__Deployment is missing. Set it to the name of the model's deployment.");
        }

        SecondEarOptions standard = new()
        {
            Endpoint = address,
            Deployment = deployment,
            Categories = [.. desk.Categories.Select(category => category.Key)],
            CategoryNames = desk.Categories.ToDictionary(category => category.Key, category => category.Name),
        };
        return (standard with
        {
            TokensPerDay = Number(settings, "TokensPerDay", standard.TokensPerDay),
            MessagesPerPersonAndHour = Number(settings, "MessagesPerPersonAndHour", standard.MessagesPerPersonAndHour),
        }, Credential(settings, key));
    }

    private static Uri Address(string endpoint, bool isDevelopment, bool hasKey)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? url) || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && isDevelopment && hasKey)))
        {
            throw new UsageException($"OpenAI__Endpoint is '{endpoint}', which is no https address. Write it as https://RESOURCE.openai.azure.com");
        }

        string path = url.AbsolutePath.TrimEnd('/') + "/";
        return path == "/" ? new Uri(url, Path)
            : path.EndsWith(Path, StringComparison.Ordinal) && url.Query.Length == 0 ? new Uri(url, path)
            : throw new UsageException($"OpenAI__Endpoint is '{endpoint}', which is not the v1 endpoint. Write it as https://RESOURCE.openai.azure.com, without anything behind it.");
    }

    /// <summary>The bot's own identity, unless there is a key.</summary>
    private static SecondEarCredential Credential(IConfiguration settings, string key)
    {
        if (key.Length > 0)
        {
            return key.All(letter => letter is > ' ' and <= '~')
                ? SecondEarCredential.OfKey(key)
                : throw new UsageException("OpenAI__Key holds a space or a letter that no key has. Copy it from the resource again, or remove it to use the bot's identity.");
        }

        return SecondEarCredential.OfIdentity(Storages.Credential(settings), settings["OpenAI:Scope"] is { Length: > 0 } scope ? scope : SecondEarCredential.DefaultScope);
    }

    private static int Number(IConfiguration settings, string name, int standard) => settings[$"OpenAI:{name}"] switch
    {
        null or "" => standard,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
        var text => throw new UsageException($"OpenAI__{name} is '{text}'. Set it to a whole number, such as {standard}; 0 sets no limit."),
    };
}
