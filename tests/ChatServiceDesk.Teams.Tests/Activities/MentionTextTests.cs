using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class MentionTextTests
{
    private const string Bot = "28:0a6b7c8d-1e2f-4a3b-8c4d-5e6f70819203";

    [Theory]
    [InlineData("<at>Desk</at> help", "help")]
    [InlineData("help <at>Desk</at>", "help")]
    [InlineData("please <at>Desk</at> help", "please help")]
    [InlineData("<at>Desk</at>", "")]
    [InlineData("<at>Desk</at>&nbsp;help\u00a0me", "help me")]
    [InlineData("<at>Desk</at>\nhelp", "help")]
    [InlineData("line one\n<at>Desk</at>line two", "line one\nline two")]
    [InlineData("no mention in the text", "no mention in the text")]
    public void The_bots_own_mention_is_taken_out(string text, string said) =>
        Assert.Equal(said, Message(text, (Bot, "<at>Desk</at>")).TextWithoutMention);

    [Fact]
    public void Other_peoples_mentions_stay()
    {
        Activity activity = Message("<at>Desk</at> ask <at>Ben</at>", (Bot, "<at>Desk</at>"), ("29:ben", "<at>Ben</at>"));

        Assert.Equal("ask <at>Ben</at>", activity.TextWithoutMention);
    }

    [Fact]
    public void Somebody_with_the_bots_name_is_not_taken_for_the_bot()
    {
        Activity activity = Message("<at>Desk</at> and <at>Desk</at>!", ("29:desk", "<at>Desk</at>"), (Bot, "<at>Desk</at>"));

        Assert.Equal("<at>Desk</at> and !", activity.TextWithoutMention);
    }

    [Fact]
    public void Every_mention_of_the_bot_is_taken_out()
    {
        Activity activity = Message("<at>Desk</at> help <at>Desk</at> now", (Bot, "<at>Desk</at>"), (Bot, "<at>Desk</at>"));

        Assert.Equal("help now", activity.TextWithoutMention);
    }

    [Fact]
    public void Mentions_out_of_order_are_found()
    {
        Activity activity = Message("<at>Desk</at> ask <at>Ben</at>", ("29:ben", "<at>Ben</at>"), (Bot, "<at>Desk</at>"));

        Assert.Equal("ask <at>Ben</at>", activity.TextWithoutMention);
    }

    [Fact]
    public void A_mention_that_is_only_typed_is_none()
    {
        Activity activity = Message("<at>Desk</at> help");

        Assert.False(activity.MentionsRecipient);
        Assert.Equal("<at>Desk</at> help", activity.TextWithoutMention);
    }

    [Fact]
    public void Who_is_mentioned_is_decided_by_id()
    {
        Assert.True(Message("x", (Bot, "")).MentionsRecipient);
        Assert.False(Message("x", ("29:ben", "<at>Desk</at>")).MentionsRecipient);
    }

    [Fact]
    public void Nobody_is_mentioned_when_there_is_no_recipient() =>
        Assert.False(A.Activity(("recipient", null), ("entities", """[{"type":"mention","mentioned":{}}]""")).MentionsRecipient);

    private static Activity Message(string text, params (string Id, string Text)[] mentions)
    {
        IEnumerable<string> entities = mentions.Select(
            mention => $$"""{"type":"mention","mentioned":{"id":"{{mention.Id}}"},"text":"{{mention.Text}}"}""");
        return A.Activity(("text", JsonSerializer.Serialize(text)), ("entities", $"[{string.Join(',', entities)}]"));
    }
}
