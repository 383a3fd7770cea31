using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class MessageFeedbackTests
{
    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"Nice!\"}"}}""", true, "Nice!")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"\"}"}}""", false, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"}}""", true, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":""}}""", true, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"},"more":1}""", true, null)]
    public void A_thumb_with_or_without_a_word_is_read(string value, bool isLike, string? comment) =>
        Assert.Equal(new MessageFeedback(isLike, comment), MessageFeedback.Read(Thumb(value)));

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"actionName":"other","actionValue":{"reaction":"like"}}""")]
    [InlineData("""{"actionName":"feedback"}""")]
    [InlineData("""{"actionName":"feedback","actionValue":"like"}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"Like"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":1}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{}}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"[]"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":true}"}}""")]
    public void What_Teams_does_not_send_is_none(string value) => Assert.Null(MessageFeedback.Read(Thumb(value)));

    [Fact]
    public void An_answer_of_a_model_is_marked_as_Teams_wants_it()
    {
        OutboundActivity activity = OutboundActivity.Message("So it is [1]") with
        {
            Entities = [OutboundEntity.AiGenerated([new OutboundCitation(1, new CitedDocument("VPN", "How to"))])],
            ChannelData = OutboundActivity.AsksForFeedback,
        };

        string json = activity.ToJson();

        Assert.Equal(
            """{"type":"message","text":"So it is [1]","textFormat":"plain","entities":[{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","additionalType":["AIGeneratedContent"],"citation":[{"position":1,"appearance":{"name":"VPN","abstract":"How to","@type":"DigitalDocument"},"@type":"Claim"}]}],"channelData":{"feedbackLoop":{"type":"default"}}}""",
            json);
        Assert.Equal(json, OutboundActivity.FromJson(json).ToJson());
    }

    private static Activity Thumb(string value) => A.Activity(("type", "\"invoke\""), ("name", "\"message/submitAction\""), ("value", value));
}
