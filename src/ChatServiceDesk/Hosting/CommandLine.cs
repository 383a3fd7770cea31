using System.Globalization;

namespace ChatServiceDesk.Hosting;

/// <summary>What somebody typed after the program's name.</summary>
internal sealed record CommandLine
{
    public const string DefaultUrl = "http://127.0.0.1:3978";
    public const int DefaultPlaygroundPort = 56150;
    public const int DefaultWeeks = 12;

    public required string Command { get; init; }

    /// <summary>Where the desk listens.</summary>
    public Uri Url { get; init; } = new(DefaultUrl);

    /// <summary>The folder of the embedded storage.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The desk's configuration; the sample beside the program if not given.</summary>
    public string Config { get; init; } = Path.Combine(AppContext.BaseDirectory, "desk.yaml");

    /// <summary>Whether to start the local Teams client; <see langword="null"/>: in Development without an app id.</summary>
    public bool? Playground { get; init; }

    /// <summary>Where the local Teams client listens; 0 takes any free port.</summary>
    public int PlaygroundPort { get; init; } = DefaultPlaygroundPort;

    /// <summary>Whether standard input has an object on each line instead of a text.</summary>
    public bool ReadsObjects { get; init; }

    /// <summary>How many weeks a report is about, 1 to 520; <see langword="null"/>: as many as are usual.</summary>
    public int? Weeks { get; init; }

    /// <summary>Whether a report is printed for programs.</summary>
    public bool AsJson { get; init; }

    /// <summary>Files to learn from, to set thresholds with, and to measure.</summary>
    public IReadOnlyList<string> Train { get; init; } = [];

    public IReadOnlyList<string> Validate { get; init; } = [];

    public IReadOnlyList<string> Test { get; init; } = [];

    /// <summary>The label of texts that belong to none of the others; <see langword="null"/> when there is none.</summary>
    public string? OutOfScope { get; init; }

    /// <exception cref="UsageException">Something that the program does not know.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        int start = args.Count > 0 && !args[0].StartsWith('-') ? 1 : 0;
        CommandLine line = new() { Command = start == 1 ? args[0] : "serve" };
        if (Commands.Find(line.Command) is null)
        {
            throw new UsageException($"There is no command '{line.Command}'. Run with --help to see the commands.");
        }

        for (int i = start; i < args.Count; i++)
        {
            line = args[i] switch
            {
                "--help" or "-h" => line with { Command = Commands.Help },
                "--version" => line with { Command = Commands.Version },
                "--no-playground" => line with { Playground = false },
                "--playground" => line with { Playground = true },
                "--urls" => line with { Url = ReadUrl(Value(args, ref i)) },
                "--data" => line with { Data = Value(args, ref i) },
                "--config" => line with { Config = Value(args, ref i) },
                "--playground-port" => line with { PlaygroundPort = ReadPort(Value(args, ref i)) },
                "--jsonl" => line with { ReadsObjects = true },
                "--weeks" => line with { Weeks = ReadWeeks(Value(args, ref i)) },
                "--json" => line with { AsJson = true },
                "--train" => line with { Train = [.. line.Train, Value(args, ref i)] },
                "--validate" => line with { Validate = [.. line.Validate, Value(args, ref i)] },
                "--test" => line with { Test = [.. line.Test, Value(args, ref i)] },
                "--oos" => line with { OutOfScope = Value(args, ref i) },
                var unknown => throw new UsageException($"There is no option '{unknown}'. Run with --help to see the options."),
            };
        }

        return Check(line);
    }

    private static CommandLine Check(CommandLine line)
    {
        if (line.Command is Commands.Help or Commands.Version) return line;
        if ((line.Weeks is not null || line.AsJson) && line.Command != Commands.Report) throw new UsageException("The options --weeks and --json belong to 'report'. Write report --weeks 4");
        bool measuresFiles = line.Train.Count > 0 || line.Validate.Count > 0 || line.Test.Count > 0 || line.OutOfScope is not null;
        if (!measuresFiles) return line;
        if (line.Command != Commands.Evaluate) throw new UsageException("The options --train, --validate, --test and --oos belong to 'evaluate'. Write evaluate --train FILE --test FILE");
        if (line.Train.Count == 0) throw new UsageException("There is nothing to learn from. Add --train FILE");
        return line.Test.Count > 0 ? line : throw new UsageException("There is nothing to measure. Add --test FILE");
    }

    private static string Value(IReadOnlyList<string> args, ref int i) =>
        i + 1 < args.Count && args[i + 1].Length > 0 && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
            ? args[++i]
            : throw new UsageException($"The option '{args[i]}' needs a value. Run with --help to see an example.");

    /// <summary>TLS ends before the desk: at App Service, or at whatever proxy stands there.</summary>
    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/"
            ? url
            : throw new UsageException($"'{text}' is no address to listen on. Write --urls {DefaultUrl}");

    private static int ReadWeeks(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int weeks) && weeks is >= 1 and <= 520
            ? weeks
            : throw new UsageException($"'{text}' is no number of weeks. Write --weeks {DefaultWeeks}");

    private static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 0 and <= 65535
            ? port
            : throw new UsageException($"'{text}' is no port. Write --playground-port {DefaultPlaygroundPort}");
}
