namespace ChatServiceDesk.Teams.Cards;

public enum VerticalAlignment
{
    Top,
    Center,
    Bottom,
}
