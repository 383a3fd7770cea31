using System.Text.Json;

namespace ChatServiceDesk.Packaging.Tests;

/// <summary>A copy of infra/ and the Bicep that reads it. Bicep works out a whole deployment without a cloud; what only a running
/// resource knows stays an expression.</summary>
internal sealed class Infrastructure : IDisposable
{
    public const string Tenant = "00000000-0000-0000-0000-000000000002";

    private readonly WorkingCopy _files = WorkingCopy.Of("infra");

    public static Task<Command> BicepAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Command.RunAsync(Place.Bicep, arguments, cancellationToken);

    public string File(string name) => _files[name];

    public void Change(string file, string from, string to) => _files.Change(file, from, to);

    public async Task<Deployed> DeployAsync(CancellationToken cancellationToken, params string[] parameters)
    {
        Command snapshot = await SnapshotAsync(cancellationToken, parameters);
        Assert.Equal("", snapshot.Error);
        string json = await System.IO.File.ReadAllTextAsync(File("main.snapshot.json"), cancellationToken);
        return new([.. JsonElement.Parse(json).GetProperty("predictedResources").EnumerateArray()]);
    }

    public async Task<Command> SnapshotAsync(CancellationToken cancellationToken, params string[] parameters)
    {
        string[] where = ["--tenant-id", Tenant, "--subscription-id", "00000000-0000-0000-0000-000000000001", "--resource-group", "desk", "--location", "westeurope"];
        await System.IO.File.AppendAllLinesAsync(File("main.bicepparam"), parameters, cancellationToken);
        return await BicepAsync(["snapshot", File("main.bicepparam"), .. where], cancellationToken);
    }

    public void Dispose() => _files.Dispose();
}
