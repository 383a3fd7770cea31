using System.Net;
using Azure.Core;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Teams.Graph;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Graph;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Entries in the activity feed, where somebody has turned them on: beside the chat, once, and never in its way.</summary>
public sealed class ActivityFeeds(Azurite azurite) : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task Question_resolution_and_reminder_are_one_chain_and_the_newest_stands(Shelf shelf)
    {
        await using FakeGraph graph = await FakeGraph.StartAsync(Cancelled);
        await using DeskStage stage = await StartAsync(graph, await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Which secret model?", Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(2), Cancelled);

        Assert.Equal(["questionAsked", "ticketResolved", "surveyReminder"], graph.Entries.Select(entry => entry.Type));
        Assert.Equal(
            [$"{ticket.Name}: Ben Okafor has a question for you", $"{ticket.Name} is resolved", $"{ticket.Name}: a short reminder, how did it go?"],
            graph.Entries.Select(entry => entry.Preview));
        Assert.Equal("surveyReminder", Assert.Single(graph.FeedOf(Mara)).Type);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_late_is_told_there_and_another_ticket_is_another_chain()
    {
        await using FakeGraph graph = await FakeGraph.StartAsync(Cancelled);
        await using DeskStage stage = await StartAsync(graph);
        await stage.ReportsAsync(Mara, Cancelled);
        await stage.ReportsAsync(Mara, Cancelled, "The printer on the second floor prints empty pages only");
        await stage.PassAsync(TimeSpan.FromDays(1), Cancelled);

        Assert.Equal(2, graph.FeedOf(Mara).Count);
        Assert.All(graph.Entries, entry => Assert.Equal("ticketDelayed", entry.Type));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_throttled_entry_waits_as_long_as_Graph_says_and_the_chat_does_not()
    {
        await using FakeGraph graph = await FakeGraph.StartAsync(Cancelled);
        await using DeskStage stage = await StartAsync(graph);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        graph.Refuse(HttpStatusCode.TooManyRequests, "TooManyRequests", retryAfterSeconds: 120);
        await ticket.AskAsync(Ben, "Which one?", Cancelled);

        Assert.Contains("Which one?", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        await stage.PassAsync(TimeSpan.FromSeconds(119), Cancelled);
        Assert.Empty(graph.Entries);
        await AssertSoundAsync(stage);
        await stage.PassAsync(TimeSpan.FromSeconds(60), Cancelled);
        Assert.Single(graph.Entries);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Without_permission_it_is_switched_off_the_operators_hear_of_it_and_chats_go_on()
    {
        await using FakeGraph graph = await FakeGraph.StartAsync(Cancelled);
        await using DeskStage stage = await StartAsync(graph);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        graph.Refuse(HttpStatusCode.Forbidden, "Forbidden");
        await ticket.AskAsync(Ben, "Which one?", Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(2), Cancelled);

        Assert.Equal(1, graph.Calls);
        Assert.Contains("New battery", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        Assert.Contains("switched off", Assert.Single(await stage.RowsAsync(Storage.Keys.DeadLetterPrefix, Cancelled)).Data.String("Failure"), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "dropped: it may have been shown already")]
    [InlineData(HttpStatusCode.NotFound, "dropped: Graph said 404 NotFound")]
    public async Task It_is_sent_once_at_most(HttpStatusCode status, string outcome)
    {
        await using FakeGraph graph = await FakeGraph.StartAsync(Cancelled);
        await using DeskStage stage = await StartAsync(graph);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        graph.Refuse(status, status.ToString());
        await ticket.AskAsync(Ben, "Which one?", Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(5), Cancelled);

        Assert.Equal(1, graph.Calls);
        Assert.Equal(outcome, Assert.Single(await stage.RowsAsync(Storage.Keys.Delivery(ticket.Number, "feed-3"), Cancelled)).Data.String("Outcome"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task It_carries_a_token_of_the_app_and_follows_the_wishes_of_the_person()
    {
        await using FakeGraph graph = await FakeGraph.StartAsync(Cancelled);
        graph.Token = "token-of-the-app";
        await using DeskStage stage = await StartAsync(graph, credential: new OneToken("token-of-the-app"));
        await stage.HearsAsync(Mara, "notify none", Cancelled);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Which one?", Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Equal("questionAsked", Assert.Single(graph.Entries).Type);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task It_is_off_unless_somebody_turns_it_on()
    {
        await using FakeGraph graph = await FakeGraph.StartAsync(Cancelled);
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, change: new Dictionary<string, string?> { ["Graph:Endpoint"] = graph.Endpoint.AbsoluteUri });
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Which one?", Cancelled);

        Assert.Equal(0, graph.Calls);
        Assert.Empty(await stage.WaitingAsync(Cancelled));
        await AssertSoundAsync(stage);
    }

    private static Task<DeskStage> StartAsync(FakeGraph graph, StageStorage? storage = null, TokenCredential? credential = null) => DeskStage.StartAsync(
        Cancelled,
        storage,
        change: new Dictionary<string, string?> { ["Graph:ActivityFeed"] = "true", ["Graph:Endpoint"] = graph.Endpoint.AbsoluteUri },
        build: credential is null ? null : builder => builder.Services.AddSingleton(provider => new ActivityFeedClient(
            provider.GetRequiredService<HttpClient>(),
            new ConnectorToken(credential, provider.GetRequiredService<TimeProvider>(), NullLogger<ConnectorToken>.Instance, ActivityFeedClient.Scope),
            graph.Endpoint,
            provider.GetRequiredService<TimeProvider>())));

    private sealed class OneToken(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            requestContext.Scopes is [ActivityFeedClient.Scope] ? new AccessToken(token, DateTimeOffset.MaxValue) : throw new InvalidOperationException("For whom?");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
