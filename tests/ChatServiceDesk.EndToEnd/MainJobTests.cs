using ChatServiceDesk.Classifier;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.EndToEnd;

/// <summary>The desk's main job in a real client in a real browser, with nothing of it replaced: from "it doesn't work" to a rating that the agents see.</summary>
/// <remarks>The Playground has one user, so Mara is employee and agent at once. Pictures of every step lie in <c>screens/main-job</c>
/// beside the test program; with <c>DESK_SCREENSHOTS=DIR</c> those that the README shows are written to that folder as well.</remarks>
public sealed class MainJobTests(Chromium chromium) : PlaygroundStory(chromium, "main-job")
{
    [Fact]
    public async Task A_report_is_understood_claimed_asked_about_resolved_rated_and_everything_is_left_in_order()
    {
        await GreetAsync();
        await AskWhatIsMeantAsync();
        await ReportAsync();
        await ClaimAsync();
        await AskAndAnswerAsync();
        await RaiseAsync();
        await ResolveAsync();
        await RateAsync();
        await ReopenAnotherAsync();
        await ListAsync();
        await ConnectAsync();

        Assert.Equal(0, await Desk.StopAsync(Cancelled));
        Assert.Equal((0, "2 tickets checked, all invariants hold"), await DeskProcess.RunAsync(["verify", "--data", Data], Cancelled));
    }

    [Fact]
    public async Task What_the_desk_is_not_sure_of_and_what_looks_like_a_security_incident_have_cards_of_their_own()
    {
        Pictures pictures = new("ear");
        await Page.WriteAsync(Unsure);
        PlaygroundCard topics = await Page.CardAsync("What is it about?");
        await pictures.TakeAsync(topics, "topics");
        await topics.PressAsync("None of these");
        await topics.SeesAsync("This is what I understood");
        await pictures.TakeAsync(topics, "topics-none-of-these");
        await topics.PressAsync("Never mind");

        await Page.WriteAsync("I clicked the link in a phishing mail and typed in my password");
        PlaygroundCard incident = await Page.CardAsync("This looks like a security incident");
        await pictures.TakeAsync(incident, "security");
        await incident.PressAsync("Create ticket");
        await incident.SeesAsync("Security");
        await pictures.TakeAsync(incident, "security-receipt");

        Assert.Equal(0, await Desk.StopAsync(Cancelled));
    }

    /// <summary>A message that the shipped model is not sure of; which one that is changes with its training.</summary>
    private static string Unsure => UtteranceFile.Measuring()
        .Where(line => line is { Language: "en", Intent: "incident", Category: not (null or "security") })
        .Select(line => (line.Text, Read: TrainedEar.Instance.Understand(line.Text)))
        .First(line => line.Read is { IsVague: false, IsSecurityIncident: false, Certainty: Certainty.Unsure, Intent: Intent.Incident, Category: not "security", TicketNumber: null })
        .Text;

    private async Task GreetAsync()
    {
        PlaygroundCard welcome = await Page.CardAsync("I'll see that the right team takes care of it");
        await Album.TakeAsync(welcome, "welcome");

        PlaygroundCard help = await Page.AskAsync("hi", "What can I do for you?");
        await help.SeesAsync("\"my tickets\"");
        await Album.TakeAsync(Page, "help");
    }

    /// <summary>Too little to go on is asked about; a person may think better of it.</summary>
    private async Task AskWhatIsMeantAsync()
    {
        await Page.WriteAsync("it doesn't work");
        await Page.SeesAsync("What is it about");
        await Page.WriteAsync("the label scanner");
        PlaygroundCard intake = await Page.CardAsync("Where is it?");
        await Album.TakeAsync(intake, "slot-question");
        await intake.PressAsync("Skip");
        await intake.SeesAsync("This is what I understood");
        Assert.Equal("It doesn't work: the label scanner", await intake.ValueAsync("Title"));
        await Album.TakeAsync(intake, "intake-after-question");

        await intake.PressAsync("Never mind");
        await intake.SeesAsync("I created nothing");
        await Album.TakeAsync(Page, "never-mind");
    }

