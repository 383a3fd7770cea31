using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using ChatServiceDesk.Audit;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Simulation.Checks;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>The real desk without a socket: bodies go straight to its endpoint, its messages to a connector in this process.</summary>
internal sealed class FuzzDesk : IAsyncDisposable
{
    private readonly WebApplication _desk;
    private readonly MessagesEndpoint _endpoint;
    private readonly List<Heard> _heard = [];

    private FuzzDesk(WebApplication desk, ITable table, FuzzWire wire, ComplaintLog log, FakeClock clock)
    {
        (_desk, Table, Wire, Log, Clock) = (desk, table, wire, log, clock);
        _endpoint = desk.Services.GetRequiredService<MessagesEndpoint>();
    }

    /// <summary>What was really written, whatever the desk is made to believe.</summary>
    public ITable Table { get; }

    public FuzzWire Wire { get; }

    public ComplaintLog Log { get; }

    public FakeClock Clock { get; }

    /// <summary>Everything that the desk could read, with its answers.</summary>
    public IReadOnlyList<Heard> Heard => _heard;

    /// <param name="table">Where it keeps its tickets.</param>
    /// <param name="distorted">What it reads them through; the table itself if not given.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "They end with the process; nothing behind them is held.")]
    public static async Task<FuzzDesk> StartAsync(MemoryTable table, ITable? distorted, CancellationToken cancellationToken)
    {
        FuzzWire wire = new();
        ComplaintLog log = new();
        FakeClock clock = new(DeskStage.Start);
        CommandLine line = CommandLine.Parse(["serve", "--data", "nowhere"]);
        WebApplication desk = await DeskHost.BuildAsync(line, DeskFile.Read(line.Config) with { Knowledge = null, Shards = 3, Limits = new Limits { ActivitiesPerMinute = 0 } }, builder =>
        {
            builder.Environment.EnvironmentName = Environments.Development;
            builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
            builder.Services
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton(new Random(1))
                .AddSingleton(new AgendaOptions { RunsByItself = false })
                .AddSingleton(TrainedEar.Instance)
                .AddSingleton(SendingRates.None)
                .AddSingleton(new HttpClient(wire) { Timeout = Timeout.InfiniteTimeSpan })
                .AddSingleton(distorted ?? table);
        }, cancellationToken);
        return new FuzzDesk(desk, table, wire, log, clock);
    }

    /// <summary>Posts a body from this machine.</summary>
    /// <returns>The status, and what was heard; <see langword="null"/> when it was no activity.</returns>
    public async Task<(int Status, Heard? Heard)> PostAsync(byte[] body, string contentType = "application/json")
    {
        using MemoryStream answer = new();
        DefaultHttpContext context = new() { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        context.Request.ContentType = contentType;
        context.Request.Body = new MemoryStream(body);
        context.Response.Body = answer;
        await _endpoint.HandleAsync(context);
        Heard? heard = Checks.Heard.Of(body, Encoding.UTF8.GetString(answer.GetBuffer().AsSpan(0, (int)answer.Length)));
        if (heard is not null && context.Response.StatusCode is StatusCodes.Status200OK)
        {
            _heard.Add(heard);
        }

        return (context.Response.StatusCode, heard);
    }

    /// <summary>Moves the clock and lets the desk send everything that is due.</summary>
    public Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        Clock.Advance(time);
        return _desk.Services.GetRequiredService<AgendaPump>().RunDueAsync(cancellationToken);
    }

    /// <summary>What <c>verify</c> says of the store; empty if all is well.</summary>
    public async Task<string> VerifyAsync(CancellationToken cancellationToken)
    {
        using StringWriter output = new();
        return await VerifyCommand.RunAsync(Table, Clock, output, cancellationToken) == 0 ? "" : output.ToString();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();
}
