using System.Globalization;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Classifier.Redaction;
using ChatServiceDesk.Tickets;
using Level = ChatServiceDesk.Tickets.Level;

namespace ChatServiceDesk.Configuration;

/// <summary>Reads <c>desk.yaml</c>. Every mistake is one line with file, line and remedy.</summary>
internal static class DeskFile
{
    private const int MostShards = 64;
    private const string ShippedKnowledge = "knowledge";

    /// <exception cref="DeskFileException">The file can't be used; the message says where and why.</exception>
    public static DeskSettings Read(string file)
    {
        YamlSection root = YamlSection.Load(file);
        IReadOnlyList<YamlSection> teams = root.Sections("queues");
        Queue[] queues = [.. teams.Select(ReadQueue)];
        if (queues.Length == 0)
        {
            throw root.Missing("queues");
        }

        CheckUnique(teams, queues);
        Queue byDefault = FindQueue(root, "defaultQueue", root.RequiredText("defaultQueue"), queues);
        Dictionary<string, BusinessHours> hours = ReadHours(root.RequiredSection("hours"));
        YamlSection priorities = root.RequiredSection("priorities");
        (IReadOnlyList<Category> categories, Additions additions) = CategoriesSection.Read(
            root.RequiredSection("categories"), category => FindQueue(category, "queue", category.RequiredText("queue"), queues));
        DeskSettings settings = new()
        {
            Name = root.RequiredText("name"),
            Shards = root.Number("shards", 1, MostShards) ?? 1,
            Queues = queues,
            DefaultQueue = byDefault,
            Categories = categories,
            Additions = additions,
            Channels = [.. root.Sections("channels").Select(section => ReadChannel(section, queues))],
            Limits = ReadLimits(root.Section("limits")),
            Privacy = ReadPrivacy(root.Section("privacy")),
            Similar = ReadSimilar(root.Section("similar")),
            Intake = ReadIntake(root.Section("intake")),
            Notifying = Notifying.Read(root.Section("notifications")),
            Files = FilesSection.Read(root.Section("files")),
            Knowledge = ReadKnowledge(root, file),
            Matrix = ReadMatrix(priorities),
            Terms = ReadTerms(priorities, root.Section("afterResolution"), SurveysSection.Read(root.Section("surveys")), hours),
            Zone = ReadZone(root, "timeZone"),
        };
        priorities.NothingElse();
        root.NothingElse();
        return settings;
    }

    private static Queue ReadQueue(YamlSection section)
    {
        string name = section.RequiredText("name");
        string key = Queue.KeyOf(name);
        if (key.Length is 0 or > 40 || key is "all" or "operators" || key.Any(letter => !char.IsLetterOrDigit(letter) && letter != '-'))
        {
            throw section.Mistake("name", "must be 1 to 40 letters, digits, spaces and dashes, and neither 'all' nor 'operators'");
        }

        Queue queue = new(key, name, section.Flag("restricted") ?? false) { Lead = ReadLead(section.Section("lead")) };
        section.NothingElse();
        return queue;
    }

    private static Lead? ReadLead(YamlSection? section)
    {
        if (section is null)
        {
            return null;
        }

        Lead lead = new(section.RequiredText("id"), section.RequiredText("name"));
        section.NothingElse();
        return Guid.TryParseExact(lead.Id, "D", out _) ? lead : throw section.Mistake("id", "must be the object id of a person in Entra, such as 6e5f33f7-9d7a-40c2-8b2c-bfd90cb7151a");
    }

