using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary>Exit codes: 0 done, 1 found something wrong, 2 called wrongly.</summary>
public sealed class CommanderTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("commander-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Help_is_printed_and_is_no_mistake(string typed)
    {
        Said said = await Said.ByCommanderAsync("", typed);

        Assert.StartsWith("Chat Service Desk", said.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
    }

    [Theory]
    [InlineData("version")]
    [InlineData("--version")]
    public async Task The_version_is_one_number(string typed)
    {
        Said said = await Said.ByCommanderAsync("", typed);

        Assert.Matches(@"^\d+\.\d+\.\d+\n$", said.Output.ReplaceLineEndings("\n"));
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
    }

    [Fact]
    public async Task A_mistake_in_the_call_is_one_line_and_exit_code_2() =>
        (await Said.ByCommanderAsync("", "dance")).IsRefusal("There is no command 'dance'. Run with --help to see the commands.");

    [Fact]
    public async Task A_mistake_in_the_configuration_is_one_line_and_exit_code_2()
    {
        string config = Path.Combine(_folder.FullName, "desk.yaml");
        await File.WriteAllTextAsync(config, "name: A\n", TestContext.Current.CancellationToken);

        (await Said.ByCommanderAsync("", "serve", "--config", config)).IsRefusal($"{config}:1: 'queues' is missing. Add it here; the sample desk.yaml shows how.");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("report")]
    [InlineData("deadletters")]
    [InlineData("replay")]
    public async Task A_command_that_only_looks_makes_no_desk(string command)
    {
        string nowhere = Path.Combine(_folder.FullName, "nowhere");

        (await Said.ByCommanderAsync("", command, "--data", nowhere)).IsRefusal($"There is no desk in '{nowhere}'. Name the folder that the desk was started with: --data DIR");
        (await Said.ByCommanderAsync("", command, "--data", _folder.FullName)).IsRefusal($"There is no desk in '{_folder.FullName}'. Name the folder that the desk was started with: --data DIR");
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("report")]
    [InlineData("deadletters")]
    [InlineData("replay")]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is(string command)
    {
        string file = Path.Combine(_folder.FullName, "desk.db");
        string words = string.Concat(Enumerable.Repeat("This is no database. ", 100));
        await File.WriteAllTextAsync(file, words, TestContext.Current.CancellationToken);

        Said said = await Said.ByCommanderAsync("", command, "--data", _folder.FullName);

        Assert.StartsWith("The storage can't be used: ", said.Errors, StringComparison.Ordinal);
        Assert.Single(said.Errors.TrimEnd().Split('\n'));
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Equal(words, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("verify", "0 tickets checked, all invariants hold")]
    [InlineData("deadletters", "0 dead letters")]
    [InlineData("replay", "0 dead letters put back into the agenda")]
    public async Task A_sound_store_is_exit_code_0(string command, string output)
    {
        await WithTenantAsync([]);

        Assert.Equal(new Said(0, output + Environment.NewLine, ""), await Said.ByCommanderAsync("", command, "--data", _folder.FullName));
    }

    [Fact]
    public async Task A_store_with_something_wrong_is_exit_code_1_and_a_list()
    {
        await WithTenantAsync([new RowChange.Insert(Keys.Ticket(5), new RowData { ["Nonsense"] = 1 })]);

        Said said = await Said.ByCommanderAsync("", "verify", "--data", _folder.FullName);

        Assert.Equal((1, ""), (said.ExitCode, said.Errors));
        Assert.Contains("invariant 0: the row can't be read", said.Output, StringComparison.Ordinal);
        Assert.EndsWith("0 tickets checked, 1 findings" + Environment.NewLine, said.Output, StringComparison.Ordinal);
    }

    /// <summary>A store that has heard from one tenant, with these rows in its first partition.</summary>
    private async Task WithTenantAsync(RowChange[] rows)
    {
        await using SqliteTable table = SqliteTable.Open(Path.Combine(_folder.FullName, "desk.db"));
        TenantStore tenants = new(table, new FakeClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)), shardsOfNew: 1);
        await tenants.ShardsAsync("contoso", TestContext.Current.CancellationToken);
        if (rows.Length > 0)
        {
            await table.CommitAsync(Partitions.Shard("contoso", 0), rows, TestContext.Current.CancellationToken);
        }
    }
}
