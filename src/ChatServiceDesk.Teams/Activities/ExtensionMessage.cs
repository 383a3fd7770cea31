namespace ChatServiceDesk.Teams.Activities;

/// <summary>The message on which a command of a message extension was called.</summary>
/// <param name="Id">Teams' id of it; empty if Teams gave none.</param>
/// <param name="Text">What it says, without any markup.</param>
/// <param name="Link">Where it stands, if Teams says so. As forgeable as the rest.</param>
/// <param name="Sender">Who wrote it, by name; <see langword="null"/> if that is not known.</param>
public sealed record ExtensionMessage(string Id, string Text, Uri? Link, string? Sender)
{
    /// <summary>Without what was said and by whom: this may end up in a log.</summary>
    public override string ToString() => $"message {Id}";
}
