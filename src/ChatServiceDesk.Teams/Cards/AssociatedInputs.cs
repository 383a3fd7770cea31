namespace ChatServiceDesk.Teams.Cards;

/// <summary><see cref="None"/> sends no inputs and so needs none of them to be valid.</summary>
public enum AssociatedInputs
{
    Auto,
    None,
}
