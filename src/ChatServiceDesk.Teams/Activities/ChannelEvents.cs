namespace ChatServiceDesk.Teams.Activities;

/// <summary>The values of <see cref="TeamsChannelData.EventType"/>: of a conversation update, and of an edited or deleted message.</summary>
public static class ChannelEvents
{
    public const string TeamMemberAdded = "teamMemberAdded";
    public const string TeamMemberRemoved = "teamMemberRemoved";
    public const string TeamRenamed = "teamRenamed";
    public const string TeamArchived = "teamArchived";
    public const string TeamUnarchived = "teamUnarchived";
    public const string TeamDeleted = "teamDeleted";
    public const string TeamHardDeleted = "teamHardDeleted";
    public const string TeamRestored = "teamRestored";
    public const string ChannelCreated = "channelCreated";
    public const string ChannelRenamed = "channelRenamed";
    public const string ChannelDeleted = "channelDeleted";
    public const string ChannelRestored = "channelRestored";
    public const string ChannelMemberAdded = "channelMemberAdded";
    public const string ChannelMemberRemoved = "channelMemberRemoved";
    public const string ChannelShared = "channelShared";
    public const string ChannelUnshared = "channelUnshared";
    public const string MessageEdited = "editMessage";
    public const string MessageDeleted = "softDeleteMessage";
    public const string MessageUndeleted = "undeleteMessage";
}
