using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatServiceDesk.Files;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What the desk does not take, it says, with the reason and in the person's language; and it asks nobody whom it must not ask.</summary>
public sealed class RefusedFiles : Story
{
    private static readonly Person Mara = World.Sample.Mara;

    [Theory]
    [InlineData("en-US", "it is larger than 10 MB", true)]
    [InlineData("de-DE", "größer als 10 MB", false)]
    [InlineData("fr-FR", "dépasse 10 Mo", true)]
    [InlineData("es-ES", "supera los 10 MB", false)]
    public async Task Too_big(string locale, string reason, bool saysItsLength)
    {
        await using DeskStage stage = await StartAsync();
        stage.People.Activities.Locale = locale;
        byte[] large = new byte[(10 * 1024 * 1024) + 1];
        FakeFiles.Png.CopyTo(large);

        await stage.SendsAsync(Mara, "", Cancelled, stage.Teams.Files.Paste(new FileAnswer(200, large, HasLength: saysItsLength)));

        Assert.Contains(reason, string.Join('\n', stage.TextsTo(Mara)), StringComparison.Ordinal);
        await AssertRefusedAsync(stage, FileRefusal.TooBig);
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003", "image/png")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "image/svg+xml")]
    [InlineData("<!DOCTYPE html><html><script>alert(1)</script></html>", "image/png")]
    [InlineData("\u007fELF", "image/*")]
    [InlineData("", "image/png")]
    public async Task What_is_no_picture_whatever_it_is_called(string content, string type)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = TeamsActivities.Paste(stage.People.Activities.Message(Mara, Steps.Clear), stage.Teams.Files.Paste(FakeFiles.Ok(Encoding.Latin1.GetBytes(content))), type);

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("I only accept pictures", string.Join('\n', stage.TextsTo(Mara)), StringComparison.Ordinal);
        await AssertRefusedAsync(stage, FileRefusal.Type);
    }

    [Theory]
    [InlineData("notes.txt", "<html><body onload=alert(1)>")]
    [InlineData("notes.txt", "\ufeff  <?xml version=\"1.0\"?><html/>")]
    [InlineData("notes.txt", "MZ\0\0")]
    [InlineData("report.docx", "PK\u0003\u0004 not an archive")]
    [InlineData("picture.png", "just words")]
    public async Task A_file_that_is_not_what_its_name_says(string name, string content)
    {
        await using DeskStage stage = await StartAsync();

        await stage.SendsFileAsync(Mara, Steps.Clear, name, stage.Teams.Files.Share(FakeFiles.Ok(Encoding.UTF8.GetBytes(content))), Cancelled);

        await AssertRefusedAsync(stage, FileRefusal.Type);
    }

    [Theory]
    [InlineData("setup.exe")]
    [InlineData("page.html")]
    [InlineData("drawing.svg")]
    [InlineData("invoice.pdf.scr")]
    [InlineData("movie.mp4")]
    public async Task What_its_name_gives_away_is_not_even_fetched(string name)
    {
        await using DeskStage stage = await StartAsync();

        await stage.SendsFileAsync(Mara, Steps.Clear, name, stage.Teams.Files.Share(), Cancelled);

        Assert.Contains($"I can't take {name}", string.Join('\n', stage.TextsTo(Mara)), StringComparison.Ordinal);
        Assert.Empty(stage.Teams.Files.Calls);
        Assert.Empty(await stage.FilesAsync(Cancelled));
    }

    [Fact]
    public async Task A_picture_with_the_wrong_ending_gets_the_right_one()
    {
        await using DeskStage stage = await StartAsync();

        await stage.SendsFileAsync(Mara, Steps.Clear, "..\\..\\etc\\screen\u202egpj.pdf", stage.Teams.Files.Share(), Cancelled);

        Assert.Equal("screengpj.pdf.png", Assert.Single(await stage.FilesAsync(Cancelled)).Name);
    }

