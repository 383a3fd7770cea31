using System.Globalization;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Channel = ChatServiceDesk.Testing.Channel;
using Person = ChatServiceDesk.Testing.Person;
using Team = ChatServiceDesk.Testing.Team;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The desk keeps to the rates of Teams by itself: however much there is to say, it is never told to slow down.</summary>
public sealed class Rates : Story
{
    private const int People = 500;
    private const int Tickets = 300;
    private const int Messages = 9;

    /// <summary>A card in a channel for each ticket, and nine messages for each person, one of them about a card.</summary>
    private const int Pushes = Tickets + Tickets + (People * Messages) - 100;

    private static readonly string[] Queues = ["network", "workplace", "identity"];

    private static DeskSettings Settings { get; } = DeskFile.Read(CommandLine.Parse([]).Config);

    private static World Large { get; } = World.Sample with
    {
        Others = [.. Enumerable.Range(1, People).Select(i => new Person($"person-{i}", "Person", $"{i}", new Guid(i, 0, 0, new byte[8]).ToString()))],
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), .. Queues.Select(queue => new Channel(ChannelOf(queue), queue))]),
    };

    [Fact]
    public async Task Five_thousand_pushes_to_500_people_and_3_channels_drain_without_one_429()
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Custom(new MemoryTable()), world: Large, isPaced: true);
        await FillAsync(stage);
        stage.Teams.Rates = new ConnectorRates();
        int before = stage.Teams.Calls.Count;
        DateTimeOffset start = stage.Clock.GetUtcNow();
        while (await stage.WaitingAsync(Cancelled) is { Count: > 0 } waiting)
        {
            Assert.True(stage.Clock.GetUtcNow() - start < TimeSpan.FromSeconds(Pushes / 50 * 1.5), $"{waiting.Count} still wait; 50 a second is what Teams allows.");
            await stage.PassAsync(TimeSpan.FromMilliseconds(350), Cancelled);
        }

        ConnectorCall[] calls = [.. stage.Teams.Calls.Skip(before)];
        Assert.DoesNotContain(calls, call => call.Status == 429);
        Assert.Equal(Pushes, calls.Length);
        Assert.All(stage.World.Others, person => Assert.Equal(
            Enumerable.Range(1, MessagesTo(person)).Select(i => $"{person.Key} {i}"), stage.Teams.ChatOf(person).Texts));
        Assert.All(Queues, queue => Assert.Equal(Tickets / Queues.Length, stage.Teams.Conversation(ChannelOf(queue)).Cards.DistinctBy(card => card.Words).Count()));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_left_out_while_much_is_sent_is_only_that_somebody_is_typing()
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Custom(new MemoryTable()), world: Large, isPaced: true);
        stage.Teams.Rates = new ConnectorRates();
        for (int i = 0; i < 12; i++)
        {
            await stage.People.WritesAsync(stage.World.Mara, "hello", Cancelled);
        }

        for (int second = 0; second < 12; second++)
        {
            await stage.PassAsync(TimeSpan.FromSeconds(1), Cancelled);
        }

        Assert.Equal(12, stage.Teams.ChatOf(stage.World.Mara).Messages.Count);
        Assert.InRange(stage.Teams.Calls.Count(call => call.Body?.GetProperty("type").GetString() == "typing"), 1, 7);
    }

    [Fact]
    public async Task A_wait_that_teams_asks_for_in_one_conversation_holds_for_all_that_goes_there()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await stage.ReportsAsync(stage.World.Mara, Cancelled);
        Reported second = await stage.ReportsAsync(stage.World.Mara, Cancelled);
        stage.Teams.Plan(new Fault.ThrottledUntil(stage.Clock.GetUtcNow().AddMinutes(3)), Deliveries.Says("is working on"));
        int before = stage.Teams.Calls.Count;

        await first.ClaimAsync(stage.World.Ben, Cancelled);
        await second.ClaimAsync(stage.World.Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(1), Cancelled);
        Assert.Equal(1, stage.Teams.Calls.Skip(before).Count(call => call.ConversationId == stage.World.Mara.Chat && !call.IsUpdate));

        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        Assert.Equal(2, stage.TextsTo(stage.World.Mara).Count);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    public async Task Answers_keep_their_order_when_the_first_has_to_be_sent_again(int status)
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(stage.World.Mara, "hello", Cancelled);
        Fault fault = status switch
        {
            429 => new Fault.Throttled(TimeSpan.FromSeconds(40)),
            412 => new Fault.Refused(System.Net.HttpStatusCode.PreconditionFailed, "PreconditionFailed"),
            _ => new Fault.Broken(System.Net.HttpStatusCode.BadGateway, Delivered: false),
        };
        stage.Teams.Plan(fault, Deliveries.Says("This is what I understood"));
        string[] written = [Steps.Clear, "hello", "how are my tickets?", "hello", "thanks"];

        foreach (string text in written)
        {
            await stage.People.WritesAsync(stage.World.Mara, text, Cancelled);
            await stage.SettleAsync(Cancelled);
            stage.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await stage.PassAsync(TimeSpan.FromMinutes(2), Cancelled);
        string[] heard = [.. stage.Teams.ChatOf(stage.World.Mara).Messages.Skip(1).Select(message => message.Words)];
        Assert.Equal(written.Length, heard.Length);
        Assert.Contains("This is what I understood", heard[0], StringComparison.Ordinal);
        Assert.Contains("no tickets with me", heard[2], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(heard[1], heard[3]);
        Assert.NotEqual(heard[3], heard[4]);
    }

    private static string ChannelOf(string queue) => $"19:{queue}@thread.tacv2";

    private static int MessagesTo(Person person) => person.Key.Length == "person-1".Length || int.Parse(person.Key.Split('-')[1], CultureInfo.InvariantCulture) > 109 ? Messages : Messages - 1;

    /// <summary>What the desk would have written while nobody let it send: all of it is due at once.</summary>
    private static async Task FillAsync(DeskStage stage)
    {
        foreach (string queue in Queues)
        {
            await stage.People.MentionsAsync(stage.World.Ben, ChannelOf(queue), $"connect {queue}", Cancelled);
        }

        await stage.PassAsync(TimeSpan.FromHours(2), Cancelled);
        foreach ((int index, Person person) in stage.World.Others.Index())
        {
            await stage.CommitAsync(Cancelled, [.. ContactOf(stage, person), .. RepliesTo(stage, person), .. index < Tickets ? TicketOf(stage, person, index) : []]);
        }
    }

    private static IEnumerable<RowChange> ContactOf(DeskStage stage, Person person) => new Contact
    {
        Id = new PersonId(person.AadObjectId),
        Name = person.Name,
        Conversation = person.Chat,
        ServiceUrl = stage.Teams.ServiceUrl.AbsoluteUri,
        Bot = stage.World.BotId,
    }.Save().Rows;

    private static IEnumerable<RowChange> RepliesTo(DeskStage stage, Person person) => Enumerable.Range(1, MessagesTo(person)).Select(i => new AgendaRow
    {
        Partition = stage.Home(),
        Kind = AgendaKind.Reply,
        What = $"reply-{person.Key}-{i}",
        Due = stage.Clock.GetUtcNow().AddMilliseconds(i),
        Since = stage.Clock.GetUtcNow(),
        Conversation = person.Chat,
        ServiceUrl = stage.Teams.ServiceUrl.AbsoluteUri,
        Payload = OutboundActivity.Message($"{person.Key} {i}").ToJson(),
    }.Insert());

    private static IEnumerable<RowChange> TicketOf(DeskStage stage, Person person, int index)
    {
        Report report = new()
        {
            Kind = TicketKind.Incident,
            Category = "network",
            Title = $"Ticket of {person.Name}",
            Description = "It is broken",
            Impact = Level.Low,
            Urgency = Level.Low,
            Requester = new(new PersonId(person.AadObjectId), person.Name),
        };
        long number = 2000 + index;
        Decision.Accepted opened = Ticket.Open(
            new TicketNumber(TicketKind.Incident, number), report, Queues[index % Queues.Length], Settings.Matrix, Settings.Terms, stage.Clock.GetUtcNow());
        InboxEntry origin = new() { Key = Keys.Inbox(person.Chat, $"{index}"), At = stage.Clock.GetUtcNow(), Person = person.AadObjectId, Ticket = number };
        Change change = TicketChange.Of(stage.Home(), null, opened, new Cause(origin.Key, person.Chat))
            .And(TicketChange.Origin(number, origin, new Place { Name = AgendaPlan.RequesterPlace }));
        return [.. change.Rows, .. change.Agenda.Select(row => row.Insert())];
    }
}
