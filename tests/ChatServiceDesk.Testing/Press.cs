namespace ChatServiceDesk.Testing;

/// <summary>What a person does on a card: fills in what she can see and presses the button with this title.</summary>
public sealed record Press(string Title)
{
    /// <summary>By label, or by id for an input without one. A choice is named by its title, several are separated by commas.</summary>
    public Dictionary<string, string> Inputs { get; init; } = [];

    /// <summary>Of several buttons with the same title, the one in the innermost part of the card that reads this.</summary>
    public string? Near { get; init; }
}
