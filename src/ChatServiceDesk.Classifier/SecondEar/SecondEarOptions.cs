namespace ChatServiceDesk.Classifier;

/// <summary>Where the second ear is and how much of it may be used.</summary>
public sealed record SecondEarOptions
{
    /// <summary>The v1 endpoint: <c>https://RESOURCE.openai.azure.com/openai/v1/</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The name of the model's deployment.</summary>
    public required string Deployment { get; init; }

    /// <summary>The labels that it may choose from.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>What people call them, by label. A label that is not here has to speak for itself.</summary>
    public IReadOnlyDictionary<string, string> CategoryNames { get; init; } = new Dictionary<string, string>();

    /// <summary>For one answer with all that belongs to it, tokens too: above 0, 4 seconds if not set. There is no second attempt.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The same for an answer from passages: above 0, 4 seconds if not set.</summary>
    public TimeSpan AnswerBudget { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>After this many failures in a row it is left alone: at least 1, 3 if not set.</summary>
    public int FailuresBeforePause { get; init; } = 3;

    /// <summary>For this long: 1 minute if not set. Then one message tries.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest that a service's own wish to be left alone is honoured: 10 minutes if not set.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Tokens in and out for each day (UTC) and process: 500,000 if not set. 0 sets no limit.</summary>
    public int TokensPerDay { get; init; } = 500_000;

    /// <summary>For each process: 30 if not set. 0 sets no limit.</summary>
    public int MessagesPerPersonAndHour { get; init; } = 30;

    /// <summary>Of a longer text the start is sent: 6,000 characters if not set.</summary>
    public int MaxText { get; init; } = 6_000;

    /// <summary>Of a longer passage the start is sent: 2,000 characters if not set.</summary>
    public int MaxPassage { get; init; } = 2_000;

    /// <summary>From here on a text gets a summary: 600 characters if not set.</summary>
    public int LongText { get; init; } = 600;

    /// <summary>1,200 if not set; a model that thinks before it answers needs some for that.</summary>
    public int MaxAnswerTokens { get; init; } = 1_200;
}
