using System.Net;
using System.Reflection;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Authentication;

namespace ChatServiceDesk.Status;

/// <summary>The page at <c>/</c> and the answers to health probes. Shows nothing about tickets or people.</summary>
internal sealed class StatusPage(TenantStore tenants, AgendaStore agenda, ChannelKeys keys, ChannelAuthenticationOptions authentication, LocalClassifier ear, DeskSettings settings, DeskFacts facts, TimeProvider clock)
{
    public static string Version { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public async Task<IResult> ShowAsync(CancellationToken cancellationToken)
    {
        string? problem = await ProblemAsync(cancellationToken);
        int overdue = 0;
        int dead = 0;
        if (problem is null)
        {
            (overdue, dead) = await CountAsync(cancellationToken);
        }

        string state = problem is null ? "Running" : "Not ready";
        return Results.Content(
            $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Html(settings.Name)}}: {{state}}</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem; color: #242424; background: #fafafa }
            main { background: #fff; border: 1px solid #e0e0e0; border-radius: 8px; padding: 1.5rem 2rem }
            h1 { font-size: 1.4rem; margin: 0 0 1rem }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.5rem; margin: 0 }
            dt { color: #616161 } dd { margin: 0 }
            .ok { color: #0e700e } .bad { color: #b10e1c }
            @media (prefers-color-scheme: dark) {
              body { color: #fff; background: #1f1f1f } main { background: #292929; border-color: #424242 }
              dt { color: #adadad } .ok { color: #54b054 } .bad { color: #dc626d }
            }
            </style>
            </head>
            <body>
            <main>
            <h1>{{Html(settings.Name)}}</h1>
            <dl>
            <dt>State</dt><dd class="{{(problem is null ? "ok" : "bad")}}">{{state}}{{(problem is null ? "" : $": {Html(problem)}")}}</dd>
            <dt>Version</dt><dd>{{Html(Version)}}</dd>
            <dt>Queues</dt><dd>{{Html(string.Join(", ", settings.Queues.Select(queue => queue.Name)))}}</dd>
            <dt>Overdue work</dt><dd class="{{(overdue == 0 ? "ok" : "bad")}}">{{overdue}}</dd>
            <dt>Dead letters</dt><dd class="{{(dead == 0 ? "ok" : "bad")}}">{{dead}}</dd>
            <dt>Storage</dt><dd>{{Html(authentication.IsDevelopment ? facts.Storage : "configured")}}</dd>
            <dt>Bot endpoint</dt><dd>/api/messages</dd>
            </dl>
            </main>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    /// <summary>200 when the desk can work, else 503 with one word about what it lacks.</summary>
    public async Task<IResult> ReadyAsync(CancellationToken cancellationToken) =>
        await ProblemAsync(cancellationToken) is { } problem
            ? Results.Text(problem, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready");

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tenants.ProbeAsync(cancellationToken);
        }
        catch (TableException)
        {
            return "storage";
        }

        ear.Understand("ready?");
        return authentication.AppId is { Length: > 0 } && !await keys.AreReadyAsync(cancellationToken) ? "signing keys" : null;
    }

    /// <summary>Work is overdue when it has been due for longer than any replica needs to take it up.</summary>
    private async Task<(int Overdue, int Dead)> CountAsync(CancellationToken cancellationToken)
    {
        int overdue = 0;
        int dead = 0;
        DateTimeOffset late = clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        await foreach (string partition in tenants.PartitionsAsync(cancellationToken))
        {
            await foreach (var _ in agenda.DueAsync(partition, late, cancellationToken))
            {
                overdue++;
            }

            await foreach (var _ in agenda.DeadLettersAsync(partition, cancellationToken))
            {
                dead++;
            }
        }

        return (overdue, dead);
    }
}
