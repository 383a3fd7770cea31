namespace ChatServiceDesk.Classifier;

/// <summary>How far the words of a message raise impact or urgency. <see cref="Low"/> says that nothing in it does.</summary>
public enum Level
{
    Low,
    Medium,
    High,
}
