using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Advising;

/// <summary>A thumb under a model's answer, with or without a word. The last one counts.</summary>
internal sealed partial class RateAdvice(ShownPassageStore passages, ILogger<RateAdvice> logger)
{
    private const int MaxComment = 1000;

    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Name != InvokeNames.Feedback)
        {
            return turn.Say(turn.Texts["Turns.UnknownButton"]); // A card that says so is none of ours.
        }

        // Teams shows nothing of what is answered, so whatever is wrong with it ends here.
        TurnOutcome nothing = new(Change.None, InvokeResponses.Empty);
        if (turn is not { IsPersonal: true, Activity.ReplyToId: { Length: > 0 } message }
            || await passages.FindByMessageAsync(turn.Home, turn.Activity.Conversation.Id, message, cancellationToken) is not { Advice: { IsAnswered: true } advice } shown
            || shown.Person != turn.Person.Id)
        {
            LogUnknown();
            return nothing;
        }

        bool isLiked = turn.Inputs.Id(FeedbackInputs.Reaction) == FeedbackInputs.Like;
        LogRated(shown.Article, isLiked);
        return nothing.Then((shown with
        {
            Advice = advice with
            {
                IsLiked = isLiked,
                Comment = turn.Inputs.Text(FeedbackInputs.Comment) is { } comment ? CardText.Truncate(comment, MaxComment) : null,
                RatedAt = turn.Now,
            },
        }).Save());
    }

    [LoggerMessage(3801, LogLevel.Information, "Advising: an answer from {Article} was liked: {IsLiked}")]
    private partial void LogRated(string article, bool isLiked);

    [LoggerMessage(3802, LogLevel.Information, "Advising: a thumb under no answer of ours, or another person's")]
    private partial void LogUnknown();
}
