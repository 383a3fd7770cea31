using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Tests.Configuration;

/// <summary>Every mistake is one line: file, line, problem, remedy.</summary>
public sealed class DeskFileMistakeTests : IDisposable
{
    private const string Hr = "  hr: { name: HR, queue: People }\n";
    private const string HrBlock = "  hr:\n    name: HR\n    queue: People\n";
    private const string Gardening = "  gardening:\n    name: Gardening\n    queue: Facilities\n    utterances:\n      - the lawn is dry\n";

    private readonly SampleDeskFile _file = new();

    public void Dispose() => _file.Dispose();

    /// <summary>What stands in the sample, what somebody writes there, what stands in the line that must be named, and what must be said.</summary>
    [Theory]
    // A key is missing: the mapping in which it is to be added.
    [InlineData("name: Service Desk\ntimeZone: Europe/Berlin", "timeZone: UTC", "timeZone: UTC", "'name' is missing. Add it here")]
    [InlineData("defaultQueue: Service Desk", "", "name: Service Desk\n", "'defaultQueue' is missing. Add it here")]
    [InlineData("{ name: Hardware, queue: Workplace }", "{ name: Hardware }", "{ name: Hardware }", "'categories.hardware.queue' is missing")]
    [InlineData(Hr, "", "  access:", "'categories.hr' is missing")]
    [InlineData("  - name: Facilities\n", "  - {}\n", "  - {}", "'queues[5].name' is missing")]
    [InlineData("    queues: all\n", "", "  - tenant:", "'channels[0].queues' is missing")]
    [InlineData("    P3: { firstResponse: 2h, resolution: 16h, hours: office }\n", "", "    P1:", "'priorities.targets.P3' is missing")]
    [InlineData("resolution: 16h, ", "", "    P3:", "'priorities.targets.P3.resolution' is missing")]
    // A key that nobody knows: its own line, and what may stand there.
    [InlineData("shards: 1\n", "shads: 1\n", "shads: 1", "'shads' is unknown. Here may stand: afterResolution, categories, channels, defaultQueue, files, hours, intake, knowledge, limits, name, notifications, priorities, privacy, queues, shards, similar, surveys, timeZone.")]
    [InlineData("  - name: Facilities\n", "  - name: Facilities\n    mail: a@b.example\n", "mail:", "'queues[5].mail' is unknown. Here may stand: lead, name, restricted.")]
    [InlineData("    friday: 08:00-17:00\n", "    friday: 08:00-17:00\n    fryday: 08:00-17:00\n", "fryday", "'hours.office.fryday' is unknown")]
    [InlineData("    impactLow:", "    impactNone: [P5, P5, P5]\n    impactLow:", "impactNone", "'priorities.matrix.impactNone' is unknown")]
    [InlineData("    P1: {", "    P0: { firstResponse: 1m, resolution: 1h, hours: always }\n    P1: {", "P0:", "'priorities.targets.P0' is unknown")]
    [InlineData("  closeAfter: 3d\n", "  closeAfter: 3d\n  closesAfter: 3d\n", "closesAfter", "'afterResolution.closesAfter' is unknown")]
    [InlineData("  activitiesPerMinute: 60", "  activitesPerMinute: 60", "activitesPerMinute", "'limits.activitesPerMinute' is unknown. Here may stand: activitiesPerMinute")]
    [InlineData("  activitiesPerMinute: 60", "  activitiesPerMinute: -1", "activitiesPerMinute", "'limits.activitiesPerMinute' must be a whole number from 0 to 10000.")]
    [InlineData("  # Urgency:", "  urgent: yes\n  # Urgency:", "urgent:", "'priorities.urgent' is unknown")]
    [InlineData("  office:\n", "  ? [a]\n  : b\n  office:\n", "? [a]", "is unknown")]
    [InlineData("limits:\n", "knowledge: nowhere/articles\nlimits:\n", "knowledge: nowhere", "'knowledge' names the folder 'nowhere/articles', which is not there. Create it, name another, or write \"\" for none.")]
    [InlineData("limits:\n", "knowledge: [a, b]\nlimits:\n", "knowledge: [a", "'knowledge' must be a text.")]
    // Of another type than it must be.
    [InlineData("name: Service Desk\ntime", "name: [Service, Desk]\ntime", "[Service, Desk]", "'name' must be a text.")]
    [InlineData("name: Service Desk\ntime", "name:\ntime", "name:\n", "'name' must be a text.")]
    [InlineData("  - name: Facilities\n", "  - name: Facilities\n    lead: { id: nina, name: Nina }\n", "id: nina", "'queues[5].lead.id' must be the object id of a person in Entra")]
    [InlineData("  - name: Facilities\n", "  - name: Facilities\n    lead: { name: Nina }\n", "lead: { name", "'queues[5].lead.id' is missing")]
    [InlineData("  - name: Facilities\n", "  - Facilities\n", "  - Facilities", "'queues' must be a list of mappings.")]
    [InlineData("  access: {", "  access: Identity #", "access: Identity", "'categories.access' must be a mapping of keys to values.")]
    [InlineData("    impactLow: [P5, P4, P3]", "    impactLow: { low: P5 }", "impactLow: {", "'priorities.matrix.impactLow' must be a text or a list of texts.")]
    [InlineData("    impactLow: [P5, P4, P3]", "    impactLow: [P5, [P4], P3]", "impactLow: [P5, [P4]", "'priorities.matrix.impactLow' must be a list of texts.")]
    [InlineData("shards: 1\n", "shards: many\n", "shards: many", "'shards' must be a whole number from 1 to 64.")]
    [InlineData("shards: 1\n", "shards: 0\n", "shards: 0", "'shards' must be a whole number from 1 to 64.")]
    [InlineData("shards: 1\n", "shards: 65\n", "shards: 65", "'shards' must be a whole number from 1 to 64.")]
    [InlineData("shards: 1\n", "shards: 1.5\n", "shards: 1.5", "'shards' must be a whole number from 1 to 64.")]
    // Names something that there isn't.
    [InlineData("defaultQueue: Service Desk", "defaultQueue: Helpdesk", "Helpdesk", "'defaultQueue' names the queue 'Helpdesk', which is not under 'queues' (Service Desk, Workplace, ")]
    [InlineData("{ name: Hardware, queue: Workplace }", "{ name: Hardware, queue: Workshop }", "Workshop", "'categories.hardware.queue' names the queue 'Workshop'")]
    [InlineData("    queues: all\n", "    queues:\n      - Network\n      - Workshop\n", "Workshop", "'channels[0].queues' names the queue 'Workshop'")]
    [InlineData("    queues: all\n", "    queues: [all, Network]\n", "[all,", "'channels[0].queues' names the queue 'all'")]
    // How requesters are asked.
    [InlineData("  delay: 0m\n", "  delay: soon\n", "delay: soon", "'surveys.delay' must be a length of time such as 30s, 15m, 4h or 3d.")]
    [InlineData("  delay: 0m\n", "  delay: 31d\n", "delay: 31d", "'surveys.delay' must not be longer than 30d.")]
    [InlineData("  remindAfter: 2d\n", "  remindAfter: 7d\n", "remindAfter: 7d", "'surveys.remindAfter' must leave time between reminder and end: write a remindAfter that is shorter than expiresAfter, or 0d for no reminder.")]
    [InlineData("  expiresAfter: 7d\n", "  expiresAfter: 0d\n", "expiresAfter: 0d", "'surveys.expiresAfter' must be a length of time")]
    [InlineData("  expiresAfter: 7d\n", "  expiresAfter: 91d\n", "expiresAfter: 91d", "'surveys.expiresAfter' must not be longer than 90d.")]
    [InlineData("  oncePer: 0d\n", "  oncePer: 366d\n", "oncePer: 366d", "'surveys.oncePer' must not be longer than 365d.")]
    [InlineData("  anonymous: false\n", "  anonymous: no\n", "anonymous: no", "'surveys.anonymous' must be true or false.")]
    [InlineData("  followUpWithin: 1d\n", "  followUpWithin: 0\n", "followUpWithin: 0", "'surveys.followUpWithin' must be a length of time")]
    [InlineData("  followUpWithin: 1d\n", "  folowUpWithin: 1d\n", "folowUpWithin", "'surveys.folowUpWithin' is unknown. Here may stand: anonymous, delay, expiresAfter, followUpWithin, oncePer, remindAfter.")]
    // Categories of the desk's own.
    [InlineData(Hr, "  gardening: { name: Gardening, queue: People }\n" + Hr, "gardening", "'categories.gardening' is not a category that the classifier knows, and has no 'utterances' to learn it from. Write at least 5 there, as people would say it, or use one that it knows: access, ")]
    [InlineData(Hr, Gardening + "      - b\n      - c\n      - d\n" + Hr, "    utterances:", "'categories.gardening.utterances' has 4 for a category that the classifier does not know yet. Write at least 5 there, as people would say it.")]
    [InlineData(Hr, "  Gardening: { name: Gardening, queue: People }\n" + Hr, "Gardening", "'categories.Gardening' is no key for a category. Write 1 to 30 small letters a to z, digits and dashes here; what people read stands under 'name'.")]
    [InlineData(Hr, "  a-key-of-more-than-thirty-letter: { name: Gardening, queue: People }\n" + Hr, "a-key", "is no key for a category.")]
    [InlineData(Hr, "  jardin.d: { name: Gardening, queue: People }\n" + Hr, "jardin", "is no key for a category.")]
    [InlineData(Hr, Gardening + "      - The lawn is DRY \n" + Hr, "DRY", "'categories.gardening.utterances[1].text' stands under 'gardening' already. Remove it in one place.")]
    [InlineData(Hr, HrBlock + "    utterances: [The lawn is dry]\n" + Gardening, "- the lawn", "'categories.gardening.utterances[0].text' stands under 'hr' already. Remove it in one place.")]
    [InlineData(Hr, Gardening + "      - 1234\n" + Hr, "1234", "'categories.gardening.utterances[1].text' must be what somebody could write: words, at most 1000 characters.")]
    [InlineData(Hr, Gardening + "      - lawn: it is dry\n" + Hr, "lawn: it", "'categories.gardening.utterances[1].text' is missing. Write { text: \"...\" }, or the text alone, in quotes if it has a colon.")]
    [InlineData(Hr, Gardening + "      - { text: mow it, intent: wish }\n" + Hr, "mow it", "'categories.gardening.utterances[1].intent' is 'wish'. It may be: incident, request, question.")]
    [InlineData(Hr, Gardening + "      - { text: mow it, language: English }\n" + Hr, "mow it", "'categories.gardening.utterances[1].language' is 'English'. Write its ISO 639 code, such as en, de, fr, es.")]
    [InlineData(Hr, Gardening + "      - { text: mow it, lang: de }\n" + Hr, "mow it", "'categories.gardening.utterances[1].lang' is unknown. Here may stand: intent, language, text.")]
    [InlineData(Hr, Gardening + "      - []\n" + Hr, "- []", "'categories.gardening.utterances' must be a list of texts or mappings.")]
    [InlineData(Hr, HrBlock + "    utterances: payslip\n", "utterances: payslip", "'categories.hr.utterances' must be a list of texts or mappings.")]
    [InlineData(Hr, HrBlock + "    words: [payslip, pay slip*]\n", "words:", "'categories.hr.words' has 'pay slip*', which has an asterisk, which may stand only before or behind a single word. Write words as centrifuge, print* or *printer.")]
    [InlineData(Hr, HrBlock + "    words:\n      - payslip\n      - ab*\n", "- ab*", "'categories.hr.words' has 'ab*', which is too short for an asterisk: write at least 3 letters.")]
    [InlineData(Hr, HrBlock + "    words: { payslip: yes }\n", "words:", "'categories.hr.words' must be a text or a list of texts.")]
    [InlineData(Hr, HrBlock + "    ask: [colour]\n", "    ask: [colour]", "'categories.hr.ask[0].what' is 'colour'. It may be: device, application, location, errorText, since; for a question of your own write key, name and question.")]
    [InlineData(Hr, HrBlock + "    ask: [since, since]\n", "    ask: [since, since]", "'categories.hr.ask[1].what' is 'since' a second time. Remove one of them.")]
    [InlineData(Hr, HrBlock + "    ask: [{ key: shift, name: Shift, question: { de: Welche Schicht? } }]\n", "    ask: [{ key: shift", "'categories.hr.ask[0].question.en' is missing.")]
    [InlineData("  mostQuestions: 2\n", "  mostQuestions: 9\n", "mostQuestions:", "'intake.mostQuestions' must be a whole number from 0 to 5.")]
    [InlineData(Hr, HrBlock + "    anonymous: yes\n", "anonymous: yes", "'categories.hr.anonymous' must be true or false.")]
    [InlineData(Hr, HrBlock + "    anonymus: true\n", "anonymus", "'categories.hr.anonymus' is unknown. Here may stand: anonymous, ask, name, queue, utterances, words.")]
    [InlineData(Hr, HrBlock + "    word: payslip\n", "word:", "'categories.hr.word' is unknown. Here may stand: anonymous, ask, name, queue, utterances, words.")]
    [InlineData("name: Service Desk\ntimeZone: Europe/Berlin", "name: Service Desk\ntimeZone: Europe/Bonn", "Europe/Bonn", "'timeZone' is 'Europe/Bonn', which is no time zone here. Write one such as Europe/Berlin or UTC.")]
    [InlineData("  office:\n    timeZone: Europe/Berlin", "  office:\n    timeZone: Mars/Base", "Mars/Base", "'hours.office.timeZone' is 'Mars/Base'")]
    [InlineData("  office:\n    timeZone: Europe/Berlin", "  always:\n    timeZone: Europe/Berlin", "  always:", "'hours.always' means around the clock already. Give these hours another name.")]
    [InlineData("30h, hours: office", "30h, hours: officer", "officer", "'priorities.targets.P4.hours' is 'officer', which is not under 'hours' (always, office).")]
    // Queues.
    [InlineData("  - name: Facilities\n", "  - name: network\n", "- name: network", "'queues[5].name' is 'network' like that of another queue. Give each queue a name of its own.")]
    [InlineData("  - name: Facilities\n", "  - name: All\n", "- name: All", "'queues[5].name' must be 1 to 40 letters, digits, spaces and dashes, and neither 'all' nor 'operators'.")]
    [InlineData("  - name: Facilities\n", "  - name: Operators\n", "- name: Operators", "and neither 'all' nor 'operators'.")]
    // Privacy.
    [InlineData("redactStored: [card, iban, nationalId]", "redactStored: [card, password]", "redactStored:", "'privacy.redactStored' has 'password'. It may have: card, iban, nationalId, email, phone. Passwords, keys and codes are never kept.")]
    [InlineData("redactStored: [card, iban, nationalId]", "redactStored: { card: yes }", "redactStored:", "'privacy.redactStored' must be a text or a list of texts.")]
    [InlineData("redactStored: [card, iban, nationalId]", "redactedStored: [card]", "redactedStored:", "'privacy.redactedStored' is unknown. Here may stand: ownDomains, redactStored.")]
    [InlineData("ownDomains: []", "ownDomains:\n    - example.com\n    - \"@example.org\"", "@example.org", "'privacy.ownDomains' has '@example.org'. Write domains as example.com.")]
    [InlineData("ownDomains: []", "ownDomains: [localhost]", "ownDomains:", "'privacy.ownDomains' has 'localhost'. Write domains as example.com.")]
    [InlineData("  appPerSecond: 50", "  appPerSecond: 0", "appPerSecond", "'limits.appPerSecond' must be a whole number from 1 to 1000.")]
    [InlineData("  appPerSecond: 50", "  appsPerSecond: 5", "appsPerSecond", "'limits.appsPerSecond' is unknown.")]
    [InlineData("  - name: Facilities\n", "  - name: a/b\n", "a/b", "'queues[5].name' must be 1 to 40 letters")]
    [InlineData("  - name: Facilities\n", "  - name: ---\n", "name: ---", "'queues[5].name' must be 1 to 40 letters")]
    [InlineData("  - name: Facilities\n", "  - name: abcdefghij abcdefghij abcdefghij abcdefghi\n", "abcdefghij", "'queues[5].name' must be 1 to 40 letters")]
    // Similar reports.
    [InlineData("  medium: 3\n", "  medium: 1\n", "medium: 1", "'similar.medium' must be 0 for never, or 2 or more people.")]
    [InlineData("  high: 10\n", "  high: 2\n", "high: 2", "'similar.high' must not be less than 'medium'.")]
    [InlineData("  high: 10\n", "  high: 1001\n", "high: 1001", "'similar.high' must be a whole number from 0 to 1000.")]
    [InlineData("  within: 8h\n", "  within: 8d\n", "within: 8d", "'similar.within' must not be longer than 7d.")]
    [InlineData("  within: 8h\n", "  within: soon\n", "within: soon", "'similar.within' must be a length of time")]
    [InlineData("  within: 8h\n", "  withing: 8h\n", "withing", "'similar.withing' is unknown. Here may stand: follow, high, medium, within.")]
    // Hours.
    [InlineData("monday: 08:00-18:00", "monday: 8-18", "8-18", "'hours.office.monday' has '8-18'. Write a shift as 08:00-18:00.")]
    [InlineData("monday: 08:00-18:00", "monday:\n      - 08:00-12:00\n      - 13:00-25:00", "25:00", "'hours.office.monday' has '13:00-25:00'. Write a shift as 08:00-18:00.")]
    [InlineData("monday: 08:00-18:00", "monday: 24:00-18:00", "24:00", "'hours.office.monday' has '24:00-18:00'")]
    [InlineData("monday: 08:00-18:00", "monday: 18:00-08:00", "  office:", "'hours.office' needs at least one shift, and shifts that neither end before they start nor overlap.")]
    [InlineData("monday: 08:00-18:00", "monday: [08:00-13:00, 12:00-18:00]", "  office:", "'hours.office' needs at least one shift")]
    [InlineData("    holidays: [2026-12-25, 2027-01-01]", "    holidays:\n      - 2026-12-25\n      - 2027-02-29", "2027-02-29", "'hours.office.holidays' has '2027-02-29'. Write days as 2026-12-25.")]
    // Priorities.
    [InlineData("impactMedium: [P4, P3, P2]", "impactMedium: [P4, P3, P6]", "P6", "'priorities.matrix.impactMedium' has 'P6'. Priorities are P1 to P5.")]
    [InlineData("impactMedium: [P4, P3, P2]", "impactMedium: [P4, P3, 2]", "P3, 2", "'priorities.matrix.impactMedium' has '2'. Priorities are P1 to P5.")]
    [InlineData("impactMedium: [P4, P3, P2]", "impactMedium: [P4, P3]", "[P4, P3]", "'priorities.matrix.impactMedium' must have three priorities: for low, medium and high urgency.")]
    [InlineData("    impactMedium: [P4, P3, P2]\n", "", "    impactLow:", "'priorities.matrix.impactMedium' must have three priorities")]
    [InlineData("impactHigh: [P3, P2, P1]", "impactHigh: [P3, P2, P3]", "  matrix:", "'priorities.matrix' must not give a lower priority to more impact or more urgency.")]
    [InlineData("reopenWithin: 14d", "reopenWithin: 2d", "reopenWithin: 2d", "'afterResolution.reopenWithin' must not be shorter than closeAfter.")]
    [InlineData("  closeAfter: 3d\n  reopenWithin: 14d", "  closeAfter: 15d", "  closeAfter: 15d", "'afterResolution.reopenWithin' must not be shorter than closeAfter.")]
    // Not YAML.
    [InlineData("  - name: Network\n", "  - name: Network\n  - name: [Network\n", "- name: [Network", "this is not valid YAML. Close the bracket that is open on this line.")]
    [InlineData("{ name: Hardware, queue: Workplace }", "{ name: Hardware, queue: Workplace", "name: Hardware", "this is not valid YAML. Close the bracket")]
    [InlineData("{ name: Hardware, queue: Workplace }", "{ name: 'Hardware, queue: Workplace }", "name: 'Hardware", "this is not valid YAML. Check indentation, quotes")]
    [InlineData("shards: 1\n", "shards: 1\nshards: 2\n", "shards: 2", "this is not valid YAML. Check indentation, quotes and duplicate keys on this line.")]
    [InlineData("    tuesday: 08:00-18:00", "   tuesday: 08:00-18:00", "   tuesday", "this is not valid YAML")]
    [InlineData("    tuesday: 08:00-18:00", "\ttuesday: 08:00-18:00", "\ttuesday", "the line is indented with a tab. Use spaces.")]
    [InlineData("  - name: Facilities\n", "\t- name: Facilities\n", "\t- name", "the line is indented with a tab. Use spaces.")]
    [InlineData("defaultQueue: Service Desk", "defaultQueue: *nobody", "*nobody", "this is not valid YAML: no anchor has this name.")]
    public void A_mistake_is_reported_with_its_line(string old, string now, string line, string problem)
    {
        string text = SampleDeskFile.With(old, now);

        (int at, string said) = _file.Refusal(text);

        Assert.Contains(problem, said, StringComparison.Ordinal);
        Assert.Equal(FirstLineOf(text, line), at);
        Assert.EndsWith(".", said, StringComparison.Ordinal);
    }

