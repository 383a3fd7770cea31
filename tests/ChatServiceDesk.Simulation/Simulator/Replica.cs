using System.Net;
using System.Text;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Simulation;

/// <summary>One process of the desk: the real container, from the endpoint down, on a simulated table and wire.</summary>
internal sealed class Replica
{
    private readonly ServiceProvider _services;
    private readonly SimulatedClock _clock;

    private Replica(SimulatedProcess process, SimulatedClock clock, ServiceProvider services) => (Process, _clock, _services) = (process, clock, services);

    public SimulatedProcess Process { get; }

    /// <summary>It has read the table once, so it knows the time, and answers requests.</summary>
    public bool IsReady { get; private set; }

    public static Replica Start(SimulatedRun run, string name)
    {
        SimulatedProcess process = new(run.Scheduler, name);
        TimeSpan skew = run.Weather.Skew * ((run.Scheduler.Dice.NextDouble() * 2) - 1);
        SimulatedClock own = new(run.Scheduler, process, skew);
        ServiceClock clock = new(own);
        SimulatedTable table = new(run.Scheduler, run.Table, process, clock, () => run.Weather, run.Bug, run.Committed);
        SimulatedWire wire = new(run.Scheduler, process, run.Tenants, () => run.Weather, run.Deliveries);
        Replica replica = new(process, own, Build(run, table, run.Bug is Bug.OwnClock ? own : clock, wire));
        run.Scheduler.Note($"{name} starts, {skew} off");
        process.Start(replica.RunAsync);
        return replica;
    }

    public void Jump(TimeSpan by) => _clock.Jump(by);

    /// <summary>Answers one activity, from the bytes of the body to the bytes of the answer.</summary>
    public async Task<(int Status, string Body)> AnswerAsync(string activity)
    {
        using MemoryStream answer = new();
        DefaultHttpContext context = new() { RequestServices = _services };
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json; charset=utf-8";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(activity));
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Response.Body = answer;
        await _services.GetRequiredService<MessagesEndpoint>().HandleAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    private async Task RunAsync()
    {
        while (!IsReady)
        {
            try
            {
                await _services.GetRequiredService<TenantStore>().ProbeAsync(CancellationToken.None);
                IsReady = true;
            }
            catch (TableException)
            {
                // As in a real start, which would be tried again by whoever runs the process.
            }
        }

        await _services.GetRequiredService<AgendaPump>().KeepSweepingAsync(CancellationToken.None);
    }

    private static ServiceProvider Build(SimulatedRun run, SimulatedTable table, TimeProvider clock, SimulatedWire wire)
    {
        IServiceCollection services = DeskHost.Services(
            SimulatedRun.Settings,
            new AgendaOptions { SweepEvery = TimeSpan.FromSeconds(15) },
            new OpenedStorage(table, 1, "simulated", clock),
            new BotIdentity(),
            Identity.Authentication(new BotIdentity(), SimulatedRun.NoSettings, isDevelopment: true));
        services.AddLogging(logging => logging.AddProvider(run.Log));
        services.AddMetrics();
        services.AddSingleton(TrainedEar.Instance);
        services.AddSingleton(new Random(run.Scheduler.Dice.Next()));
        services.AddSingleton(new HttpClient(wire) { Timeout = Timeout.InfiniteTimeSpan });
        return services.BuildServiceProvider(validateScopes: true);
    }
}
