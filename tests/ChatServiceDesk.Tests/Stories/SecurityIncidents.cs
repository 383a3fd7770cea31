using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What looks like a security incident goes to the security team at once, and to nobody else.</summary>
public sealed class SecurityIncidents : Story
{
    private const string Security = "19:security@thread.tacv2";
    private const string Stolen = "my work laptop was stolen from the train yesterday, canarytheft";
    private const string Phished = "I clicked the link in a phishing mail and typed in my password, canarytheft";
    private const string Toggle = "Who sees it";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    private static World TwoChannels { get; } = new()
    {
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel(Security, "Security")]),
    };

    [Theory]
    [InlineData(Stolen, "This looks like a security incident")]
    [InlineData(Phished, "This looks like a security incident")]
    [InlineData("Alle meine Dateien sind verschlüsselt und auf dem Desktop liegt eine Lösegeldforderung, canarytheft", "Das sieht nach einem Sicherheitsvorfall aus")]
    [InlineData("on m'a volé mon téléphone professionnel dans le métro, canarytheft", "Cela ressemble à un incident de sécurité")]
    [InlineData("he enviado la lista de clientes a la persona equivocada por error, canarytheft", "Esto parece un incidente de seguridad")]
    public async Task One_press_brings_it_to_the_security_team_alone(string report, string notice)
    {
        await using DeskStage stage = await BothConnectedAsync();

        PostedMessage card = await stage.HearsAsync(Mara, report, Cancelled);
        Assert.Contains(notice, card.Words, StringComparison.Ordinal);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(("security", "security", TicketKind.Incident), (stored.Category, stored.Queue, stored.Kind));
        Assert.Contains("canarytheft", ticket.CardIn(Security).Words, StringComparison.Ordinal);
        AssertUnseen(stage);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Whatever_category_is_chosen_it_goes_there_unless_its_person_says_that_it_is_none()
    {
        await using DeskStage stage = await BothConnectedAsync();

        Reported confined = await stage.ReportsAsync(Mara, Cancelled, Stolen, ("Category", "Hardware"));
        Reported released = await stage.ReportsAsync(Mara, Cancelled, Stolen.Replace("canarytheft", "canaryfilm", StringComparison.Ordinal), ("Category", "Hardware"), (Toggle, "false"));

        Assert.Equal("security", (await stage.TicketAsync(confined.Number, Cancelled)).Ticket.Queue);
        Ticket other = (await stage.TicketAsync(released.Number, Cancelled)).Ticket;
        Assert.Equal(("hardware", "workplace"), (other.Category, other.Queue));
        Assert.Contains("canaryfilm", released.Card.Words, StringComparison.Ordinal);
        AssertUnseen(stage);
    }

    [Fact]
    public async Task Words_that_are_changed_on_the_card_count_as_well()
    {
        await using DeskStage stage = await BothConnectedAsync();

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", "canarytheft"), ("Description", Phished));

        Assert.Equal("security", (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Queue);
        AssertUnseen(stage);
    }

    [Theory]
    [InlineData("Just me", "Yes", Priority.P3)]
    [InlineData("Just me", "No", Priority.P3)]
    [InlineData("My team", "Yes", Priority.P2)]
    [InlineData("Many people", "Yes", Priority.P2)]
    [InlineData("Many people", "With difficulty", Priority.P2)]
    [InlineData("Many people", "No", Priority.P1)]
    public async Task It_can_not_wait_but_only_answers_make_it_critical(string affected, string working, Priority priority)
    {
        await using DeskStage stage = await BothConnectedAsync();

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Phished, ("Who is affected?", affected), ("Can you keep working?", working));

        Assert.Equal(priority, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Priority);
    }

    [Fact]
    public async Task A_complaint_that_reports_one_is_a_report()
    {
        await using DeskStage stage = await BothConnectedAsync();

        PostedMessage card = await stage.HearsAsync(Mara, "nobody answers!!! somebody has hacked my account and sends phishing mails in my name, canarytheft", Cancelled);

        Assert.Contains("This looks like a security incident", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_on_the_card_keeps_the_answer_who_may_see_it()
    {
        await using DeskStage stage = await BothConnectedAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Stolen, Cancelled);
        JsonObject data = card.DataOf("Create ticket");
        data["category"] = "hardware";
        data["confidential"] = "false";

        DeskAnswer answer = await stage.ForgesAsync(Mara, "intake/create", data, null, Cancelled);

        Assert.Contains("Title is empty", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Only the security team", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("\"value\":\"true\"", answer.Body?.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<DeskStage> BothConnectedAsync()
    {
        DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        return stage;
    }

    private static void AssertUnseen(DeskStage stage) => Assert.DoesNotContain(
        stage.Teams.Conversation(stage.World.ServiceDeskChannel).Messages, message => message.Body.GetRawText().Contains("canarytheft", StringComparison.Ordinal));
}
