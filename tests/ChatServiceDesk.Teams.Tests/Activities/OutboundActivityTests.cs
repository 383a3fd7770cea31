using System.Text;
using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class OutboundActivityTests
{
    private const string Card = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"<Größe> & co"}]}""";

    [Fact]
    public void A_message_is_plain_text_and_nothing_else() =>
        Assert.Equal(
            """{"type":"message","text":"Thanks, *Ada* & <Ben>","textFormat":"plain"}""",
            OutboundActivity.Message("Thanks, *Ada* & <Ben>").ToJson());

    [Fact]
    public void Typing_is_only_that() => Assert.Equal("""{"type":"typing"}""", OutboundActivity.Typing.ToJson());

    [Fact]
    public void A_card_is_an_attachment_with_a_summary() =>
        Assert.Equal(
            $$"""
            {"type":"message","summary":"Ticket 42","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{Card}}}]}
            """,
            OutboundActivity.Card(Card, "Ticket 42").ToJson());

    [Fact]
    public void Text_above_a_card_is_plain()
    {
        OutboundActivity activity = OutboundActivity.Card(Card, "Ticket 42", "Look:");

        Assert.Equal(("Look:", "plain"), (activity.Text, activity.TextFormat));
    }

    [Fact]
    public void A_card_that_is_no_json_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => OutboundActivity.Card("{\"type\":", "Ticket 42"));

    [Fact]
    public void What_was_stored_is_sent_byte_for_byte()
    {
        OutboundActivity activity = OutboundActivity.Card(Card, "Ticket 42", "Hello") with
        {
            TextFormat = "xml",
            ReplyToId = "1795419772010",
            InputHint = "acceptingInput",
            Text = "👩‍💻 \"quoted\" </at>",
            Entities = [OutboundEntity.Mention("29:ada", "Ada & Co")],
            ChannelData = JsonElement.Parse("""{"notification":{"alert":true}}"""),
        };

        string stored = activity.ToJson();
        OutboundActivity read = OutboundActivity.FromJson(stored);

        Assert.Equal(stored, read.ToJson());
        Assert.Equal(stored, Encoding.UTF8.GetString(read.ToUtf8Json()));
        foreach (string name in new[] { "text", "textFormat", "summary", "replyToId", "inputHint", "attachments", "entities", "channelData" })
            Assert.True(JsonElement.Parse(stored).TryGetProperty(name, out _), name);
    }

    [Fact]
    public void What_is_left_out_when_stored_is_empty_when_read()
    {
        OutboundActivity read = OutboundActivity.FromJson(OutboundActivity.Message("Hello").ToJson());

        Assert.Empty(read.Attachments);
        Assert.Empty(read.Entities);
        Assert.Equal(ActivityTypes.Message, OutboundActivity.FromJson("{}").Type);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","attachments":[{}]}""")]
    public void What_we_have_not_written_is_not_read(string json) =>
        Assert.ThrowsAny<JsonException>(() => OutboundActivity.FromJson(json));

    [Fact]
    public void A_mentions_name_cannot_close_its_own_tag()
    {
        OutboundEntity mention = OutboundEntity.Mention("29:ada", "</at><b>Ada & Co");

        Assert.Equal("<at>&lt;/at&gt;&lt;b&gt;Ada &amp; Co</at>", mention.Text);
        Assert.Equal("</at><b>Ada & Co", mention.Mentioned?.Name);
    }
}
