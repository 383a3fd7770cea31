using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Conversations;

/// <summary>Shows in a person's chat that somebody is there, when there is room for it. What becomes of it doesn't matter.</summary>
internal sealed class TypingSign(ConnectorClient connector, ConversationPace pace, TimeProvider clock)
{
    /// <summary>Teams wants an answer or this within 2 seconds. A table that is slow must not hold it up longer than so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>Begins to watch over one turn.</summary>
    /// <param name="activity">What is answered.</param>
    /// <param name="tenant">Whose share of the rates it takes.</param>
    /// <param name="isPressed">A button shows by itself that it is pressed.</param>
    /// <param name="cancellationToken">The turn's.</param>
    public Hand Raise(Activity activity, string tenant, bool isPressed, CancellationToken cancellationToken)
    {
        Hand hand = new();
        hand.Down = activity.Type == ActivityTypes.Message && activity.Conversation.ConversationType is null or ConversationTypes.Personal && !isPressed
            ? WatchAsync(activity, tenant, hand, cancellationToken)
            : Task.CompletedTask;
        return hand;
    }

    private async Task WatchAsync(Activity activity, string tenant, Hand hand, CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsWantedAsync(hand, cancellationToken) || !pace.TryBookSpare(tenant, activity.Conversation.Id))
            {
                return;
            }

            using CancellationTokenSource budget = new(Budget, clock);
            using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
            await connector.SendAsync(activity.ServiceUrl, activity.Conversation.Id, OutboundActivity.Typing, both.Token);
        }
        catch (OperationCanceledException)
        {
            // Too slow to be of use.
        }
    }

    private async Task<bool> IsWantedAsync(Hand hand, CancellationToken cancellationToken)
    {
        try
        {
            return await hand.Wanted.WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return true; // Nobody knows yet whether this was answered before; a second sign does no harm.
        }
    }

    /// <summary>The sign over one turn.</summary>
    internal sealed class Hand
    {
        private readonly TaskCompletionSource<bool> _wanted = new();

        internal Task<bool> Wanted => _wanted.Task;

        /// <summary>Completes when nothing more is on its way; never fails.</summary>
        public Task Down { get; internal set; } = Task.CompletedTask;

        /// <summary>At once, for this is answered.</summary>
        public void Show() => _wanted.TrySetResult(true);

        /// <summary>Not any more, if it has not been shown.</summary>
        public void Leave() => _wanted.TrySetResult(false);
    }
}
