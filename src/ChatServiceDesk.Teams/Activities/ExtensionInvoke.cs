namespace ChatServiceDesk.Teams.Activities;

/// <summary>What somebody does with the desk's message extension, as <see cref="ExtensionReader"/> has read it.</summary>
public abstract record ExtensionInvoke
{
    private ExtensionInvoke()
    {
    }

    /// <summary>Opens the dialog of a command.</summary>
    /// <param name="CommandId">As the manifest names it.</param>
    /// <param name="Message">The message on which it was called; <see langword="null"/> when it was called elsewhere.</param>
    public sealed record Fetch(string CommandId, ExtensionMessage? Message) : ExtensionInvoke;

    /// <summary>Sends the dialog's card.</summary>
    /// <param name="CommandId">As the manifest names it.</param>
    /// <param name="Data">The button's data and the card's inputs in one object.</param>
    /// <param name="Message">As for <see cref="Fetch"/>.</param>
    public sealed record Submit(string CommandId, System.Text.Json.JsonElement Data, ExtensionMessage? Message) : ExtensionInvoke;

    /// <summary>Looks for something.</summary>
    /// <param name="CommandId">As the manifest names it; empty where a client leaves it out.</param>
    /// <param name="Text">What was typed; empty for the first look, before anything was.</param>
    /// <param name="Skip">How many hits are there already.</param>
    public sealed record Query(string CommandId, string Text, int Skip) : ExtensionInvoke;

    /// <summary>Pastes an address of the desk.</summary>
    /// <param name="Url">Any absolute address.</param>
    /// <param name="IsAnonymous">By somebody who has not got the app: nobody knows who.</param>
    public sealed record Link(Uri Url, bool IsAnonymous) : ExtensionInvoke;
}
