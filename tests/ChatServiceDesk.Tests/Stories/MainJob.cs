using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The desk's main job, from "it's broken" to "thank you", the way people do it. Each storage runs the same story.</summary>
public abstract class MainJob
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected abstract Task<DeskStage> StartAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task An_employee_reports_an_agent_claims_asks_and_resolves_and_the_employee_rates()
    {
        await using DeskStage stage = await StartAsync(Cancelled);
        Person mara = stage.World.Mara;
        Person ben = stage.World.Ben;

        await stage.People.WritesAsync(mara, "My laptop won't turn on and I have a customer demo in an hour", Cancelled);
        await stage.SettleAsync(Cancelled);
        PostedMessage card = stage.Teams.ChatOf(mara).With("This is what I understood");
        Assert.Contains(stage.Teams.Calls, call => call.Body?.GetProperty("type").GetString() == "typing");

        await stage.People.PressesAsync(mara, card, new Press("Create ticket") { Inputs = { ["Can you keep working?"] = "No" } }, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains("INC-1001", card.Words, StringComparison.Ordinal);
        Assert.Contains("Waiting for an agent", card.Words, StringComparison.Ordinal);

        PostedMessage agents = stage.Teams.Conversation(stage.World.ServiceDeskChannel).With("INC-1001");
        Assert.Contains("Mara Lindqvist", agents.Words, StringComparison.Ordinal);
        Assert.Contains("P3 Medium", agents.Words, StringComparison.Ordinal);

        await stage.People.PressesAsync(ben, agents, "Claim", Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains("Ben Okafor is working on INC-1001", string.Join('\n', stage.Teams.ChatOf(mara).Texts), StringComparison.Ordinal);
        Assert.Contains("In progress", card.Words, StringComparison.Ordinal);

        await stage.People.PressesAsync(ben, agents, new Press("Send question") { Inputs = { ["What do you need to know?"] = "Is the charger plugged in?" } }, Cancelled);
        await stage.SettleAsync(Cancelled);
        PostedMessage question = stage.Teams.ChatOf(mara).With("Is the charger plugged in?");
        PostedMessage asked = stage.Teams.ChatOf(mara).Messages[^1];
        await stage.People.PressesAsync(mara, asked, new Press("Send answer") { Inputs = { ["Your answer"] = "Yes, and the light is off" } }, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains(stage.Teams.Conversation(agents.ConversationId).Texts, text => text.Contains("Yes, and the light is off", StringComparison.Ordinal));

        Assert.Contains("Is the charger plugged in?\nYou answered\nYes, and the light is off", question.Words, StringComparison.Ordinal);

        await stage.People.PressesAsync(ben, agents, new Press("Resolve ticket") { Inputs = { ["What did you do? The requester will read this."] = "New battery" } }, Cancelled);
        await stage.SettleAsync(Cancelled);
        PostedMessage news = stage.Teams.ChatOf(mara).With("How satisfied are you?");
        Assert.Contains("New battery", news.Words, StringComparison.Ordinal);

        await stage.People.PressesAsync(mara, news, new Press("😀 5") { Inputs = { ["Comment (optional)"] = "Quick!" } }, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains("Thank you", news.Words, StringComparison.Ordinal);
        Assert.Contains("Quick!", agents.Words, StringComparison.Ordinal);
        Assert.Contains("Closed", card.Words, StringComparison.Ordinal);
        Assert.NotNull(question);

        Assert.Equal((0, "1 tickets checked, all invariants hold" + Environment.NewLine), await stage.VerifyAsync(Cancelled));
    }
}
