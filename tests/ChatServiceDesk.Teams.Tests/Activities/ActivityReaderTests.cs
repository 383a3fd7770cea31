using System.Text;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class ActivityReaderTests
{
    [Theory]
    [InlineData("type", "type", null)]
    [InlineData("type", "type", "null")]
    [InlineData("type", "type", "\"\"")]
    [InlineData("channelId", "channelId", null)]
    [InlineData("channelId", "channelId", "null")]
    [InlineData("channelId", "channelId", "\"\"")]
    [InlineData("serviceUrl", "serviceUrl", null)]
    [InlineData("serviceUrl", "serviceUrl", "null")]
    [InlineData("conversation", "conversation.id", null)]
    [InlineData("conversation", "conversation.id", "null")]
    [InlineData("conversation", "conversation.id", "{}")]
    [InlineData("conversation", "conversation.id", """{"id":null}""")]
    [InlineData("conversation", "conversation.id", """{"id":""}""")]
    [InlineData("conversation", "conversation.id", """{"id":" \t"}""")]
    [InlineData("from", "from.id", """{"id":" "}""")]
    [InlineData("type", "type", "\" \"")]
    [InlineData("from", "from.id", null)]
    [InlineData("from", "from.id", """{"aadObjectId":"a1a1a1a1-0000-4000-8000-000000000001"}""")]
    [InlineData("from", "from.id", """{"id":""}""")]
    public void What_every_channel_must_send_is_required(string field, string missing, string? json) =>
        Assert.Equal(new ActivityReading.Malformed(missing, "is required"), A.Reading((field, json)));

    [Theory]
    [InlineData("conversation", "conversation.id", """{"id":"."}""")]
    [InlineData("conversation", "conversation.id", """{"id":".."}""")]
    [InlineData("replyToId", "replyToId", "\".\"")]
    [InlineData("replyToId", "replyToId", "\"..\"")]
    [InlineData("replyToId", "replyToId", "\" \"")]
    public void What_could_not_be_answered_is_refused(string field, string named, string json) =>
        Assert.Equal(new ActivityReading.Malformed(named, "is no id"), A.Reading((field, json)));

    [Theory]
    [InlineData("id", "id", "\"{0}\"")]
    [InlineData("replyToId", "replyToId", "\"{0}\"")]
    [InlineData("localTimezone", "localTimezone", "\"{0}\"")]
    [InlineData("serviceUrl", "serviceUrl", "\"https://smba.trafficmanager.net/{0}\"")]
    [InlineData("conversation", "conversation.id", "{\"id\":\"{0}\"}")]
    [InlineData("from", "from.id", "{\"id\":\"{0}\"}")]
    [InlineData("from", "from.name", "{\"id\":\"29:a\",\"name\":\"{0}\"}")]
    [InlineData("from", "from.aadObjectId", "{\"id\":\"29:a\",\"aadObjectId\":\"{0}\"}")]
    [InlineData("recipient", "recipient.id", "{\"id\":\"{0}\"}")]
    [InlineData("recipient", "recipient.name", "{\"id\":\"28:b\",\"name\":\"{0}\"}")]
    [InlineData("channelData", "channelData.team.id", "{\"team\":{\"id\":\"{0}\"}}")]
    [InlineData("channelData", "channelData.settings.selectedChannel.id", "{\"settings\":{\"selectedChannel\":{\"id\":\"{0}\"}}}")]
    public void An_id_or_name_longer_than_any_in_teams_is_refused(string field, string named, string json)
    {
        Assert.Equal(
            new ActivityReading.Malformed(named, "is too long"), A.Reading((field, json.Replace("{0}", new string('x', 2001), StringComparison.Ordinal))));
        Assert.IsType<ActivityReading.Ok>(A.Reading((field, json.Replace("{0}", new string('x', 1900), StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("invoke", null)]
    [InlineData("invoke", "null")]
    [InlineData("invoke", "\"\"")]
    [InlineData("event", null)]
    [InlineData("command", null)]
    public void An_invoke_an_event_and_a_command_need_a_name(string type, string? name) =>
        Assert.Equal(
            new ActivityReading.Malformed("name", "is required"), A.Reading(("type", $"\"{type}\""), ("name", name)));

    [Theory]
    [InlineData("\"/emea/\"")]
    [InlineData("\"\"")]
    [InlineData("\"smba.trafficmanager.net\"")]
    public void The_service_url_is_absolute(string json) =>
        Assert.Equal("serviceUrl", Assert.IsType<ActivityReading.Malformed>(A.Reading(("serviceUrl", json))).Field);

    [Theory]
    [InlineData("text", "5", "text")]
    [InlineData("from", "\"ada\"", "from")]
    [InlineData("from", """{"id":7}""", "from.id")]
    [InlineData("conversation", """{"id":"a","isGroup":"yes"}""", "conversation.isGroup")]
    [InlineData("timestamp", "\"yesterday\"", "timestamp")]
    [InlineData("entities", "{}", "entities")]
    [InlineData("entities", """["mention"]""", "entities[0]")]
    [InlineData("entities", """[null]""", "entities")]
    [InlineData("entities", """[{"type":"mention","mentioned":"ada"}]""", "entities[0]")]
    [InlineData("entities", """[{"type":"mention","mentioned":{"id":1}}]""", "entities[0]")]
    [InlineData("membersAdded", """[{"id":null}]""", "membersAdded[0].id")]
    [InlineData("membersAdded", """[null]""", "membersAdded")]
    [InlineData("attachments", """[null]""", "attachments")]
    [InlineData("reactionsAdded", """[null]""", "reactionsAdded")]
    [InlineData("channelData", "[]", "channelData")]
    [InlineData("channelData", """{"tenant":{"id":1}}""", "channelData.tenant.id")]
    public void A_field_of_the_wrong_type_is_named(string field, string json, string named) =>
        Assert.Equal(named, Assert.IsType<ActivityReading.Malformed>(A.Reading((field, json))).Field);

    [Theory]
    [InlineData("text", "\"a\",\"text\":\"b\"")]
    [InlineData("from", """{"id":"29:ada","id":"29:ben"}""")]
    [InlineData("value", """{"ticket":1,"ticket":2}""")]
    [InlineData("value", """{"deep":[{"ticket":1,"ticket":2}]}""")]
    [InlineData("entities", """[{"type":"clientInfo","type":"mention"}]""")]
    [InlineData("somethingNew", """{"a":1,"a":2}""")]
    [InlineData("somethingNew", "1,\"somethingNew\":2")]
    [InlineData("text", "\"a\",\"te\\u0078t\":\"b\"")]
    public void A_name_given_twice_is_malformed(string field, string json) =>
        Assert.IsType<ActivityReading.Malformed>(A.Reading((field, json)));

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(10_000, false)]
    public void Sixty_four_levels_are_enough(int arraysInsideTheActivity, bool isFine)
    {
        string nested = new string('[', arraysInsideTheActivity) + new string(']', arraysInsideTheActivity);

        Assert.Equal(isFine, A.Reading(("value", nested)) is ActivityReading.Ok);
        Assert.Equal(isFine, A.Reading(("somethingNew", nested)) is ActivityReading.Ok);
    }

    [Theory]
    [InlineData("value", "NaN")]
    [InlineData("value", "1e400")]
    [InlineData("value", """{"a":[-1e400]}""")]
    [InlineData("somethingNew", "1e400")]
    [InlineData("entities", """[{"type":"clientInfo","size":1e400}]""")]
    [InlineData("channelData", """{"somethingNew":1e400}""")]
    public void A_number_that_is_none_is_malformed(string field, string json) =>
        Assert.IsType<ActivityReading.Malformed>(A.Reading((field, json)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("""{"type":"message","id":"1",}""")]
    [InlineData("""{"type":"message"} {"type":"message"}""")]
    [InlineData("// {}")]
    public void What_is_no_json_object_is_malformed(string json) =>
        Assert.IsType<ActivityReading.Malformed>(ActivityReader.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_is_unknown_is_kept_and_otherwise_ignored()
    {
        Activity activity = A.Activity(
            ("type", "\"somethingNew\""),
            ("mood", "\"fine\""),
            ("entities", """[{"type":"somethingNew","text":5,"mentioned":[]},{"type":null},{"size":1}]"""),
            ("channelData", """{"legacy":{"replyToId":"1:x"}}"""));

        Assert.Equal("fine", activity.More["mood"].GetString());
        Assert.Equal(["somethingNew", "", ""], activity.Entities.Select(entity => entity.Type));
        Assert.All(activity.Entities, entity => Assert.Null(entity.Mention));
        Assert.Equal("1:x", activity.ChannelData?.More["legacy"].GetProperty("replyToId").GetString());
        Assert.False(activity.MentionsRecipient);
    }

    [Fact]
    public void Null_is_the_same_as_nothing_where_nothing_is_required()
    {
        string[] fields =
        [
            "id", "timestamp", "recipient", "text", "textFormat", "locale", "name", "action", "replyToId", "deliveryMode", "value",
            "channelData", "entities", "attachments", "membersAdded", "membersRemoved", "reactionsAdded", "reactionsRemoved",
        ];

        Activity activity = A.Activity([.. fields.Select(field => (field, (string?)"null"))]);

        Assert.Equal("", activity.Id);
        Assert.Null(activity.Value);
        Assert.Empty(activity.Entities);
        Assert.Empty(activity.Attachments);
        Assert.Empty(activity.MembersAdded);
        Assert.Empty(activity.MembersRemoved);
        Assert.Empty(activity.ReactionsAdded);
        Assert.Empty(activity.ReactionsRemoved);
        Assert.Equal("", activity.TextWithoutMention);
    }

    [Fact]
    public void What_is_left_out_is_the_same_as_nothing()
    {
        Activity activity = A.Activity(("id", null), ("recipient", null));

        Assert.Equal("", activity.Id);
        Assert.Null(activity.Recipient);
        Assert.Empty(activity.Entities);
        Assert.Empty(activity.MembersAdded);
        Assert.False(activity.MentionsRecipient);
    }

    [Fact]
    public void The_tenant_comes_from_the_conversation_or_else_from_the_channel()
    {
        Assert.Null(A.Activity().TenantId);
        Assert.Equal("t1", A.Activity(("channelData", """{"tenant":{"id":"t1"}}""")).TenantId);
        Assert.Equal(
            "t2", A.Activity(("conversation", """{"id":"a","tenantId":"t2"}"""), ("channelData", """{"tenant":{"id":"t1"}}""")).TenantId);
    }

    [Fact]
    public void A_message_as_teams_sends_it_comes_with_its_html()
    {
        Activity activity = A.Activity(
            ("timestamp", "\"2026-11-23T09:15:00.1234567Z\""),
            ("attachments", """[{"contentType":"text/html","content":"<p>Hello</p>"}]"""));

        Attachment html = Assert.Single(activity.Attachments);
        Assert.Equal("text/html", html.ContentType);
        Assert.Equal("<p>Hello</p>", html.Content?.GetString());
    }

    [Fact]
    public void A_malformed_fields_name_is_safe_to_log()
    {
        var malformed = Assert.IsType<ActivityReading.Malformed>(A.Reading(("value", "{\"a\\r\\n[ERROR] b\":NaN}")));

        Assert.DoesNotContain(malformed.Field, char.IsControl);
        Assert.DoesNotContain(" ", malformed.Field, StringComparison.Ordinal);
    }
}