    [Fact]
    public void There_can_be_too_much_of_everything()
    {
        string many = string.Join(", ", Enumerable.Range(0, 201).Select(i => $"say {i}"));
        string categories = string.Concat(Enumerable.Range(0, 39).Select(i => $"  own-{i}: {{ name: Own, queue: People, utterances: [a {i}, b {i}, c {i}, d {i}, e {i}] }}\n"));

        Assert.Equal("'categories.hr.utterances' has 201. Keep the 200 that differ most.", _file.Refusal(SampleDeskFile.With(Hr, $"{HrBlock}    utterances: [{many}]\n")).Problem);
        Assert.Equal("'categories.hr.words' has 101. Keep the 100 that matter most.", _file.Refusal(SampleDeskFile.With(Hr, $"{HrBlock}    words: [{string.Join(", ", many.Split(", ").Take(101))}]\n")).Problem);
        Assert.StartsWith("'categories.other' is one category too many: people choose from a list of at most 50.", _file.Refusal(SampleDeskFile.With(Hr, categories + Hr)).Problem, StringComparison.Ordinal);
        Assert.StartsWith("'categories.hr.utterances[0].text' must be what somebody could write", _file.Refusal(SampleDeskFile.With(Hr, $"{HrBlock}    utterances: [{new string('a', 1001)}]\n")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("- a\n- list\n")]
    [InlineData("just words\n")]
    [InlineData("name: a\n---\nname: b\n")]
    public void A_file_that_is_not_one_mapping_is_refused_at_its_start(string text) =>
        Assert.Equal((1, "the file must be one mapping of keys to values. Start from the sample desk.yaml."), _file.Refusal(text));

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_the_remedy()
    {
        string folder = Path.GetDirectoryName(_file.Path)!; // It has one.

        Assert.Equal($"{_file.Path}: can't be read. Give a readable file with --config FILE.", Assert.Throws<DeskFileException>(() => DeskFile.Read(_file.Path)).Message);
        Assert.Equal($"{folder}: can't be read. Give a readable file with --config FILE.", Assert.Throws<DeskFileException>(() => DeskFile.Read(folder)).Message);
    }

    [Fact]
    public void A_value_of_several_lines_is_reported_in_one() =>
        Assert.StartsWith("'defaultQueue' names the queue 'one two'", _file.Refusal(SampleDeskFile.With("defaultQueue: Service Desk", "defaultQueue: \"one\\ntwo\"")).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("15m", 900)]
    [InlineData("4h", 14_400)]
    [InlineData("3d", 259_200)]
    [InlineData("1.5h", 5_400)]
    [InlineData("0.5s", 0.5)]
    [InlineData("9999d", 863_913_600)]
    public void A_length_of_time_is_a_number_with_a_unit(string text, double seconds)
    {
        DateTimeOffset start = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

        DeskSettings settings = _file.Read(SampleDeskFile.With("firstResponse: 15m", $"firstResponse: {text}"));

        Assert.Equal(start.AddSeconds(seconds), settings.Terms.FirstResponseDue(Tickets.Priority.P1, start));
    }

    [Theory]
    [InlineData("15")]
    [InlineData("m")]
    [InlineData("0m")]
    [InlineData("0.00000001s")]
    [InlineData("-5m")]
    [InlineData("+5m")]
    [InlineData("5 m")]
    [InlineData("5M")]
    [InlineData("5min")]
    [InlineData("1e3s")]
    [InlineData("1,5h")]
    [InlineData("NaNh")]
    [InlineData("10000d")]
    [InlineData("99999999999999999999s")]
    public void Anything_else_is_no_length_of_time(string text)
    {
        string changed = SampleDeskFile.With("firstResponse: 15m", $"firstResponse: '{text}'");

        Assert.Equal(
            (FirstLineOf(changed, "    P1:"), "'priorities.targets.P1.firstResponse' must be a length of time such as 30s, 15m, 4h or 3d."),
            _file.Refusal(changed));
    }

    private static int FirstLineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
}
