namespace ChatServiceDesk.Teams.Activities;

/// <summary>The values of <see cref="Activity.Action"/> in an installation update.</summary>
public static class InstallationActions
{
    public const string Add = "add";
    public const string AddUpgrade = "add-upgrade";
    public const string Remove = "remove";
    public const string RemoveUpgrade = "remove-upgrade";
}
