namespace ChatServiceDesk.Hosting;

/// <summary>Every command with the words that <c>--help</c> prints about it.</summary>
internal static class Commands
{
    public const string Serve = "serve";
    public const string Verify = "verify";
    public const string DeadLetters = "deadletters";
    public const string Replay = "replay";
    public const string Report = "report";
    public const string Classify = "classify";
    public const string Evaluate = "evaluate";
    public const string Train = "train";
    public const string Help = "help";
    public const string Version = "version";

    private static readonly (string Name, string What)[] All =
    [
        (Serve, "run the desk (what happens without a command)"),
        (Verify, "check every invariant of a store; exit code 1 with the list of what is wrong"),
        (DeadLetters, "list the notifications that were given up, with their reasons"),
        (Replay, "put every dead letter back into the agenda"),
        (Report, "how often the desk's first decision about a ticket was right, what articles have spared, and how satisfied requesters were, by week"),
        (Classify, "say what each line of standard input is about, as JSON"),
        (Evaluate, "measure the classifier: on its own measuring file, or with --train and --test on any labelled text"),
        (Train, "train the classifier and keep its model in the data folder, so that the next start only loads it"),
        (Version, "print the version"),
        (Help, "print this help"),
    ];

    public static string? Find(string name) => Array.Find(All, command => command.Name == name).Name;

    public static string Text => $$"""
        Chat Service Desk: the service desk that lives in Microsoft Teams.

        Usage: ChatServiceDesk [command] [options]

        Commands
        {{string.Join('\n', All.Select(command => $"  {command.Name,-12} {command.What}"))}}

        Options
          --data DIR              folder of the embedded storage (default: data)
          --config FILE           the desk's configuration (default: the sample desk.yaml)
          --urls URL              where the desk listens (default: {{CommandLine.DefaultUrl}})
          --no-playground         don't start the local Teams client
          --playground-port PORT  where the local Teams client listens (default: {{CommandLine.DefaultPlaygroundPort}})

        Options of report
          --weeks N               weeks that count, the current one included (default: {{CommandLine.DefaultWeeks}})
          --json                  print JSON instead of tables

        Options of classify
          --jsonl                 each line of standard input is an object with a text: {"text":"..."}

        Options of evaluate: files with one object a line, {"text":"...","label":"..."}; each can be given several times
          --train FILE            what to learn from
          --validate FILE         what thresholds and temperature are set with (default: a fifth of the training text)
          --test FILE             what is only measured
          --oos LABEL             the label of texts that belong to none of the others

        Settings (environment variables or appsettings.json)
          MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId, MicrosoftAppPassword, MicrosoftAppCertificatePath
                                  who the bot is; without an app id it serves this machine only, in Development only
          Storage__TableEndpoint, Storage__ConnectionString, Storage__TableName
                                  Azure Table storage instead of the embedded one
          OpenAI__Endpoint, OpenAI__Deployment, OpenAI__Key, OpenAI__Scope, OpenAI__TokensPerDay, OpenAI__MessagesPerPersonAndHour
                                  a model of Azure OpenAI as a second ear; off if not set
        """;
}
