using System.Text;
using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class InvokeResponsesTests
{
    private const string Card = """{"type":"AdaptiveCard","version":"1.5"}""";

    [Fact]
    public void A_card_takes_the_place_of_the_card() =>
        AssertIs("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.5"}}""", InvokeResponses.Card(Card));

    [Fact]
    public void A_message_is_a_short_word() =>
        AssertIs("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"It's \"done\""}""", InvokeResponses.Message("It's \"done\""));

    [Fact]
    public void An_error_of_a_card_still_comes_with_http_200() =>
        AssertIs("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadVerb","message":"No such button."}}""", InvokeResponses.Error(400, "BadVerb", "No such button."));

    [Fact]
    public void A_stale_card_is_told_so() =>
        AssertIs("""{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"Stale","message":"Too late."}}""", InvokeResponses.PreconditionFailed("Stale", "Too late."));

    [Fact]
    public void A_dialog_shows_a_card() =>
        AssertIs(
            """{"task":{"type":"continue","value":{"title":"New ticket","height":400,"width":"medium","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5"}}}}}""",
            InvokeResponses.TaskContinue(new TaskDialog("New ticket", Card, Height: 400)));

    [Fact]
    public void A_dialog_closes_with_a_word() =>
        AssertIs("""{"task":{"type":"message","value":"Done"}}""", InvokeResponses.TaskMessage("Done"));

    [Fact]
    public void Hits_of_a_search_have_a_preview() =>
        AssertIs(
            """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5"},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"42","text":"Printer"}}}]}}""",
            InvokeResponses.ExtensionResults([new ExtensionResult(Card, "42", "Printer")]));

    [Fact]
    public void A_search_may_answer_with_words() =>
        AssertIs("""{"composeExtension":{"type":"message","text":"Nothing found"}}""", InvokeResponses.ExtensionMessage("Nothing found"));

    [Fact]
    public void Answers_without_a_body_have_none()
    {
        Assert.Equal((200, true), (InvokeResponses.Empty.Status, InvokeResponses.Empty.Body.IsEmpty));
        Assert.Equal((400, true), (InvokeResponses.BadRequest.Status, InvokeResponses.BadRequest.Body.IsEmpty));
        Assert.Equal((501, true), (InvokeResponses.NotImplemented.Status, InvokeResponses.NotImplemented.Body.IsEmpty));
    }

    [Fact]
    public void A_card_that_is_no_json_never_leaves() =>
        Assert.ThrowsAny<JsonException>(() => InvokeResponses.Card("{\"type\":"));

    private static void AssertIs(string json, InvokeResponse response)
    {
        Assert.Equal(200, response.Status);
        Assert.Equal(json, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal($"200 {json}", response.ToString());
    }
}
