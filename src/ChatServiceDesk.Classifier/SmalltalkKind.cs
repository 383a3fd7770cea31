namespace ChatServiceDesk.Classifier;

public enum SmalltalkKind
{
    Greeting,
    Thanks,
    Goodbye,

    /// <summary>Also a request for help with the bot itself.</summary>
    Other,
}
