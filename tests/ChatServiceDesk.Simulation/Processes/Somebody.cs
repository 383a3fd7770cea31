using System.Text.Json;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>A person who works with the desk until the run is over, and doesn't lose heart when it doesn't answer.</summary>
internal abstract class Somebody(Person me, FakeConnector teams, TeamsClient client, Tally tally)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How often a press is tried that is answered with "please try again".</summary>
    private const int MostPresses = 5;

    protected Person Me { get; } = me;

    protected FakeConnector Teams { get; } = teams;

    protected TeamsClient Client { get; } = client;

    protected Tally Tally { get; } = tally;

    /// <summary>Completes some time after the run is over, in good order.</summary>
    public async Task RunAsync(CancellationToken isOver)
    {
        while (!isOver.IsCancellationRequested)
        {
            await DoAsync(isOver);
        }
    }

    protected abstract Task DoAsync(CancellationToken isOver);

    /// <summary>Waits until there is something to see.</summary>
    /// <returns><see langword="null"/> when nothing came in time, or the run is over.</returns>
    protected async Task<T?> SeesAsync<T>(Func<FakeConnector, T?> find, CancellationToken isOver)
        where T : class
    {
        using CancellationTokenSource patience = new(Patience, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, isOver);
        try
        {
            return await Teams.WhenAsync(find, either.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            if (!isOver.IsCancellationRequested)
            {
                Tally.CountUnanswered();
            }

            return null;
        }
    }

    protected static bool Offers(PostedMessage message, Person who, string title) =>
        message.CardSeenBy(who) is { } card && card.GetRawText().Contains(JsonSerializer.Serialize(title), StringComparison.Ordinal);

    /// <summary>Presses until there is an answer other than "please try again".</summary>
    /// <returns><see langword="null"/> when there is none, or nobody can press that any more.</returns>
    protected async Task<DeskAnswer?> PressesAsync(PostedMessage card, Press press)
    {
        for (int times = 0; times < MostPresses && Offers(card, Me, press.Title); times++)
        {
            try
            {
                if (await Client.PressesAsync(Me, card, press, CancellationToken.None) is { Error: null } answer)
                {
                    return answer;
                }
            }
            catch (InvalidOperationException)
            {
                return null; // The card has changed between the look and the press.
            }

            Tally.CountRefused();
        }

        return null;
    }
}
