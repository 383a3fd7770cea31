namespace ChatServiceDesk.Teams.Cards;

public enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}
