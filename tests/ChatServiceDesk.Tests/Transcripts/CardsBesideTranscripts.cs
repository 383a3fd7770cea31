using System.Text.Json;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Extension;
using ChatServiceDesk.Intake;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using ChatServiceDesk.Tests.Stories;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>Pins the cards that no transcript reaches: those that depend on what the classifier is unsure of, on channels and dialogs, or on failures.</summary>
public sealed class CardsBesideTranscripts : Story
{
    private const string Security = "19:security@thread.tacv2";
    private const string Phished = "I clicked the link in a mail that pretended to be from our bank and typed my password";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    private static DeskSettings Settings { get; } = ReadSample();

    private static World TwoChannels { get; } = new()
    {
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel(Security, "Security")]),
    };

    [Fact]
    public async Task The_welcome()
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.InstallsAsync(Mara, Cancelled);
        await stage.SettleAsync(Cancelled);

        await PinAsync("welcome", stage.Teams.ChatOf(Mara).Cards[^1].CardSeenBy(Mara));
    }

    [Fact]
    public async Task The_likeliest_topics() => await PinAsync("topics", new TopicCard(Settings).For(
        "1795424400000",
        "The thing on the wall in the big meeting room flickers",
        [new Topic(TicketKind.Incident, "hardware"), new Topic(TicketKind.Incident, "facilities"), new Topic(TicketKind.ServiceRequest, "hardware")],
        Texts.English));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task A_question_with_answers_to_choose_from(string language)
    {
        Slot slot = new("device", SlotKind.Device) { Name = "Device" };
        AdaptiveCard card = SlotCard.For("1795424400000", language == "de" ? "Der Bildschirm bleibt schwarz" : "It stays black when I switch it on", slot, Texts.In(language));

        await (language == "de" ? PinAsync("de-slot-choices", card) : PinAsync("slot-choices", card));
    }

    [Fact]
    public async Task The_intake_card_with_all_that_can_stand_on_it()
    {
        IntakeCard.Form form = Form with
        {
            For = PersonOf(World.Sample.Cem),
            Others = [PersonOf(World.Sample.Dana), PersonOf(World.Sample.Priya)],
            Details = [new FilledSlot(new Slot("errorText", SlotKind.ErrorText) { Name = "Error message" }, "PC LOAD LETTER"), new FilledSlot(new Slot("location", SlotKind.Location) { Name = "Place" }, "")],
            IsCut = true,
            HasAiTitle = true,
            Files = 2,
        };

        await PinAsync("intake-everything", new IntakeCard(Settings).For(form, Texts.English, Texts.English["Intake.CategoryMissing"]));
    }

    [Fact]
    public async Task The_dialog_of_the_message_extension() => await PinAsync("dialog", new IntakeCard(Settings).ForDialog(Form, Texts.English));

    [Fact]
    public async Task Previews_of_links()
    {
        TicketLine line = new(new TicketNumber(TicketKind.Incident, 1001), TicketState.Assigned, "My laptop won't turn on");
        await PinAsync("preview", TicketPreview.Of(line, Texts.English, new Uri("https://desk.example.com/tickets/INC-1001")));
        await PinAsync("preview-neutral", TicketPreview.Neutral(Settings.Name, Texts.English));
    }

    [Fact]
    public async Task The_operators_alert()
    {
        WaitingLetter[] letters =
        [
            new(new TicketNumber(TicketKind.Incident, 1001), "The agents' card", "Teams refused it: 403 NotEnoughPermissions", DeskStage.Start),
            new(new TicketNumber(TicketKind.ServiceRequest, 1002), "News for the requester", "The requester can't be reached: they have blocked the desk", DeskStage.Start),
        ];

        await PinAsync("operators-alert", AlertCard.For(5, letters));
        await PinAsync("operators-all-delivered", AlertCard.For(0, []));
    }

    [Fact]
    public async Task A_confidential_ticket_and_what_another_team_is_left_with()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        Reported secret = await stage.ReportsAsync(Mara, Cancelled, Phished);
        await PinAsync("agents-confidential", secret.CardIn(Security).Card);

        Reported moved = await stage.ReportsAsync(Mara, Cancelled);
        PostedMessage before = moved.Card;
        await moved.PressAsync(Ben, before, "Correct ticket", Cancelled, ("Category", "Security"), ("Kind", "Incident"));

        await PinAsync("agents-moved-away", stage.Teams.Messages.Single(message => message.Id == before.Id).Card);
    }

    [Fact]
    public async Task A_rating_that_is_only_counted()
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "anonymous: true");
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);

        await PinAsync("resolved-anonymous", news.CardSeenBy(Mara));
    }

    [Fact]
    public async Task A_question_that_needs_no_answer_any_more_and_what_the_requesters_card_says_meanwhile()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Does the charger light up?", Cancelled);
        await PinAsync("receipt-asked", ticket.Receipt.CardSeenBy(Mara));
        PostedMessage question = ticket.News("Does the charger light up?");
        await ticket.ResolveAsync(Ben, "New charger", Cancelled);

        await PinAsync("question-settled", stage.Teams.ChatOf(Mara).Cards.Single(message => message.Id == question.Id).CardSeenBy(Mara));
    }

    private static IntakeCard.Form Form { get; } = new()
    {
        DraftId = "1795424400000",
        Kind = TicketKind.Incident,
        Category = "printing",
        Title = "The printer on the second floor prints PC LOAD LETTER",
        Description = "The printer on the second floor prints PC LOAD LETTER on every page and then stops.",
        Impact = Level.Medium,
        Urgency = Level.Low,
    };

    private static Tickets.Person PersonOf(Person person) => new(new PersonId(person.AadObjectId), person.Name);

    private static DeskSettings ReadSample()
    {
        using SampleDeskFile file = new();
        return file.Read(SampleDeskFile.Text);
    }

    private static Task PinAsync(string name, AdaptiveCard card) => PinAsync(name, JsonElement.Parse(card.ToJson()));

    private static Task PinAsync(string name, JsonElement? card) => CardSnapshot.CheckAsync(name, card ?? throw new InvalidOperationException($"No card for '{name}'."), Cancelled);
}
