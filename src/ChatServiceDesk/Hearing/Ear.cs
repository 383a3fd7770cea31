using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Hearing;

/// <summary>Understands what people write: the local model first, always; the second ear where that one is not sure or the text is long. Whatever the second ear does, the first one's understanding stands.</summary>
/// <param name="local">Always answers.</param>
/// <param name="metrics">Counts how the second ear did.</param>
/// <param name="logger">Gets labels and outcomes, never words.</param>
/// <param name="second">Not there unless it is configured.</param>
internal sealed partial class Ear(LocalClassifier local, DeskMetrics metrics, ILogger<Ear> logger, SecondEar? second = null)
{
    private const int DigitsOfModel = 16;

    /// <summary>Writing a model out to name it takes a while; there is one in a process.</summary>
    private static readonly ConditionalWeakTable<LocalClassifier, string> Names = [];

    /// <summary>A turn that loses a race is decided anew, but has had its answer.</summary>
    private readonly ConditionalWeakTable<Activity, Answer> _answers = [];

    /// <summary>At once, by the local model alone.</summary>
    public Understanding Understand(string text) => local.Understand(text);

    /// <summary>Whether the second ear was wanted for this message: one message has it asked once.</summary>
    public bool HasListened(Turn turn) => _answers.TryGetValue(turn.Activity, out _);

    /// <summary>The same with what is kept of it as evidence.</summary>
    public Heard HearAtOnce(string text) => local.Understand(text) is var first ? new Heard(first, Evidence(first, isByModel: false)) : throw new System.Diagnostics.UnreachableException();

    /// <param name="turn">Whose message it is. The second ear is asked once in a turn.</param>
    /// <param name="text">The message, or all that the person has written about it.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<Heard> HearAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        Understanding first = local.Understand(text);
        if (second is null || turn.Leisure.IsCancellationRequested || (Merging.IsSure(first) && text.Length < second.LongText))
        {
            return new Heard(first, Evidence(first, isByModel: false));
        }

        if (_answers.TryGetValue(turn.Activity, out Answer? known))
        {
            return known.Text == text ? known.Heard : new Heard(first, Evidence(first, isByModel: false));
        }

        using CancellationTokenSource leisure = CancellationTokenSource.CreateLinkedTokenSource(turn.Leisure, cancellationToken);
        SecondOpinion opinion = await second.ListenAsync(text, $"{turn.Tenant}|{turn.Person.Id}", leisure.Token);
        Heard heard = Weigh(first, opinion, second.Deployment);
        metrics.Listened(opinion.Outcome, opinion.TokensIn, opinion.TokensOut);
        LogListened(opinion.Outcome, heard.Classification.IsByModel, heard.Understanding.Intent, heard.Understanding.Category, opinion.Duration.TotalMilliseconds);
        _answers.AddOrUpdate(turn.Activity, new Answer(text, heard));
        return heard;
    }

    private static string NameOf(LocalClassifier model)
    {
        using MemoryStream bytes = new();
        model.Save(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..DigitsOfModel];
    }

    private Heard Weigh(Understanding first, SecondOpinion opinion, string deployment)
    {
        Suggestion? suggestion = (opinion as SecondOpinion.Given)?.Suggestion;
        Understanding? merged = suggestion is null ? null : Merging.Of(first, suggestion);
        Understanding decided = merged ?? first;
        return new Heard(decided, Evidence(decided, isByModel: merged is not null) with
        {
            Outcome = opinion.Outcome.ToString(),
            Deployment = deployment,
            PromptVersion = SecondEar.PromptVersion,
            TokensIn = opinion.TokensIn,
            TokensOut = opinion.TokensOut,
            Duration = opinion.Duration,
            AiTitle = suggestion?.Title,
            AiSummary = suggestion?.Summary,
            AiReply = suggestion?.SuggestedReply,
        });
    }

    private Classification Evidence(Understanding decided, bool isByModel) => new()
    {
        IsByModel = isByModel,
        Intent = Taxonomy.LabelOf(decided.Intent),
        Category = decided.Category,
        Language = decided.Language,
        Confidence = Math.Round(Merging.ConfidenceOf(decided), 4),
        LocalModel = Names.GetValue(local, NameOf),
    };

    [LoggerMessage(1301, LogLevel.Information, "Second ear: {Outcome}, decided by it: {IsByModel}, {Intent}, {Category}, {Milliseconds:F0} ms")]
    private partial void LogListened(ListeningOutcome outcome, bool isByModel, Intent intent, string category, double milliseconds);

    private sealed record Answer(string Text, Heard Heard);
}
