using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class RecordedActivityTests
{
    public static TheoryData<string> Names => Recordings.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_that_was_recorded_is_lost_in_reading(string name)
    {
        JsonElement sent = JsonElement.Parse(Recordings.Bytes(name));

        JsonElement read = JsonSerializer.SerializeToElement(Recordings.Read(name), InboundJson.Default.Activity);

        AssertContains(sent, read, "$");
    }

    [Fact]
    public void A_post_in_a_channel_names_its_thread_and_its_team()
    {
        Activity activity = Recordings.Read("message-channel-mention");

        Assert.Equal("19:network@thread.tacv2", activity.Conversation.BaseId);
        Assert.Equal("1795419772629", activity.Conversation.RootMessageId);
        Assert.Equal(ConversationTypes.Channel, activity.Conversation.ConversationType);
        Assert.True(activity.Conversation.IsGroup);
        Assert.Equal("19:itgeneral@thread.tacv2", activity.ChannelData?.Team?.Id);
        Assert.Equal("19:network@thread.tacv2", activity.ChannelData?.Channel?.Id);
        Assert.True(activity.MentionsRecipient);
        Assert.Equal("no network in room 12", activity.TextWithoutMention);
    }

    [Fact]
    public void A_personal_message_names_its_sender_and_tenant()
    {
        Activity activity = Recordings.Read("message-personal");

        Assert.Equal(ActivityTypes.Message, activity.Type);
        Assert.Equal("a1a1a1a1-0000-4000-8000-000000000001", activity.From.AadObjectId);
        Assert.Equal("7d1c0d3e-5a1f-4b59-9a44-0f6c1b2a3d4e", activity.TenantId);
        Assert.Equal("a:1adachat", activity.Conversation.BaseId);
        Assert.Null(activity.Conversation.RootMessageId);
        Assert.Equal("UTC", activity.LocalTimezone);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 7, 42, 52, TimeSpan.Zero), activity.Timestamp!.Value, TimeSpan.FromSeconds(1));
        Assert.False(activity.MentionsRecipient);
        Assert.Equal("My laptop does not start any more", activity.TextWithoutMention);
    }

    [Fact]
    public void Events_say_what_happened()
    {
        Assert.Equal(InstallationActions.Add, Recordings.Read("installation-add").Action);
        Assert.Equal("a:1adachat", Recordings.Read("installation-add").ChannelData?.Settings?.SelectedChannel?.Id);
        Assert.Equal(ChannelEvents.ChannelRenamed, Recordings.Read("channel-renamed").ChannelData?.EventType);
        Assert.Equal("29:ada", Assert.Single(Recordings.Read("member-added").MembersAdded).Id);
        Assert.Equal("28:0a6b7c8d-1e2f-4a3b-8c4d-5e6f70819203", Assert.Single(Recordings.Read("bot-removed").MembersRemoved).Id);
        Assert.Equal("like", Assert.Single(Recordings.Read("reaction-added").ReactionsAdded).Type);
        Assert.Equal(ChannelEvents.MessageEdited, Recordings.Read("message-edited").ChannelData?.EventType);
    }

    [Fact]
    public void A_button_brings_its_verb_its_data_and_the_cards_inputs()
    {
        var reading = AdaptiveCardInvoke.Read(Recordings.Read("card-execute-personal"));

        AdaptiveCardInvoke invoke = Assert.IsType<AdaptiveCardInvokeReading.Ok>(reading).Invoke;
        Assert.Equal("claim", invoke.Verb);
        Assert.Equal(42, invoke.Data.GetProperty("ticket").GetInt32());
        Assert.Equal("mine", invoke.Data.GetProperty("note").GetString());
        Assert.False(invoke.IsAutomatic);
    }

    private static void AssertContains(JsonElement sent, JsonElement read, string path)
    {
        if (sent.ValueKind is not JsonValueKind.Object)
        {
            bool same = path is "$.timestamp"
                ? sent.GetDateTimeOffset() == read.GetDateTimeOffset()
                : sent.ValueKind is JsonValueKind.Array ? ContainsAll(sent, read, path) : JsonElement.DeepEquals(sent, read);
            Assert.True(same, $"{path} was {sent} and became {read}");
            return;
        }

        foreach (JsonProperty property in sent.EnumerateObject())
        {
            Assert.True(read.TryGetProperty(property.Name, out JsonElement kept), $"{path}.{property.Name} is lost");
            AssertContains(property.Value, kept, $"{path}.{property.Name}");
        }
    }

    private static bool ContainsAll(JsonElement sent, JsonElement read, string path)
    {
        Assert.Equal(sent.GetArrayLength(), read.GetArrayLength());
        for (int i = 0; i < sent.GetArrayLength(); i++)
            AssertContains(sent[i], read[i], $"{path}[{i}]");
        return true;
    }
}