    private static void CheckUnique(IReadOnlyList<YamlSection> sections, Queue[] queues)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        if (queues.Index().FirstOrDefault(queue => !keys.Add(queue.Item.Key)) is (var second, { } twice))
        {
            throw sections[second].Mistake("name", $"is '{twice.Name}' like that of another queue. Give each queue a name of its own");
        }
    }

    private static Queue FindQueue(YamlSection section, string key, string name, Queue[] queues) =>
        queues.FirstOrDefault(queue => queue.Key == Queue.KeyOf(name))
        ?? throw section.Mistake(key, name, $"names the queue '{name}', which is not under 'queues' ({string.Join(", ", queues.Select(queue => queue.Name))})");

    private static ConfiguredChannel ReadChannel(YamlSection section, Queue[] queues)
    {
        IReadOnlyList<string> named = section.Texts("queues");
        bool all = named is ["all"];
        bool operators = named is ["operators"];
        ConfiguredChannel channel = new(
            section.RequiredText("tenant"),
            section.RequiredText("channel"),
            all ? [] : operators ? [.. named] : [.. named.Select(name => FindQueue(section, "queues", name, queues).Key)]);
        if (named.Count == 0)
        {
            throw section.Missing("queues");
        }

        section.NothingElse();
        return channel;
    }

    private static Dictionary<string, BusinessHours> ReadHours(YamlSection section)
    {
        Dictionary<string, BusinessHours> hours = new(StringComparer.Ordinal) { ["always"] = BusinessHours.Always };
        foreach (string name in section.Keys)
        {
            BusinessHours calendar = ReadBusinessHours(section, name);
            if (!hours.TryAdd(name, calendar))
            {
                throw section.Mistake(name, "means around the clock already. Give these hours another name");
            }
        }

        section.NothingElse();
        return hours;
    }

    private static BusinessHours ReadBusinessHours(YamlSection parent, string name)
    {
        YamlSection section = parent.RequiredSection(name);
        TimeZoneInfo zone = ReadZone(section, "timeZone");
        List<BusinessHours.Shift> shifts = [];
        foreach (DayOfWeek day in Enum.GetValues<DayOfWeek>())
        {
            string key = day.ToString().ToLowerInvariant();
            shifts.AddRange(section.Texts(key).Select(text => ReadShift(section, key, day, text)));
        }

        DateOnly[] holidays = [.. section.Texts("holidays").Select(text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                ? date
                : throw section.Mistake("holidays", text, $"has '{text}'. Write days as 2026-12-25"))];
        section.NothingElse();
        try
        {
            return new BusinessHours(zone, shifts, holidays);
        }
        catch (ArgumentException)
        {
            throw parent.Mistake(name, "needs at least one shift, and shifts that neither end before they start nor overlap");
        }
    }

    private static BusinessHours.Shift ReadShift(YamlSection section, string key, DayOfWeek day, string text) =>
        text.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly start)
        && TryReadEnd(to.Trim(), out TimeOnly end)
            ? new BusinessHours.Shift(day, start, end)
            : throw section.Mistake(key, text, $"has '{text}'. Write a shift as 08:00-18:00");

    private static bool TryReadEnd(string text, out TimeOnly end)
    {
        end = TimeOnly.MaxValue;
        return text == "24:00" || TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out end);
    }

    private static TimeZoneInfo ReadZone(YamlSection section, string key)
    {
        string id = section.RequiredText(key);
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone)
            ? zone
            : throw section.Mistake(key, $"is '{id}', which is no time zone here. Write one such as Europe/Berlin or UTC");
    }

    private static PriorityMatrix ReadMatrix(YamlSection priorities)
    {
        if (priorities.Section("matrix") is not { } section)
        {
            return PriorityMatrix.Itil;
        }

        List<Priority> cells = [];
        foreach (Level impact in Enum.GetValues<Level>())
        {
            string key = $"impact{impact}";
            IReadOnlyList<string> row = section.Texts(key);
            cells.AddRange(row.Select(text => ReadPriority(section, key, text)));
            if (row.Count != 3)
            {
                throw section.Mistake(key, "must have three priorities: for low, medium and high urgency");
            }
        }

        section.NothingElse();
        try
        {
            return new PriorityMatrix(cells);
        }
        catch (ArgumentException)
        {
            throw priorities.Mistake("matrix", "must not give a lower priority to more impact or more urgency");
        }
    }

    private static Priority ReadPriority(YamlSection section, string key, string text) =>
        text.Length == 2 && Enum.TryParse(text, out Priority priority) && Enum.IsDefined(priority)
            ? priority
            : throw section.Mistake(key, text, $"has '{text}'. Priorities are P1 to P5");

    private static Terms ReadTerms(YamlSection priorities, YamlSection? after, SurveyTerms surveys, Dictionary<string, BusinessHours> hours)
    {
        Dictionary<Priority, ServiceTarget> targets = [];
        YamlSection section = priorities.RequiredSection("targets");
        foreach (Priority priority in Enum.GetValues<Priority>())
        {
            YamlSection target = section.RequiredSection(priority.ToString());
            string calendar = target.RequiredText("hours");
            targets[priority] = new ServiceTarget(
                target.RequiredDuration("firstResponse"),
                target.RequiredDuration("resolution"),
                hours.GetValueOrDefault(calendar) ?? throw target.Mistake("hours", $"is '{calendar}', which is not under 'hours' ({string.Join(", ", hours.Keys)})"));
            target.NothingElse();
        }

        section.NothingElse();
        Terms standard = new(targets);
        Terms terms = new(targets)
        {
            CloseAfter = after?.Duration("closeAfter") ?? standard.CloseAfter,
            ReopenWithin = after?.Duration("reopenWithin") ?? standard.ReopenWithin,
            Surveys = surveys,
        };
        after?.NothingElse();
        return terms.ReopenWithin >= terms.CloseAfter
            ? terms
            : throw after!.Mistake("reopenWithin", "must not be shorter than closeAfter"); // Only a file that sets one of them can get here.
    }

    private static Privacy ReadPrivacy(YamlSection? section)
    {
        Privacy standard = new();
        if (section is null)
        {
            return standard;
        }

        IReadOnlyList<string> kinds = section.Texts("redactStored");
        Privacy privacy = new()
        {
            RedactStored = section.Keys.Contains("redactStored") ? [.. kinds.Select(name => ReadKind(section, name))] : standard.RedactStored,
            OwnDomains = [.. section.Texts("ownDomains").Select(domain => Uri.CheckHostName(domain) is UriHostNameType.Dns && domain.Contains('.', StringComparison.Ordinal)
                ? domain
                : throw section.Mistake("ownDomains", domain, $"has '{domain}'. Write domains as example.com"))],
        };
        section.NothingElse();
        return privacy;
    }

    private static SensitiveKind ReadKind(YamlSection section, string name) =>
        Privacy.Names.TryGetValue(name, out SensitiveKind kind)
            ? kind
            : throw section.Mistake("redactStored", name, $"has '{name}'. It may have: {string.Join(", ", Privacy.Names.Keys)}. Passwords, keys and codes are never kept");

    /// <summary>A relative folder is beside the file. The articles that ship are beside the desk itself.</summary>
    private static string? ReadKnowledge(YamlSection root, string file)
    {
        if (root.TextOrEmpty("knowledge") is not { } named)
        {
            return Path.Combine(AppContext.BaseDirectory, ShippedKnowledge) is var shipped && System.IO.Directory.Exists(shipped) ? shipped : null;
        }

        string folder = Path.GetFullPath(named, Path.GetDirectoryName(Path.GetFullPath(file)) ?? "");
        return named.Length == 0 ? null
            : System.IO.Directory.Exists(folder) ? folder
            : throw root.Mistake("knowledge", $"names the folder '{named}', which is not there. Create it, name another, or write \"\" for none");
    }

    private static Similar ReadSimilar(YamlSection? section)
    {
        Similar standard = new();
        if (section is null)
        {
            return standard;
        }

        Similar similar = new()
        {
            Within = section.Text("within") == "0" ? TimeSpan.Zero : section.Duration("within") ?? standard.Within,
            Medium = ReadPeople(section, "medium") ?? standard.Medium,
            High = ReadPeople(section, "high") ?? standard.High,
            Follow = ReadPeople(section, "follow") ?? standard.Follow,
        };
        section.NothingElse();
        return similar.Within > TimeSpan.FromDays(7) ? throw section.Mistake("within", "must not be longer than 7d")
            : similar is { High: > 0 } && similar.High < similar.Medium ? throw section.Mistake("high", "must not be less than 'medium'")
            : similar;
    }

    /// <summary>One person alone is no group.</summary>
    private static int? ReadPeople(YamlSection section, string key) =>
        section.Number(key, 0, Similar.MostPeople) is not 1 and var people ? people : throw section.Mistake(key, "must be 0 for never, or 2 or more people");

    private static IntakeRules ReadIntake(YamlSection? section)
    {
        IntakeRules standard = new();
        IntakeRules rules = new() { MostQuestions = section?.Number("mostQuestions", 0, 5) ?? standard.MostQuestions };
        section?.NothingElse();
        return rules;
    }

    private static Limits ReadLimits(YamlSection? section)
    {
        Limits standard = new();
        Limits limits = new()
        {
            AppPerSecond = section?.Number("appPerSecond", 1, 1000) ?? standard.AppPerSecond,
            ActivitiesPerMinute = section?.Number("activitiesPerMinute", 0, Limits.MostActivitiesPerMinute) ?? standard.ActivitiesPerMinute,
        };
        section?.NothingElse();
        return limits;
    }
}