    private async Task ReportAsync()
    {
        await Page.WriteAsync("My laptop won't turn on and I have a customer demo in an hour");
        PlaygroundCard card = await Page.CardAsync("This is what I understood");
        await card.FillAsync("Title", "Laptop won't turn on, customer demo in an hour");
        await card.ChooseAsync("Category", "Hardware");
        await card.ChooseAsync("Who is affected?", "Just me");
        await card.ChooseAsync("Can you keep working?", "No");
        await Album.TakeAsync(card, "intake");
        await Album.TakeAsync(Page, "intake-page");
        await Pictures.KeepAsync(Page, card, "1-report", above: 96);

        await card.PressAsync("Create ticket");
        await card.SeesAsync("INC-1001");
        await card.SeesAsync("Waiting for an agent");
        await card.SeesAsync("Laptop won't turn on, customer demo in an hour");
        await Album.TakeAsync(card, "receipt");
        await Pictures.KeepAsync(Page, card, "2-receipt", above: 96);
        Assert.False(await card.HasButtonAsync("Create ticket"));
    }

    private async Task ClaimAsync()
    {
        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard card = await Page.CardAsync("INC-1001");
        await card.SeesAsync("P3 Medium");
        await card.SeesAsync("Nobody yet");
        await Album.TakeAsync(card, "agents-new");

        await card.PressAsync("Claim");
        await card.SeesAsync("In progress");
        Assert.False(await card.HasButtonAsync("Claim"));
        Assert.DoesNotContain("Nobody yet", await card.WordsAsync(), StringComparison.Ordinal);
        await Album.TakeAsync(card, "agents-claimed");
        await Pictures.KeepAsync(Page, card, "3-agents-card", above: 64, below: 8);

        await Page.OpenChatAsync();
        await Page.SeesAsync("Mara Lindqvist is working on INC-1001");
        await (await Page.CardAsync("INC-1001")).SeesAsync("In progress");
        await Album.TakeAsync(Page, "told-of-claim");
    }

    private async Task AskAndAnswerAsync()
    {
        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard agents = await Page.CardAsync("INC-1001");
        await agents.PressAsync("Ask requester");
        await agents.FillAsync("What do you need to know?", "Is the light on the charger on?");
        await Album.TakeAsync(agents, "asking");
        await agents.PressAsync("Send question");
        await agents.SeesAsync("Waiting for requester");
        await Album.TakeAsync(agents, "agents-waiting");

        await Page.OpenChatAsync();
        PlaygroundCard question = await Page.CardAsync("has a question about");
        await Album.TakeAsync(Page, "question-page");
        await question.FillAsync("Your answer", "No, it is dark. I tried two sockets.");
        await Album.TakeAsync(question, "question");
        await Pictures.KeepAsync(Page, question, "4-question");
        await question.PressAsync("Send answer");
        await question.SeesAsync("You answered");
        await question.SeesAsync("No, it is dark. I tried two sockets.");
        Assert.False(await question.HasButtonAsync("Send answer"));
        await Album.TakeAsync(question, "answered");

        await Page.OpenChannelAsync("IT Support", "Service Desk");
        await Page.SeesAsync("Mara Lindqvist answers: No, it is dark.");
        await (await Page.CardAsync("INC-1001")).SeesAsync("In progress");
        await Album.TakeAsync(Page, "answer-in-thread");
    }

    private async Task RaiseAsync()
    {
        PlaygroundCard agents = await Page.CardAsync("INC-1001");
        await agents.PressAsync("Change priority");
        await agents.ChooseAsync("Priority", "P2 High");
        await Album.TakeAsync(agents, "changing-priority");
        await agents.PressAsync("Set priority");
        await agents.SeesAsync("P2 High");

        await Page.OpenChatAsync();
        await Page.SeesAsync("INC-1001 now has priority P2 High");
        await (await Page.CardAsync("had a question about")).SeesAsync("You answered");
        await Album.TakeAsync(Page, "told-of-priority");
    }

