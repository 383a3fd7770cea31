using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>Reads what a channel posts. Never throws: what it does not like comes back as <see cref="ActivityReading.Malformed"/>.</summary>
/// <remarks>One pass over the bytes. Refused are: JSON that is not strict UTF-8 JSON of at most 64 levels, a name given twice,
/// half a surrogate pair, a number beyond a double, a field of the wrong type, and an activity that lacks what every channel
/// must send. Unknown fields, types and entities are fine.</remarks>
public static class ActivityReader
{
    /// <summary>Ids, names and addresses of Teams have a few hundred characters at most.</summary>
    private const int LongestId = 2000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static ActivityReading Read(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.StartsWith(ByteOrderMark))
            utf8Json = utf8Json[ByteOrderMark.Length..];
        if (!StrictUnicode.IsWellFormed(utf8Json))
            return new ActivityReading.Malformed("", "is not valid Unicode");

        try
        {
            return JsonSerializer.Deserialize(utf8Json, InboundJson.Default.Activity) is { } activity
                ? Check(activity)
                : new ActivityReading.Malformed("", "is null");
        }
        catch (JsonException e)
        {
            return MissingField.In(utf8Json) ?? new ActivityReading.Malformed(MissingField.Name(e.Path), "cannot be read");
        }
    }

    private static ActivityReading Check(Activity activity) => activity switch
    {
        _ when string.IsNullOrWhiteSpace(activity.Type) => Missing("type"),
        { ChannelId: "" } => Missing("channelId"),
        _ when string.IsNullOrWhiteSpace(activity.Conversation.Id) => Missing("conversation.id"),
        _ when string.IsNullOrWhiteSpace(activity.From.Id) => Missing("from.id"),
        { Conversation.Id: "." or ".." } => new ActivityReading.Malformed("conversation.id", "is no id"),
        { ReplyToId: { Length: > 0 } id } when string.IsNullOrWhiteSpace(id) || id is "." or ".." => new ActivityReading.Malformed("replyToId", "is no id"),
        { ServiceUrl.IsAbsoluteUri: false } => new ActivityReading.Malformed("serviceUrl", "is no absolute address"),
        { Type: ActivityTypes.Invoke or ActivityTypes.Event or ActivityTypes.Command, Name: null or "" } => Missing("name"),
        _ when TooLong(activity) is { } field => new ActivityReading.Malformed(field, "is too long"),
        _ when ListWithNull(activity) is { } list => new ActivityReading.Malformed(list, "has an empty place"),
        _ => new ActivityReading.Ok(activity),
    };

    /// <summary>What is kept of an activity must fit into a row, whoever sends it.</summary>
    private static string? TooLong(Activity activity)
    {
        ReadOnlySpan<(string Field, string? Value)> kept =
        [
            ("type", activity.Type), ("name", activity.Name), ("channelId", activity.ChannelId), ("id", activity.Id), ("conversation.id", activity.Conversation.Id), ("replyToId", activity.ReplyToId), ("serviceUrl", activity.ServiceUrl.OriginalString),
            ("from.id", activity.From.Id), ("from.aadObjectId", activity.From.AadObjectId), ("from.name", activity.From.Name),
            ("recipient.id", activity.Recipient?.Id), ("recipient.name", activity.Recipient?.Name), ("localTimezone", activity.LocalTimezone),
            ("channelData.team.id", activity.ChannelData?.Team?.Id), ("channelData.settings.selectedChannel.id", activity.ChannelData?.Settings?.SelectedChannel?.Id),
        ];
        foreach ((string field, string? value) in kept)
        {
            if (value?.Length > LongestId)
                return field;
        }

        return null;
    }

    private static string? ListWithNull(Activity activity) =>
        HasNull(activity.Entities) ? "entities"
        : HasNull(activity.Attachments) ? "attachments"
        : HasNull(activity.MembersAdded) ? "membersAdded"
        : HasNull(activity.MembersRemoved) ? "membersRemoved"
        : HasNull(activity.ReactionsAdded) ? "reactionsAdded"
        : HasNull(activity.ReactionsRemoved) ? "reactionsRemoved"
        : null;

    /// <remarks>The serializer holds nullability against properties, not against what is in lists.</remarks>
    private static bool HasNull<T>(IReadOnlyList<T> list)
        where T : class
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
                return true;
        }

        return false;
    }

    private static ActivityReading.Malformed Missing(string field) => new(field, "is required");
}
