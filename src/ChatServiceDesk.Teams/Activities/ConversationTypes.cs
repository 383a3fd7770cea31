namespace ChatServiceDesk.Teams.Activities;

/// <summary>The values of <see cref="ConversationAccount.ConversationType"/>.</summary>
public static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";
}
