using System.Net;
using System.Net.Sockets;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary>What somebody sees who starts the program.</summary>
public sealed class DeskProcessTests : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("desk-process-");

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>A desk that neither starts nor ends is a failure, not a wait.</summary>
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public DeskProcessTests() => _patience.CancelAfter(TimeSpan.FromMinutes(2));

    private CancellationToken Cancelled => _patience.Token;

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_says_in_a_few_lines_where_it_is_and_ends_well_when_it_is_told_to()
    {
        await using DeskProcess desk = Serve(Data);
        await desk.LineWithAsync("Press Ctrl+C", Cancelled);

        await desk.TerminateAsync(Cancelled);
        Said said = await Said.ByAsync(desk, Cancelled);

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        string[] lines = said.Output.TrimEnd().Split('\n');
        Assert.InRange(lines.Length, 4, 9);
        Assert.Equal("Service Desk is running.", lines[0]);
        Assert.Matches(@"^  Desk +http://127\.0\.0\.1:[1-9]\d*/$", lines[1]);
        Assert.Contains(Data, lines[2], StringComparison.Ordinal);
        Assert.Contains("desk.yaml", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_answers_at_the_address_that_it_prints()
    {
        await using DeskProcess desk = Serve(Data);
        Uri address = new((await desk.LineWithAsync("  Desk ", Cancelled)).Trim().Split(' ')[^1]);
        await desk.LineWithAsync("Press Ctrl+C", Cancelled);

        using HttpClient http = new();

        Assert.Equal("ready", await http.GetStringAsync(new Uri(address, "/health/ready"), Cancelled));
    }

    [Fact]
    public async Task Two_of_them_work_on_one_folder_and_it_can_be_verified_meanwhile()
    {
        await using DeskProcess first = Serve(Data);
        await first.LineWithAsync("Press Ctrl+C", Cancelled);
        await using DeskProcess second = Serve(Data);
        await second.LineWithAsync("Press Ctrl+C", Cancelled);

        Said verified = await Said.ByCommanderAsync("", "verify", "--data", Data);

        Assert.Equal(new Said(0, "0 tickets checked, all invariants hold" + Environment.NewLine, ""), verified);
    }

    [Fact]
    public async Task In_production_it_does_not_start_without_saying_who_the_bot_is()
    {
        await using DeskProcess desk = DeskProcess.Start("Production", "serve", "--no-playground", "--urls", AnyPort, "--data", Data);

        Said said = await Said.ByAsync(desk, Cancelled);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains("MicrosoftAppId", Assert.Single(said.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Path.Exists(Data), "Nothing is created by a desk that does not start.");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_the_remedy()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using DeskProcess desk = DeskProcess.Start("Development", "serve", "--no-playground", "--urls", $"http://127.0.0.1:{port}", "--data", Data);

        (await Said.ByAsync(desk, Cancelled)).IsRefusal($"Port {port} is taken. Choose another with --urls http://127.0.0.1:PORT");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_named_with_the_remedy()
    {
        await using DeskProcess desk = DeskProcess.Start("Development", "serve", "--no-playground", "--urls", "http://192.0.2.1:5000", "--data", Data);

        (await Said.ByAsync(desk, Cancelled)).IsRefusal("The desk can't listen on http://192.0.2.1:5000/. Choose another address with --urls http://127.0.0.1:PORT");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_remedy()
    {
        string file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", Cancelled);
        string below = Path.Combine(file, "data");
        await using DeskProcess desk = DeskProcess.Start("Development", "serve", "--no-playground", "--urls", AnyPort, "--data", below);

        (await Said.ByAsync(desk, Cancelled)).IsRefusal($"The folder '{below}' can't be made. Choose another with --data DIR");
    }

    [Fact]
    public async Task A_folder_with_something_else_than_a_database_is_refused_in_one_line()
    {
        _folder.CreateSubdirectory("data");
        await File.WriteAllTextAsync(Path.Combine(Data, "desk.db"), string.Concat(Enumerable.Repeat("This is no database. ", 100)), Cancelled);
        await using DeskProcess desk = Serve(Data);

        Said said = await Said.ByAsync(desk, Cancelled);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.StartsWith("The storage can't be used: ", Assert.Single(said.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static DeskProcess Serve(string data)
    {
        TrainedEar.KeepIn(data);
        return DeskProcess.Start("Development", "serve", "--no-playground", "--urls", AnyPort, "--data", data);
    }
}
