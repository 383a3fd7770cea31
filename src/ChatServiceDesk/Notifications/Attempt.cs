using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Notifications;

/// <summary>How one attempt at an agenda row ended.</summary>
internal abstract record Attempt
{
    private Attempt()
    {
    }

    /// <param name="Outcome"><c>delivered</c>, or why it was not worth delivering any more.</param>
    /// <param name="Place">The place as it is now; <see langword="null"/> if it did not change.</param>
    internal sealed record Done(string Outcome, Place? Place = null) : Attempt
    {
        /// <summary>The id that Teams has given to a reply; empty for anything else.</summary>
        public string Activity { get; init; } = "";

        /// <summary>What is to be done because of it; <see langword="null"/> if nothing.</summary>
        public AgendaRow? Then { get; init; }
    }

    /// <summary>Nothing was sent; something is to be written, and the row goes away with it.</summary>
    internal sealed record Changed(Change Change) : Attempt;

    /// <summary>Certain not to have arrived; worth another try.</summary>
    /// <param name="Why">In our words.</param>
    /// <param name="After">How long the other side wants us to wait; <see langword="null"/> if it said nothing.</param>
    internal sealed record Failed(string Why, TimeSpan? After = null) : Attempt;

    /// <summary>Its time has not come: something else must be done first. Not counted as an attempt.</summary>
    internal sealed record TooEarly(string Why, TimeSpan After) : Attempt;

    /// <summary>It may have arrived.</summary>
    internal sealed record Unclear(string Why) : Attempt;

    /// <summary>Teams does not let the bot in at all: nothing is wrong with this row. Not counted as an attempt.</summary>
    internal sealed record ShutOut(string Why) : Attempt;

    /// <summary>The person's chat takes nothing from the desk.</summary>
    /// <param name="Why">In our words.</param>
    /// <param name="Contact">With the mark, as it is to be saved or was found.</param>
    internal sealed record Walled(string Why, Contact Contact) : Attempt;

    /// <summary>No further try can help.</summary>
    internal sealed record Hopeless(string Why) : Attempt;
}
