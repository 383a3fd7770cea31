namespace ChatServiceDesk.Teams.Cards;

public enum ActionStyle
{
    Default,
    Positive,
    Destructive,
}
