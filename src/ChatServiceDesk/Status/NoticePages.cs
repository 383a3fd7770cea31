using System.Net;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Status;

/// <summary>The pages that the app manifest points to: what the desk keeps about people, and on what terms it is used.</summary>
/// <param name="settings">What the desk is called.</param>
/// <param name="authentication">Which bot it is.</param>
/// <param name="second">Not there unless it is configured.</param>
internal sealed class NoticePages(DeskSettings settings, ChannelAuthenticationOptions authentication, SecondEar? second = null)
{
    private const string Model =
        " What the desk is not sure about, long reports, and what an article may answer are also read by a language model of Azure OpenAI that your organisation has set up; passwords, addresses, telephone numbers and the like are taken out before, and your name is not sent. What the model writes is marked as AI-generated.";

    public IResult Privacy() => Page(
        "Privacy",
        $"""
        <p>The desk keeps what it needs to work on your reports: your name and directory id, your chat with the desk as an address for answers, your time zone, what you report, what agents and you write about it, the pictures and files that you and agents send about it, and your rating. Each step is written into the ticket's history with its time and who made it.</p>
        <p>Your report is read by the team that works on it. It is stored in your organisation's own storage{(second is null ? " and is sent nowhere else by this desk" : "")}.{(second is null ? "" : Model)} Ask the people who run the desk for a copy of your data or for its deletion.</p>
        """);

    /// <summary>What a browser shows at the address of a ticket: the way to the chat, and nothing of any ticket.</summary>
    public IResult Ticket(TicketNumber number) => Page(
        number.ToString(),
        $"""
        <p>This is the address of a ticket. The desk tells you about your tickets in Microsoft Teams: write <b>{number}</b> to it there.</p>
        {(authentication.AppId is { Length: > 0 } app ? $"<p><a href=\"https://teams.microsoft.com/l/chat/0/0?users=28:{Uri.EscapeDataString(app)}\">Open the chat in Teams</a></p>" : "")}
        """);

    public IResult Terms() => Page(
        "Terms of use",
        """
        <p>The desk is run by your organisation for its own people. Report what you need for your work; don't send passwords, they are never needed.</p>
        <p>Due times on cards are targets, not promises. The software is provided under the MIT licence, without warranty.</p>
        """);

    private IResult Page(string title, string body) => Results.Content(
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}}: {{WebUtility.HtmlEncode(settings.Name)}}</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem; color-scheme: light dark }
        </style>
        </head>
        <body>
        <h1>{{WebUtility.HtmlEncode(settings.Name)}}: {{title}}</h1>
        {{body}}
        </body>
        </html>
        """,
        "text/html; charset=utf-8");
}
