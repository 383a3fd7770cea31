using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Conversations;

/// <summary>A thumb as if it were a press on a card, so that what was written with it goes the way of all words.</summary>
internal static class FeedbackInputs
{
    public const string Reaction = "reaction";
    public const string Comment = "comment";
    public const string Like = "like";
    private const string Dislike = "dislike";

    public static CardInputs Of(MessageFeedback feedback) =>
        new(JsonSerializer.SerializeToElement(new Dictionary<string, string> { [Reaction] = feedback.IsLike ? Like : Dislike, [Comment] = feedback.Comment ?? "" }, FeedbackJson.Default.DictionaryStringString));
}
