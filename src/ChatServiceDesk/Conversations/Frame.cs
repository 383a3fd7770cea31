namespace ChatServiceDesk.Conversations;

/// <summary>In what the answer to an invoke is shown.</summary>
internal enum Frame
{
    /// <summary>In the place of the card whose button was pressed.</summary>
    Card,

    /// <summary>In a dialog of the message extension.</summary>
    Dialog,

    /// <summary>Among hits, or as the preview of a link.</summary>
    Hits,
}
