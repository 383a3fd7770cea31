namespace ChatServiceDesk.Teams.Cards;

/// <summary>Drop-down, radio buttons or check boxes, or a drop-down that can be searched.</summary>
public enum ChoiceStyle
{
    Compact,
    Expanded,
    Filtered,
}
