namespace ChatServiceDesk.Storage;

/// <summary>What is to be done when an agenda row is due. The names are stored.</summary>
internal enum AgendaKind
{
    /// <summary>Create a card in its place; later refreshes update it there.</summary>
    Post,

    /// <summary>Tell the requester in a short message.</summary>
    Say,

    /// <summary>Write a line into the thread of the agents' card.</summary>
    Note,

    /// <summary>Bring a card up to date where it stands.</summary>
    Refresh,

    /// <summary>Send what was composed during a turn.</summary>
    Reply,

    /// <summary>Ask a model for an answer from articles, then send what was composed during a turn with the answer, or as it is.</summary>
    Advise,

    /// <summary>Tell the agents, in their card's thread, that the requester could not be told something. In no order, and never a dead letter.</summary>
    Untold,

    /// <summary>Tell the operators how many dead letters wait. In no order, and never a dead letter.</summary>
    Alert,

    /// <summary>Put an entry into the requester's activity feed, after the message that it stands for. In no order, and sent once at most.</summary>
    Feed,

    /// <summary>Look how many people report the same, and raise the impact if they are many.</summary>
    Compare,

    /// <summary>Somebody follows a ticket, in whatever partition that is.</summary>
    Follow,

    /// <summary>Lead from a person's partition to a ticket that somebody else has reported for them in another.</summary>
    Point,

    /// <summary>Tell those who follow a ticket that it is over.</summary>
    Tell,

    /// <summary>Fetch a picture or file that somebody sent.</summary>
    Fetch,

    /// <summary>Tell about a file that has been fetched. In no order.</summary>
    File,

    /// <summary>Delete a file that nobody refers to any more.</summary>
    Forget,

    /// <summary>Something happens to a ticket because its time has come.</summary>
    Timer,
}
