using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using Microsoft.Extensions.Configuration;

namespace ChatServiceDesk.Tests.Configuration;

public sealed class SecondEarsTests
{
    private const string Endpoint = "https://contoso.openai.azure.com";

    [Fact]
    public void Without_settings_there_is_none() => Assert.Null(Read());

    [Theory]
    [InlineData("https://contoso.openai.azure.com", "https://contoso.openai.azure.com/openai/v1/")]
    [InlineData("https://contoso.openai.azure.com/", "https://contoso.openai.azure.com/openai/v1/")]
    [InlineData("https://contoso.openai.azure.com/openai/v1", "https://contoso.openai.azure.com/openai/v1/")]
    [InlineData("https://contoso.services.ai.azure.com/openai/v1/", "https://contoso.services.ai.azure.com/openai/v1/")]
    [InlineData("https://gateway.contoso.com/ai/openai/v1/", "https://gateway.contoso.com/ai/openai/v1/")]
    public void The_endpoint_is_completed_to_that_of_version_1(string given, string complete) =>
        Assert.Equal(complete, Read(("Endpoint", given), ("Deployment", "mini"))?.Options.Endpoint.AbsoluteUri);

    [Fact]
    public void Quotas_have_defaults_and_can_be_set()
    {
        SecondEarOptions standard = Read(("Endpoint", Endpoint), ("Deployment", "mini"))!.Value.Options;
        SecondEarOptions set = Read(("Endpoint", Endpoint), ("Deployment", "mini"), ("TokensPerDay", "9000"), ("MessagesPerPersonAndHour", "0"))!.Value.Options;

        Assert.Equal((500_000, 30), (standard.TokensPerDay, standard.MessagesPerPersonAndHour));
        Assert.Equal((9000, 0), (set.TokensPerDay, set.MessagesPerPersonAndHour));
        Assert.Contains("network", standard.Categories);
        Assert.Equal("Network and VPN", standard.CategoryNames["network"]);
    }

    [Theory]
    [InlineData("http://contoso.openai.azure.com")]
    [InlineData("http://127.0.0.1:1234")] // With a key, in Development only.
    [InlineData("contoso")]
    public void An_address_that_is_not_https_is_refused(string endpoint) => Assert.Equal(
        $"OpenAI__Endpoint is '{endpoint}', which is no https address. Write it as https://RESOURCE.openai.azure.com",
        Refused(("Endpoint", endpoint), ("Deployment", "mini"), ("Key", "k")));

    [Theory]
    [InlineData("https://contoso.openai.azure.com/openai/deployments/mini/chat/completions?api-version=2024-10-21")]
    [InlineData("https://contoso.openai.azure.com/openai/v1/?api-version=preview")]
    public void An_address_of_another_version_is_refused(string endpoint) => Assert.Equal(
        $"OpenAI__Endpoint is '{endpoint}', which is not the v1 endpoint. Write it as https://RESOURCE.openai.azure.com, without anything behind it.",
        Refused(("Endpoint", endpoint), ("Deployment", "mini")));

    [Fact]
    public void A_deployment_is_needed() => Assert.Equal(
        "OpenAI__Deployment is missing. Set it to the name of the model's deployment.", Refused(("Endpoint", Endpoint)));

    [Theory]
    [InlineData("Deployment", "mini")]
    [InlineData("Key", "secret")]
    [InlineData("TokensPerDay", "5")]
    public void Other_settings_without_an_endpoint_are_refused(string name, string value) => Assert.Equal(
        $"OpenAI__{name} is set but OpenAI__Endpoint is not. Set it to https://RESOURCE.openai.azure.com, or remove all OpenAI settings.", Refused((name, value)));

    [Theory]
    [InlineData("TokensPerDay", "many", 500_000)]
    [InlineData("TokensPerDay", "-1", 500_000)]
    [InlineData("MessagesPerPersonAndHour", "1.5", 30)]
    public void What_is_no_number_is_refused(string name, string value, int standard) => Assert.Equal(
        $"OpenAI__{name} is '{value}'. Set it to a whole number, such as {standard}; 0 sets no limit.",
        Refused(("Endpoint", Endpoint), ("Deployment", "mini"), (name, value)));

    [Fact]
    public void A_key_that_can_be_none_is_refused_without_showing_it() => Assert.Equal(
        "OpenAI__Key holds a space or a letter that no key has. Copy it from the resource again, or remove it to use the bot's identity.",
        Refused(("Endpoint", Endpoint), ("Deployment", "mini"), ("Key", "abc def")));

    private static string Refused(params (string Name, string Value)[] settings) => Assert.Throws<UsageException>(() => Read(settings)).Message;

    private static (SecondEarOptions Options, SecondEarCredential Credential)? Read(params (string Name, string Value)[] settings)
    {
        DeskSettings desk = DeskFile.Read(Path.Combine(AppContext.BaseDirectory, "desk.yaml"));
        return SecondEars.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"OpenAI:{setting.Name}", (string?)setting.Value))).Build(), desk, isDevelopment: false);
    }
}