    private async Task ResolveAsync()
    {
        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard agents = await Page.CardAsync("INC-1001");
        await agents.PressAsync("Resolve");
        await agents.FillAsync("What did you do?", "The charger was broken. A new one is on your desk.");
        await Album.TakeAsync(agents, "resolving");
        await agents.PressAsync("Resolve ticket");
        await agents.SeesAsync("Resolved by Mara Lindqvist");
        await Album.TakeAsync(agents, "agents-resolved");
        Assert.False(await agents.HasButtonAsync("Resolve"));
    }

    private async Task RateAsync()
    {
        await Page.OpenChatAsync();
        PlaygroundCard news = await Page.CardAsync("How satisfied are you?");
        await news.SeesAsync("The charger was broken. A new one is on your desk.");
        await Album.TakeAsync(news, "resolved");
        await Album.TakeAsync(Page, "resolved-page");
        await Pictures.KeepAsync(Page, news, "5-resolved-survey");

        await news.PressAsync("😀 5");
        await news.SeesAsync("Thank you!");
        await Album.TakeAsync(news, "rated");
        await news.FillAsync("Comment (optional)", "Just in time for the demo!");
        await news.PressAsync("Send comment");
        await news.SeesAsync("Just in time for the demo!");
        Assert.False(await news.HasButtonAsync("Send comment"));
        await Album.TakeAsync(news, "commented");
        await Album.TakeAsync(Page, "rated-page");
        await (await Page.FirstCardAsync("INC-1001")).SeesAsync("Closed");

        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard agents = await Page.CardAsync("INC-1001");
        await agents.SeesAsync("Just in time for the demo!");
        await Album.TakeAsync(agents, "agents-rated");
        await Pictures.KeepAsync(Page, agents, "6-rated", above: 64, below: 72);
    }

    private async Task ReopenAnotherAsync()
    {
        await Page.OpenChatAsync();
        await Page.WriteAsync("Hello, I need access to the finance share for the year-end closing.");
        PlaygroundCard intake = await Page.CardAsync("This is what I understood");
        await intake.ChooseAsync("Category", "Files and data");
        await Album.TakeAsync(intake, "second-intake");
        await intake.PressAsync("Create ticket");
        await intake.SeesAsync("REQ-1002");

        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard agents = await Page.CardAsync("REQ-1002");
        await agents.SeesAsync("Files and data");
        await agents.PressAsync("Resolve");
        await agents.FillAsync("What did you do?", "You may read the finance share now.");
        await agents.PressAsync("Resolve ticket");
        await agents.SeesAsync("Resolved by Mara Lindqvist");

        await Page.OpenChatAsync();
        PlaygroundCard news = await Page.CardAsync("How satisfied are you?");
        await news.PressAsync("Reopen");
        await news.FillAsync("What is still wrong?", "I need to write there, too.");
        await Album.TakeAsync(news, "reopening");
        await news.PressAsync("Reopen ticket");
        await news.SeesAsync("REQ-1002 is open again");
        await Album.TakeAsync(Page, "reopened");

        await Page.OpenChannelAsync("IT Support", "Service Desk");
        await Page.SeesAsync("Mara Lindqvist has reopened REQ-1002: I need to write there, too.");
        await (await Page.CardAsync("REQ-1002")).SeesAsync("once");
        await Album.TakeAsync(Page, "channel-reopened");
    }

    private async Task ListAsync()
    {
        await Page.OpenChatAsync();
        PlaygroundCard list = await Page.AskAsync("my tickets", "Select a ticket to see more");
        await list.SeesAsync("REQ-1002");
        await list.PressAsync("Show closed ones too");
        await list.SeesAsync("INC-1001");
        await Album.TakeAsync(list, "my-tickets");

        PlaygroundCard one = await Page.AskAsync("status of INC-1001", "INC-1001");
        await one.SeesAsync("Closed");
        await one.SeesAsync("P2 High");
        await Album.TakeAsync(Page, "status");
    }

    private async Task ConnectAsync()
    {
        await Page.OpenChannelAsync("IT Support", "Service Desk");
        await Page.PostAsync("connect all");
        await Page.SeesAsync("Done: the cards of every queue that has no channel of its own come here now.");
        await Album.TakeAsync(Page, "connected");
    }
}
