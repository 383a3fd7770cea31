namespace ChatServiceDesk.Teams.Cards;

/// <summary><see cref="Heading"/> is announced as a heading by screen readers.</summary>
public enum TextStyle
{
    Default,
    Heading,
}