    [Theory]
    [InlineData("https://evil.example.com/v3/attachments/1/views/original")]
    [InlineData("http://contoso.sharepoint.com/file")]
    [InlineData("https://contoso.sharepoint.com:8443/file")]
    [InlineData("https://sharepoint.com.evil.example.com/file")]
    [InlineData("https://evilsharepoint.com/file")]
    [InlineData("https://user@contoso.sharepoint.com/file")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("http://10.0.0.5/inside")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://contoso.sharepoint.com/file")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    public async Task Nothing_is_fetched_from_where_the_desk_does_not_go(string address)
    {
        await using DeskStage stage = await StartAsync();

        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, new Uri(address));

        Assert.Contains("where I don't fetch files", string.Join('\n', stage.TextsTo(Mara)), StringComparison.Ordinal);
        Assert.NotNull(stage.Teams.ChatOf(Mara).With("This is what I understood"));
        Assert.Empty(await stage.FilesAsync(Cancelled));
    }

    [Fact]
    public async Task It_goes_where_it_is_sent_on_the_same_server_only()
    {
        await using DeskStage stage = await StartAsync();
        Uri there = stage.Teams.Files.Paste();
        Uri elsewhere = stage.Teams.Files.Share();

        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste(new FileAnswer(302, default, there)), stage.Teams.Files.Paste(new FileAnswer(302, default, elsewhere)));

        StoredFile[] files = [.. (await stage.FilesAsync(Cancelled)).OrderBy(file => file.At)];
        Assert.Equal([(FileState.Stored, FileRefusal.None), (FileState.Refused, FileRefusal.Host)], files.Select(file => (file.State, file.Refusal)));
        Assert.DoesNotContain(stage.Teams.Files.Calls, call => call.Path == elsewhere.PathAndQuery);
    }

    [Fact]
    public async Task Whoever_is_sent_round_in_circles_gives_up()
    {
        await using DeskStage stage = await StartAsync();
        Uri there = stage.Teams.Files.Paste();
        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste(new FileAnswer(302, default, stage.Teams.Files.Paste(new FileAnswer(301, default, stage.Teams.Files.Paste(new FileAnswer(307, default, stage.Teams.Files.Paste(new FileAnswer(308, default, there)))))))));

        await AssertRefusedAsync(stage, FileRefusal.Unreachable);
    }

    [Theory]
    [InlineData(404, 0)]
    [InlineData(410, 0)]
    [InlineData(403, 5)]
    [InlineData(500, 5)]
    public async Task What_can_not_be_had_is_said(int status, int minutes)
    {
        await using DeskStage stage = await StartAsync();

        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste(new FileAnswer(status, default)));
        for (int minute = 0; minute < minutes; minute++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        Assert.Contains("I could not fetch picture-1. Please send it again.", stage.TextsTo(Mara));
        await AssertRefusedAsync(stage, FileRefusal.Unreachable);
    }

    [Fact]
    public async Task Of_too_many_the_first_are_taken()
    {
        await using DeskStage stage = await StartAsync();

        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, [.. Enumerable.Range(0, 7).Select(_ => stage.Teams.Files.Paste())]);

        Assert.Equal(5, (await stage.FilesAsync(Cancelled)).Length);
        Assert.Contains("I take 5 files of one message at most. Please send the others in another message.", stage.TextsTo(Mara));
    }

    [Fact]
    public async Task A_refused_file_does_not_go_with_the_ticket()
    {
        await using DeskStage stage = await StartAsync();
        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste(FakeFiles.Ok("MZ"u8.ToArray())));

        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Messages.First(message => message.Words.Contains("This is what I understood", StringComparison.Ordinal)), Cancelled);

        Assert.DoesNotContain(stage.Teams.Conversation(ticket.Card.ConversationId).Messages, message => message.Words.Contains("has sent a file", StringComparison.Ordinal));
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("13.107.136.9", false)]
    [InlineData("2620:1ec:8f8::8", false)]
    public void Addresses_inside_are_told_from_those_outside(string address, bool isInside) => Assert.Equal(isInside, FileHttp.IsInside(IPAddress.Parse(address)));

    private static async Task AssertRefusedAsync(DeskStage stage, FileRefusal why)
    {
        StoredFile file = Assert.Single(await stage.FilesAsync(Cancelled));
        Assert.Equal((FileState.Refused, why, ""), (file.State, file.Refusal, file.Url));
        Assert.Empty(System.IO.Directory.Exists(Path.Combine(stage.Folder, "files")) ? System.IO.Directory.GetFiles(Path.Combine(stage.Folder, "files"), "*", SearchOption.AllDirectories) : []);
        await AssertSoundAsync(stage);
    }
}
