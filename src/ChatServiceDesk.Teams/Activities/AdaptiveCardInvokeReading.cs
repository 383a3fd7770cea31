namespace ChatServiceDesk.Teams.Activities;

/// <summary>What came of reading the value of an <c>adaptiveCard/action</c> invoke.</summary>
public abstract record AdaptiveCardInvokeReading
{
    private AdaptiveCardInvokeReading()
    {
    }

    public sealed record Ok(AdaptiveCardInvoke Invoke) : AdaptiveCardInvokeReading;

    /// <param name="Field">Where, as a path such as <c>value.action.verb</c>.</param>
    /// <param name="Problem">In our words, for the log; never what was sent.</param>
    public sealed record Malformed(string Field, string Problem) : AdaptiveCardInvokeReading;
}
