namespace ChatServiceDesk.Teams.Activities;

/// <summary>What came of reading a request: an activity, or what is wrong with it.</summary>
public abstract record ActivityReading
{
    private ActivityReading()
    {
    }

    public sealed record Ok(Activity Activity) : ActivityReading;

    /// <param name="Field">Where, as a path such as <c>from.id</c>; empty for the document as a whole.</param>
    /// <param name="Problem">In our words, for the log; never what was sent.</param>
    public sealed record Malformed(string Field, string Problem) : ActivityReading;
}
