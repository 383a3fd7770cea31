namespace ChatServiceDesk.Teams.Activities;

/// <summary>What came of reading the value of an invoke of a message extension.</summary>
public abstract record ExtensionInvokeReading
{
    private ExtensionInvokeReading()
    {
    }

    public sealed record Ok(ExtensionInvoke Invoke) : ExtensionInvokeReading;

    /// <param name="Field">Where, as a path such as <c>value.commandId</c>.</param>
    /// <param name="Problem">In our words; never what was sent.</param>
    public sealed record Malformed(string Field, string Problem) : ExtensionInvokeReading;
}
