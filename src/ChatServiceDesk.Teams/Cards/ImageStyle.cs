namespace ChatServiceDesk.Teams.Cards;

/// <summary><see cref="Person"/> crops to a circle.</summary>
public enum ImageStyle
{
    Default,
    Person,
}
