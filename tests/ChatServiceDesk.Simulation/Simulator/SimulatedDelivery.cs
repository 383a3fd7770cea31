using System.Net;
using System.Text;

namespace ChatServiceDesk.Simulation;

/// <summary>From Teams to the desk: an activity goes to any process that runs, again while nobody has answered it, and sometimes again although somebody has.</summary>
internal sealed class SimulatedDelivery(SimulatedRun run) : HttpMessageHandler
{
    private static readonly TimeSpan LongestTrip = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int MaxTries = 12;

    private Scheduler Scheduler => run.Scheduler;

    /// <summary>Activities that nobody has ever answered: the person was told so.</summary>
    public int GivenUp { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(request.Content!.ReadAsStream(cancellationToken)); // An activity is a body.
        string activity = reader.ReadToEnd();
        TaskCompletionSource<HttpResponseMessage> answer = new();
        run.People.Start(() => DeliverAsync(activity, answer));
        return answer.Task;
    }

    private async Task DeliverAsync(string activity, TaskCompletionSource<HttpResponseMessage> answer)
    {
        for (int attempt = 1; attempt <= MaxTries; attempt++)
        {
            if (await TryAsync(activity) is { Status: < 500 } said)
            {
                if (Scheduler.Chance(run.Weather.Repeated))
                {
                    Scheduler.After(Scheduler.Some(TimeSpan.FromSeconds(30)), () => run.People.Start(() => TryAsync(activity)));
                }

                Give(answer, new HttpResponseMessage((HttpStatusCode)said.Status) { Content = new StringContent(said.Body, Encoding.UTF8, "application/json") });
                return;
            }

            await Scheduler.DelayAsync(Scheduler.Some(TimeSpan.FromSeconds(5 * attempt)));
        }

        GivenUp++;
        Scheduler.After(TimeSpan.Zero, () => answer.TrySetException(new HttpRequestException("Nobody has answered.")));
    }

    /// <summary>Outside of any process, so that the client's own code goes on at once.</summary>
    private void Give(TaskCompletionSource<HttpResponseMessage> answer, HttpResponseMessage response) =>
        Scheduler.After(TimeSpan.Zero, () => answer.TrySetResult(response));

    /// <returns><see langword="null"/> when there was no answer: nobody runs, it died, or it took too long.</returns>
    private async Task<(int Status, string Body)?> TryAsync(string activity)
    {
        await Scheduler.DelayAsync(Scheduler.Some(LongestTrip));
        Replica[] running = [.. run.Replicas.Where(replica => replica is { IsReady: true, Process.IsAlive: true })];
        if (running.Length == 0)
        {
            return null;
        }

        Replica replica = Scheduler.Any(running);
        TaskCompletionSource<(int, string)?> answer = new();
        replica.Process.Died += () => Scheduler.After(TimeSpan.Zero, () => answer.TrySetResult(null));
        Scheduler.After(Patience, () => answer.TrySetResult(null));
        replica.Process.Start(async () =>
        {
            (int status, string body) = await replica.AnswerAsync(activity);
            run.Witness.Answered(activity, status, body);
            Scheduler.After(Scheduler.Some(LongestTrip), () => answer.TrySetResult((status, body)));
        });
        return await answer.Task;
    }
}
