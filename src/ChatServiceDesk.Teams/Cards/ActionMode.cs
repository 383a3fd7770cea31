namespace ChatServiceDesk.Teams.Cards;

/// <summary><see cref="Secondary"/> actions sit in the overflow menu.</summary>
public enum ActionMode
{
    Primary,
    Secondary,
}
