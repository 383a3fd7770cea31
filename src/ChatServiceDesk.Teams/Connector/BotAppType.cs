
namespace ChatServiceDesk.Teams.Connector;

/// <summary>The values of <c>MicrosoftAppType</c>.</summary>
public enum BotAppType
{
    SingleTenant,

    UserAssignedMSI,

    /// <summary>For bots made before August 2025; Azure makes no more of them.</summary>
    MultiTenant,
}
