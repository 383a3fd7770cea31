using System.Net;
using System.Net.Sockets;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Playground;
using ChatServiceDesk.Teams.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatServiceDesk.Hosting;

/// <summary>Runs the desk until somebody stops it, with the local Teams client beside it where that makes sense.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken cancellationToken)
    {
        DeskSettings settings = DeskFile.Read(line.Config);
        CheckAddress(line.Url);
        await using WebApplication app = await DeskHost.BuildAsync(line, settings, change: null, cancellationToken);
        await StartAsync(app, line, cancellationToken);
        Uri address = AddressOf(app);
        await output.WriteLineAsync($"{settings.Name} is running.");
        await output.WriteLineAsync($"  Desk         {address}");
        await output.WriteLineAsync($"  Data         {app.Services.GetRequiredService<Status.DeskFacts>().Storage}");
        await output.WriteLineAsync($"  Config       {line.Config}");
        await using PlaygroundProcess? playground = await StartPlaygroundAsync(app, line, address, output);
        await output.WriteLineAsync("Press Ctrl+C to stop.");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>Finds out before anything is opened; the web server would log a page about it first.</summary>
    private static void CheckAddress(Uri url)
    {
        if (!IPAddress.TryParse(url.Host == "localhost" ? "127.0.0.1" : url.Host, out IPAddress? address))
        {
            return; // A name: the web server decides what it stands for.
        }

        using TcpListener probe = new(address, url.Port);
        try
        {
            probe.Start();
        }
        catch (SocketException e)
        {
            throw e.SocketErrorCode is SocketError.AddressAlreadyInUse ? PortTaken(url, e) : NotHere(url, e);
        }
    }

    private static UsageException PortTaken(Uri url, Exception cause) => new($"Port {url.Port} is taken. Choose another with --urls http://127.0.0.1:PORT", cause);

    private static UsageException NotHere(Uri url, Exception cause) => new($"The desk can't listen on {url}. Choose another address with --urls http://127.0.0.1:PORT", cause);

    private static async Task StartAsync(WebApplication app, CommandLine line, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw PortTaken(line.Url, e);
        }
        catch (SocketException e)
        {
            throw NotHere(line.Url, e);
        }
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()); // Kestrel always has it.

    /// <returns><see langword="null"/> when the desk was stopped meanwhile.</returns>
    private static async Task<PlaygroundStart?> StartOrStopAsync(PlaygroundOptions options, WebApplication app)
    {
        try
        {
            return await PlaygroundProcess.StartAsync(options, app.Logger, TimeProvider.System, app.Lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<PlaygroundProcess?> StartPlaygroundAsync(WebApplication app, CommandLine line, Uri address, TextWriter output)
    {
        ChannelAuthenticationOptions authentication = app.Services.GetRequiredService<ChannelAuthenticationOptions>();
        if (!(line.Playground ?? (authentication.IsDevelopment && string.IsNullOrEmpty(authentication.AppId))))
        {
            return null;
        }

        PlaygroundOptions options = new() { Desk = address, Port = line.PlaygroundPort, WorkDirectory = Path.Combine(line.Data, "playground") };
        switch (await StartOrStopAsync(options, app))
        {
            case PlaygroundStart.Running running:
                await output.WriteLineAsync($"  Playground   {running.Address}  (a local Teams client: open it and write to the desk)");
                return running.Process;
            case PlaygroundStart.NoNode:
                await output.WriteLineAsync("  Playground   not started: install Node.js 20 or newer to try the desk in a local Teams client");
                return null;
            case PlaygroundStart.PortTaken taken:
                await output.WriteLineAsync($"  Playground   not started: port {taken.Port} is taken. Choose another with --playground-port PORT");
                return null;
            case PlaygroundStart.Failed failed:
                await output.WriteLineAsync($"  Playground   not started: {failed.Why}");
                return null;
            case null:
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
