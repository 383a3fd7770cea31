namespace ChatServiceDesk.Teams.Cards;

/// <summary>Which keyboard a phone shows. The client checks nothing.</summary>
public enum InputTextStyle
{
    Text,
    Tel,
    Url,
    Email,
}
