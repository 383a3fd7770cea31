namespace ChatServiceDesk.Teams.Activities;

/// <summary>The values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    public const string Normal = "normal";

    /// <summary>The caller wants the replies in the answer to its request.</summary>
    public const string ExpectReplies = "expectReplies";
}
