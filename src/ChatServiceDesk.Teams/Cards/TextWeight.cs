namespace ChatServiceDesk.Teams.Cards;

public enum TextWeight
{
    Default,
    Lighter,
    Bolder,
}
