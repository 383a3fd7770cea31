using System.Net;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A file is given to whoever has a link that the desk has made for it, and to nobody else.</summary>
public sealed class FileLinking : Story
{
    private const string Security = "19:security@thread.tacv2";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    private static World TwoChannels { get; } = new()
    {
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel(Security, "Security")]),
    };

    [Fact]
    public async Task Browsers_save_it_and_run_nothing()
    {
        await using DeskStage stage = await StartAsync();
        (_, Uri link) = await ReportWithPictureAsync(stage);

        using HttpResponseMessage answer = await stage.OpensAsync(link, Cancelled);

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("picture-1.png", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("s=", "s=A")]
    [InlineData("/1001/", "/1002/")]
    [InlineData("r=q0", "r=r")]
    [InlineData("r=q0", "r=q1")]
    [InlineData("&e=1", "&e=2")]
    [InlineData("&s=", "&x=")]
    [InlineData("/files/", "/files/other-")]
    public async Task A_changed_link_opens_nothing(string from, string to)
    {
        await using DeskStage stage = await StartAsync();
        (_, Uri link) = await ReportWithPictureAsync(stage);
        await stage.ReportsAsync(World.Sample.Dana, Cancelled, "The printer on the second floor has a paper jam");

        using HttpResponseMessage answer = await stage.OpensAsync(new Uri(link.AbsoluteUri.Replace(from, to, StringComparison.Ordinal)), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("There is no such file, or this link is not for it.", await answer.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task A_link_of_one_ticket_opens_no_file_of_another()
    {
        await using DeskStage stage = await StartAsync();
        (Reported first, Uri link) = await ReportWithPictureAsync(stage);
        await stage.SendsAsync(World.Sample.Dana, "The printer on the second floor has a paper jam", Cancelled, stage.Teams.Files.Paste());
        Reported second = await stage.CreatesAsync(World.Sample.Dana, stage.Teams.ChatOf(World.Sample.Dana).Last, Cancelled);
        string other = (await stage.FilesAsync(Cancelled)).Single(file => file.Ticket == second.Number).Id;
        string own = (await stage.FilesAsync(Cancelled)).Single(file => file.Ticket == first.Number).Id;

        using HttpResponseMessage answer = await stage.OpensAsync(new Uri(link.AbsoluteUri.Replace(own, other, StringComparison.Ordinal)), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task It_expires()
    {
        await using DeskStage stage = await StartAsync();
        (_, Uri link) = await ReportWithPictureAsync(stage);

        stage.Clock.Advance(TimeSpan.FromDays(30));
        using HttpResponseMessage last = await stage.OpensAsync(link, Cancelled);
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage late = await stage.OpensAsync(link, Cancelled);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Gone), (last.StatusCode, late.StatusCode));
    }

    [Fact]
    public async Task Another_process_knows_the_link_too()
    {
        await using DeskStage stage = await StartAsync();
        (_, Uri link) = await ReportWithPictureAsync(stage);
        await stage.StopAsync();
        await using DeskStage next = await stage.StartAnotherAsync(Cancelled);

        using HttpResponseMessage answer = await next.OpensAsync(link, Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_team_that_has_the_ticket_no_more_has_its_files_no_more_and_the_new_one_gets_them()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        (Reported ticket, Uri old) = await ReportWithPictureAsync(stage);

        await ticket.PressAsync(Ben, ticket.CardIn(stage.World.ServiceDeskChannel), "Correct ticket", Cancelled, ("Category", "security"), ("Kind", "Incident"));

        using HttpResponseMessage refused = await stage.OpensAsync(old, Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        string note = stage.Teams.Conversation(ticket.CardIn(Security).ConversationId).Texts.Single(text => text.Contains("picture-1.png", StringComparison.Ordinal));
        Uri fresh = new(note[note.IndexOf(DeskStage.Address, StringComparison.Ordinal)..].Split('\n')[0]);
        using HttpResponseMessage given = await stage.OpensAsync(fresh, Cancelled);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_was_sent_to_a_restricted_queue_stays_there()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        await stage.SendsAsync(Mara, "I clicked the link in a mail that pretended to be from our bank and typed my password", Cancelled, stage.Teams.Files.Paste());
        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);
        Uri link = stage.LinkIn(ticket.CardIn(Security).ConversationId);
        Assert.DoesNotContain(stage.Teams.Messages, message => message.ConversationId.StartsWith(stage.World.ServiceDeskChannel, StringComparison.Ordinal) && message.Body.GetRawText().Contains("/files/", StringComparison.Ordinal));

        await ticket.PressAsync(Ben, ticket.CardIn(Security), "Correct ticket", Cancelled, ("Category", "hardware"), ("Kind", "Incident"));

        Assert.DoesNotContain(stage.Teams.Messages, message => message.ConversationId.StartsWith(stage.World.ServiceDeskChannel, StringComparison.Ordinal) && message.Body.GetRawText().Contains("/files/", StringComparison.Ordinal));
        using HttpResponseMessage answer = await stage.OpensAsync(link, Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Verify_finds_contents_that_are_missing_or_changed()
    {
        await using DeskStage stage = await StartAsync();
        await ReportWithPictureAsync(stage);
        string file = Assert.Single(System.IO.Directory.GetFiles(Path.Combine(stage.Folder, "files"), "*", SearchOption.AllDirectories));

        await File.WriteAllTextAsync(file, "something else", Cancelled);
        (int changed, string whatChanged) = await stage.VerifyAsync(Cancelled);
        File.Delete(file);
        (int missing, string whatIsMissing) = await stage.VerifyAsync(Cancelled);

        Assert.Equal((1, 1), (changed, missing));
        Assert.Contains("are not those that came", whatChanged, StringComparison.Ordinal);
        Assert.Contains("are missing", whatIsMissing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f|t|", "does not name the file")]
    [InlineData("f|a|", "which is not there or another's")]
    public async Task Verify_finds_a_lost_row(string prefix, string finding)
    {
        await using DeskStage stage = await StartAsync();
        await ReportWithPictureAsync(stage);

        await stage.CommitAsync(Cancelled, [.. (await stage.RowsAsync(prefix, Cancelled)).Select(row => new Tables.RowChange.Delete(row.Key, row.ETag))]);

        Assert.Contains(finding, (await stage.VerifyAsync(Cancelled)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_a_file_that_nobody_will_fetch_or_delete()
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.SendAsync(TeamsActivities.Paste(stage.People.Activities.Message(Mara, Steps.Clear), stage.Teams.Files.Paste(new FileAnswer(503, default))), Cancelled);
        await stage.SettleAsync(Cancelled);

        await stage.CommitAsync(Cancelled, [.. (await stage.RowsAsync(Keys.AgendaPrefix, Cancelled)).Select(row => new Tables.RowChange.Delete(row.Key, row.ETag))]);

        string output = (await stage.VerifyAsync(Cancelled)).Output;
        Assert.Contains("waits but nobody will fetch it", output, StringComparison.Ordinal);
        Assert.Contains("nobody will delete it", output, StringComparison.Ordinal);
    }

    private static async Task<(Reported Ticket, Uri Link)> ReportWithPictureAsync(DeskStage stage)
    {
        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste());
        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);
        return (ticket, stage.LinkIn(ticket.Card.ConversationId));
    }
}
