namespace ChatServiceDesk.EndToEnd;

/// <summary>What else an employee does, in a real client in a real browser: reads an article, talks with the agents, edits, looks, withdraws, and says why they were not content.</summary>
/// <remarks>Pictures of every step lie in <c>screens/afterwards</c> beside the test program.</remarks>
public sealed class AfterwardsTests(Chromium chromium) : PlaygroundStory(chromium, "afterwards")
{
    private const string Title = "Laptop stays dark, demo at ten";

    [Fact]
    public async Task An_article_helps_words_travel_both_ways_and_tickets_are_edited_looked_at_rated_and_withdrawn()
    {
        await ReadAsync();
        await ReportAsync();
        await TalkAsync();
        await EditAsync();
        await LookAsync();
        await RateAsync();
        await WithdrawAsync();

        Assert.Equal(0, await Desk.StopAsync(Cancelled));
        Assert.Equal((0, "2 tickets checked, all invariants hold"), await DeskProcess.RunAsync(["verify", "--data", Data], Cancelled));
    }

    private async Task ReadAsync()
    {
        await Page.CardAsync("Report a problem"); // What is written before the welcome is lost in the client.
        await Page.WriteAsync("The VPN says error 809 since this morning");
        PlaygroundCard article = await Page.CardAsync("Connect to the VPN");
        await Album.TakeAsync(article, "article");
        await article.PressAsync("That solved it");
        await article.SeesAsync("I created no ticket");
        await Album.TakeAsync(article, "article-solved");
    }

    private async Task ReportAsync()
    {
        await Page.WriteAsync("My laptop won't turn on and I have a customer demo in an hour");
        PlaygroundCard intake = await Page.CardAsync("This is what I understood");
        await intake.PressAsync("Create ticket");
        await intake.SeesAsync("INC-1001");
    }

    /// <summary>From the chat to the agents' thread, and back.</summary>
    private async Task TalkAsync()
    {
        await Page.WriteAsync("INC-1001: it also happens with the battery taken out");
        await Page.SeesAsync("I have passed that on to the agents of INC-1001");

        await Page.OpenChannelAsync("IT Support", "Service Desk");
        await Page.SeesAsync("it also happens with the battery taken out");
        await Page.ReplyAsync(await Page.CardAsync("INC-1001"), "Please bring it to room 12");
        await Album.TakeAsync(Page, "thread");

        await Page.OpenChatAsync();
        await Page.SeesAsync("Please bring it to room 12");
        await Album.TakeAsync(Page, "told-of-words");
    }

    private async Task EditAsync()
    {
        PlaygroundCard receipt = await Page.CardAsync("In progress"); // Who answers a requester has taken it on.
        await receipt.PressAsync("Edit");
        await receipt.FillAsync("Title", Title);
        await Album.TakeAsync(receipt, "editing");
        await receipt.PressAsync("Save changes");
        await receipt.SeesAsync(Title);
        await Album.TakeAsync(receipt, "edited");
    }

    private async Task LookAsync()
    {
        PlaygroundCard list = await Page.AskAsync("my tickets", "Select a ticket to see more");
        await list.SeesAsync(Title);
        await Album.TakeAsync(list, "list");
        await list.PressAsync("INC-1001");
        await list.SeesAsync("What has happened");
        await list.SeesAsync("You edited the ticket");
        await list.SeesAsync("Please bring it to room 12");
        await Album.TakeAsync(list, "details");
        await list.PressAsync("All my tickets");
        await list.SeesAsync("Select a ticket to see more");
    }

    private async Task RateAsync()
    {
        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard agents = await Page.CardAsync("INC-1001");
        await agents.SeesAsync(Title);
        await agents.PressAsync("Resolve");
        await agents.FillAsync("What did you do?", "Replaced the charger.");
        await agents.PressAsync("Resolve ticket");
        await agents.SeesAsync("Resolved by Mara Lindqvist");

        await Page.OpenChatAsync();
        PlaygroundCard news = await Page.CardAsync("How satisfied are you?");
        await news.PressAsync("😕 2");
        await news.SeesAsync("I have passed this on");
        await news.CheckAsync("Speed");
        await news.FillAsync("Comment (optional)", "The demo was over by then.");
        await Album.TakeAsync(news, "rating-low");
        await news.PressAsync("Send comment");
        await news.SeesAsync("What mattered: Speed");
        await Album.TakeAsync(news, "rated-low");

        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard rated = await Page.CardAsync("INC-1001");
        await rated.SeesAsync("About: Speed");
        await rated.SeesAsync("The demo was over by then.");
        await Album.TakeAsync(rated, "agents-rated-low");
        await rated.PressAsync("Follow-up done");
        await rated.SeesAsync("closed by Mara Lindqvist");
    }

    private async Task WithdrawAsync()
    {
        await Page.OpenChatAsync();
        await Page.WriteAsync("I need Visio installed, who gives me a licence?");
        PlaygroundCard article = await Page.CardAsync("Get new software");
        await article.PressAsync("Create ticket anyway");
        await article.SeesAsync("What is it about?");
        await article.PressAsync("A request: Software");
        await article.SeesAsync("This is what I understood");
        await article.PressAsync("Create ticket");
        await article.SeesAsync("REQ-1002");

        await article.PressAsync("Withdraw");
        await article.FillAsync("Why? (optional)", "I found a licence.");
        await Album.TakeAsync(article, "withdrawing");
        await article.PressAsync("Withdraw ticket");
        await article.SeesAsync("Withdrawn");
        await Album.TakeAsync(article, "withdrawn");

        await Page.OpenChannelAsync("IT Support", "Service Desk");
        await Page.SeesAsync("Mara Lindqvist has withdrawn REQ-1002: I found a licence.");
        await Album.TakeAsync(Page, "channel-withdrawn");
    }
}
