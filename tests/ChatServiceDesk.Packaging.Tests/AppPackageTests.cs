using System.IO.Compression;
using System.Text.Json;

namespace ChatServiceDesk.Packaging.Tests;

/// <summary>The app package is built from right input and refused from wrong input, with one line and exit code 2.</summary>
public sealed class AppPackageTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly WorkingCopy _app = WorkingCopy.Of("manifest");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Zip => _app["app.zip"];

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_package_holds_the_manifest_the_languages_and_the_icons()
    {
        Command build = await BuildAsync();

        Assert.Equal((0, ""), (build.ExitCode, build.Error));
        Assert.Equal($"{Zip}\n", build.Output);
        await using ZipArchive package = await ZipFile.OpenReadAsync(Zip, Cancelled);
        Assert.Equal(
            ["color.png", "de.json", "es.json", "fr.json", "manifest.json", "outline.png"],
            package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_manifest_names_the_bot_its_version_and_its_host()
    {
        await BuildAsync("--developer", "Contoso IT", "--privacy", "https://contoso.com/privacy");

        JsonElement manifest = await ManifestAsync();
        JsonElement developer = manifest.GetProperty("developer");
        Assert.Equal(AppId, manifest.GetProperty("id").GetString());
        Assert.Equal(AppId, manifest.GetProperty("bots")[0].GetProperty("botId").GetString());
        Assert.Equal(AppId, manifest.GetProperty("webApplicationInfo").GetProperty("id").GetString());
        Assert.Equal($"api://desk.contoso.com/botid-{AppId}", manifest.GetProperty("webApplicationInfo").GetProperty("resource").GetString());
        Assert.Equal("1.2.3", manifest.GetProperty("version").GetString());
        Assert.Equal("desk.contoso.com", manifest.GetProperty("validDomains")[0].GetString());
        Assert.Equal("Contoso IT", developer.GetProperty("name").GetString());
        Assert.Equal("https://desk.contoso.com", developer.GetProperty("websiteUrl").GetString());
        Assert.Equal("https://contoso.com/privacy", developer.GetProperty("privacyUrl").GetString());
        Assert.Equal("https://desk.contoso.com/terms", developer.GetProperty("termsOfUseUrl").GetString());
        Assert.DoesNotContain("${{", $"{manifest}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_in_teams_may_have_an_id_of_its_own()
    {
        await BuildAsync("--teams-app-id", "AAAAAAAA-2222-3333-4444-555555555555");

        JsonElement manifest = await ManifestAsync();
        Assert.Equal("aaaaaaaa-2222-3333-4444-555555555555", manifest.GetProperty("id").GetString());
        Assert.Equal(AppId, manifest.GetProperty("bots")[0].GetProperty("botId").GetString());
    }

    [Fact]
    public async Task The_app_asks_to_read_the_messages_of_its_teams_channels_and_to_notify_and_for_nothing_else()
    {
        await BuildAsync();

        JsonElement[] asked = [.. (await ManifestAsync()).GetProperty("authorization").GetProperty("permissions").GetProperty("resourceSpecific").EnumerateArray()];
        Assert.Equal(["ChannelMessage.Read.Group", "TeamsActivity.Send.User"], asked.Select(permission => permission.GetProperty("name").GetString()));
        Assert.All(asked, permission => Assert.Equal("Application", permission.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task With_mentions_only_the_app_asks_for_nothing()
    {
        await BuildAsync("--mentions-only");

        JsonElement manifest = await ManifestAsync();
        Assert.False(manifest.TryGetProperty("authorization", out _));
        Assert.False(manifest.TryGetProperty("webApplicationInfo", out _));
    }

    [Fact]
    public async Task The_message_extension_is_the_bots_and_unfurls_the_desks_own_links()
    {
        await BuildAsync();

        JsonElement extension = Assert.Single((await ManifestAsync()).GetProperty("composeExtensions").EnumerateArray());
        Assert.Equal(AppId, extension.GetProperty("botId").GetString());
        Assert.Equal(["createTicket", "findTicket"], extension.GetProperty("commands").EnumerateArray().Select(command => command.GetProperty("id").GetString()));
        Assert.Equal("desk.contoso.com", extension.GetProperty("messageHandlers")[0].GetProperty("value").GetProperty("domains")[0].GetString());
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        await BuildAsync();
        byte[] first = await File.ReadAllBytesAsync(Zip, Cancelled);
        await BuildAsync();

        Assert.Equal(first, await File.ReadAllBytesAsync(Zip, Cancelled));
        await using ZipArchive package = await ZipFile.OpenReadAsync(Zip, Cancelled);
        Assert.All(package.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year)); // the clock has no part in it
    }

    [Theory]
    [InlineData("--app-id", "desk", "--app-id must be a GUID, not \"desk\".")]
    [InlineData("--teams-app-id", "desk", "--teams-app-id must be a GUID, not \"desk\".")]
    [InlineData("--domain", "https://desk.contoso.com", "--domain must be a host name without scheme, port or path, not \"https://desk.contoso.com\".")]
    [InlineData("--domain", "localhost", "--domain must be a host name without scheme, port or path, not \"localhost\".")]
    [InlineData("--version", "1.2", "--version must be three numbers, such as 1.2.3, not \"1.2\".")]
    [InlineData("--version", "1.02.3", "--version must be three numbers, such as 1.2.3, not \"1.02.3\".")]
    [InlineData("--terms", "http://desk.contoso.com", "--terms must be an https address, not \"http://desk.contoso.com\".")]
    [InlineData("--developer", "A developer whose name is too long", "manifest.json breaks the schema 1.22: /developer/name must NOT have more than 32 characters")]
    [InlineData("--colour", "red", "Unknown option '--colour'")]
    public Task Wrong_input_is_refused(string option, string value, string line) => RefusedAsync(line, option, value);

    [Theory]
    [InlineData("manifest.json", "\"personal\", \"team\"", "\"personal\", \"planet\"", "breaks the schema 1.22: /bots/0/scopes/1 must be equal to one of the allowed values")]
    [InlineData("manifest.json", "\"accentColor\"", "\"accentColour\"", "must have required property 'accentColor'")]
    [InlineData("manifest.json", "${{DOMAIN}}", "${{HOST}}", "manifest.json asks for ${{HOST}}, which nobody gives.")]
    [InlineData("manifest.json", "\"manifestVersion\": \"1.22\"", "\"manifestVersion\": \"9.9\"", "manifestVersion \"9.9\" is no known schema version.")]
    [InlineData("manifest.json", "de.json", "it.json", "it.json cannot be read: ENOENT.")]
    [InlineData("de.json", "{", "", "de.json is not JSON")]
    [InlineData("de.json", "commands[3].title", "commands[9].title", "de.json: bots[0].commandLists[0].commands[3].title is missing")]
    [InlineData("fr.json", "\"name.short\"", "\"name.shortest\"", "; name.short is missing; name.shortest translates nothing")]
    [InlineData("fr.json", "commands[3].title", "commands[x].title", "fr.json: / must NOT have additional properties")]
    [InlineData("es.json", "\"Service Desk\"", "\"Servicio de asistencia para todo el mundo\"", "es.json: /name.short must NOT have more than 30 characters")]
    public async Task A_broken_app_is_refused(string file, string from, string to, string line)
    {
        _app.Change(file, from, to);

        await RefusedAsync(line);
    }

    [Theory]
    [InlineData("outline.png", "color.png", "the colour icon must be 192 x 192, not 32 x 32.")]
    [InlineData("color.png", "outline.png", "the outline icon must be 32 x 32, not 192 x 192.")]
    [InlineData("color.svg", "color.png", "the colour icon is not a PNG.")]
    public async Task A_wrong_icon_is_refused(string from, string to, string line)
    {
        File.Copy(_app[from], _app[to], overwrite: true);

        await RefusedAsync(line);
    }

    [Theory]
    [InlineData("[255, 0, 0, 255]", "the outline icon must be white on transparent.")]
    [InlineData("[255, 255, 255, 255]", "the outline icon must have a transparent background.")]
    public async Task The_outline_is_white_on_transparent(string pixel, string line)
    {
        string script = $$"""
            import { writePng } from '{{_app["png.mjs"]}}';
            import { writeFileSync } from 'node:fs';
            writeFileSync('{{_app["outline.png"]}}', writePng({ width: 32, height: 32, pixels: Buffer.from(Array(1024).fill({{pixel}}).flat()) }));
            """;
        Assert.Equal(0, (await Command.RunAsync("node", ["--input-type=module", "--eval", script], Cancelled)).ExitCode);

        await RefusedAsync(line);
    }

    private async Task RefusedAsync(string line, params string[] options)
    {
        Command build = await BuildAsync(options);

        Assert.Equal(2, build.ExitCode);
        Assert.Contains(line, build.Error, StringComparison.Ordinal);
        Assert.Single(build.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(Zip));
    }

    private Task<Command> BuildAsync(params string[] options)
    {
        if (!Directory.Exists(Place.InRepository("manifest", "node_modules")))
            Assert.Fail("The build is not installed. Run: npm ci --ignore-scripts --prefix manifest");
        return Command.RunAsync(
            "node",
            [
                Place.InRepository("manifest", "build.mjs"), "--source", _app.Root, "--out", Zip,
                "--app-id", AppId, "--domain", "Desk.contoso.com", "--version", "1.2.3", .. options,
            ],
            Cancelled);
    }

    private async Task<JsonElement> ManifestAsync()
    {
        await using ZipArchive package = await ZipFile.OpenReadAsync(Zip, Cancelled);
        ZipArchiveEntry entry = package.GetEntry("manifest.json") ?? throw new FileNotFoundException("manifest.json");
        await using Stream stream = await entry.OpenAsync(Cancelled);
        using JsonDocument document = await JsonDocument.ParseAsync(stream, cancellationToken: Cancelled);
        return document.RootElement.Clone();
    }
}
