namespace ChatServiceDesk.Teams.Activities;

/// <summary>The values of <see cref="Activity.Name"/> in an invoke.</summary>
public static class InvokeNames
{
    public const string CardAction = "adaptiveCard/action";
    public const string Search = "application/search";

    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";

    public const string ExtensionQuery = "composeExtension/query";
    public const string ExtensionQueryLink = "composeExtension/queryLink";
    public const string ExtensionAnonymousQueryLink = "composeExtension/anonymousQueryLink";
    public const string ExtensionSelectItem = "composeExtension/selectItem";
    public const string ExtensionFetchTask = "composeExtension/fetchTask";
    public const string ExtensionSubmitAction = "composeExtension/submitAction";
    public const string ExtensionQuerySettingUrl = "composeExtension/querySettingUrl";
    public const string ExtensionSetting = "composeExtension/setting";
    public const string ExtensionCardButton = "composeExtension/onCardButtonClicked";

    public const string FileConsent = "fileConsent/invoke";
    public const string SignInVerifyState = "signin/verifyState";
    public const string SignInTokenExchange = "signin/tokenExchange";
    public const string SignInFailure = "signin/failure";
    public const string ConfigFetch = "config/fetch";
    public const string ConfigSubmit = "config/submit";
    public const string TabFetch = "tab/fetch";
    public const string TabSubmit = "tab/submit";

    /// <summary>The thumbs under a message, and what was written with them.</summary>
    public const string Feedback = "message/submitAction";
    public const string FeedbackFetch = "message/fetchTask";
    public const string ConnectorCardAction = "actionableMessage/executeAction";
    public const string Handoff = "handoff/action";
}
