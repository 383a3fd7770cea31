using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Tickets;
using Level = ChatServiceDesk.Tickets.Level;

namespace ChatServiceDesk.Tests.Configuration;

public sealed class SampleDeskFileTests : IDisposable
{
    private readonly SampleDeskFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void The_sample_says_what_a_small_desk_needs()
    {
        DeskSettings settings = _file.Read(SampleDeskFile.Text);

        Assert.Equal("Service Desk", settings.Name);
        Assert.Equal("Europe/Berlin", settings.Zone.Id);
        Assert.Equal(1, settings.Shards);
        Assert.Equal(["service-desk", "workplace", "network", "identity", "security", "facilities", "people"], settings.Queues.Select(queue => queue.Key));
        Assert.Equal("service-desk", settings.DefaultQueue.Key);
        Assert.Equal(Taxonomy.Categories.Order(StringComparer.Ordinal), settings.Categories.Select(category => category.Key).Order(StringComparer.Ordinal));
        Assert.Equal("workplace", settings.QueueOf("printing").Key);
        Assert.Equal("19:servicedesk@thread.tacv2", Assert.Single(settings.Channels).Channel);
        Assert.Empty(settings.Channels[0].Queues);
    }

    [Fact]
    public void The_articles_that_ship_are_used_or_a_folder_beside_the_file_or_none()
    {
        string beside = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(_file.Path)!, "articles")).FullName; // The file is in a folder.

        Assert.Equal(System.IO.Path.Combine(AppContext.BaseDirectory, "knowledge"), _file.Read(SampleDeskFile.Text).Knowledge);
        Assert.Equal(beside, _file.Read(SampleDeskFile.With("# knowledge: articles", "knowledge: articles")).Knowledge);
        Assert.Null(_file.Read(SampleDeskFile.With("# knowledge: articles", "knowledge: \"\"")).Knowledge);
        Assert.Null(_file.Read(SampleDeskFile.With("# knowledge: articles", "knowledge:")).Knowledge);
    }

    [Fact]
    public void The_sample_teaches_the_ear_nothing_but_its_example_would()
    {
        DeskSettings sample = _file.Read(SampleDeskFile.Text);
        DeskSettings taught = _file.Read(SampleDeskFile.WithLaboratory());

        Assert.Equal((0, 0), (sample.Additions.Utterances.Count, sample.Additions.Words.Count));
        Assert.Equal((13, "Laboratory", "workplace"), (taught.Categories.Count, taught.NameOfCategory("laboratory"), taught.QueueOf("laboratory").Key));
        Assert.Equal(["centrifuge*", "lims", "pipette*", "spectrometer*"], Assert.Single(taught.Additions.Words).Words);
        Assert.Equal(
            ["incident de 1", "incident en 5", "question en 1", "request en 1"],
            taught.Additions.Utterances.CountBy(u => $"{u.Intent} {u.Language}").Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.All(taught.Additions.Utterances, utterance => Assert.Equal("laboratory", utterance.Category));
    }

    [Theory]
    [InlineData("words: payslip, SAP HCM")]
    [InlineData("words: [payslip, SAP HCM]")]
    [InlineData("words:\n      - SAP HCM\n      - payslip")]
    public void Words_can_be_added_to_a_shipped_category_as_a_list_or_with_commas(string words)
    {
        DeskSettings settings = _file.Read(SampleDeskFile.With("  hr: { name: HR, queue: People }\n", $"  hr:\n    name: HR\n    queue: People\n    {words}\n"));

        Assert.Equal(["SAP HCM", "payslip"], Assert.Single(settings.Additions.Words).Words);
        Assert.Equal("hr", settings.Additions.Words[0].Category);
    }

    [Fact]
    public void The_order_in_the_file_does_not_make_another_ear()
    {
        const string hr = "  hr: { name: HR, queue: People }\n";
        const string first = "  hr:\n    name: HR\n    queue: People\n    utterances: [my payslip is wrong, who approves leave]\n";
        const string second = "  hr:\n    name: HR\n    queue: People\n    utterances: [who approves leave, { text: my payslip is wrong }]\n";

        Assert.Equal(_file.Read(SampleDeskFile.With(hr, first)).Additions.Utterances, _file.Read(SampleDeskFile.With(hr, second)).Additions.Utterances);
    }

    [Fact]
    public void The_sample_has_the_matrix_and_the_targets_that_it_prints()
    {
        DeskSettings settings = _file.Read(SampleDeskFile.Text);
        DateTimeOffset friday = new(2026, 11, 27, 15, 0, 0, TimeSpan.Zero); // 16:00 in Berlin, an hour before the office closes.

        Assert.All(
            from impact in Enum.GetValues<Level>() from urgency in Enum.GetValues<Level>() select (impact, urgency),
            cell => Assert.Equal(PriorityMatrix.Itil.Of(cell.impact, cell.urgency), settings.Matrix.Of(cell.impact, cell.urgency)));
        Assert.Equal(friday.AddMinutes(15), settings.Terms.FirstResponseDue(Priority.P1, friday));
        Assert.Equal(friday.AddHours(8), settings.Terms.ResolutionDue(Priority.P2, friday));
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero), settings.Terms.FirstResponseDue(Priority.P3, friday));
        Assert.Equal((TimeSpan.FromDays(3), TimeSpan.FromDays(14)), (settings.Terms.CloseAfter, settings.Terms.ReopenWithin));
    }

    [Theory]
    [InlineData("name: Service Desk\ntime", "name: \"Service Desk\" # ours\ntime")]
    [InlineData("name: Service Desk\ntime", "'name': 'Service Desk'\n\n\ntime")]
    [InlineData("name: Service Desk\ntime", "name: >-\n  Service\n  Desk\ntime")]
    [InlineData("name: Service Desk\ntime", "---\nname: Service Desk\ntime")]
    [InlineData("name: Service Desk\ntime", "%YAML 1.2\n---\nname: Service Desk\ntime")]
    [InlineData("monday: 08:00-18:00", "monday: [08:00-18:00]")]
    [InlineData("defaultQueue: Service Desk", "defaultQueue: service-desk")]
    public void Other_ways_to_write_the_same_are_read_the_same(string old, string now)
    {
        DeskSettings settings = _file.Read(SampleDeskFile.With(old, now));

        Assert.Equal(("Service Desk", "service-desk"), (settings.Name, settings.DefaultQueue.Key));
    }

    [Fact]
    public void Windows_line_endings_and_a_byte_order_mark_are_read() =>
        Assert.Equal("Service Desk", _file.Read("\uFEFF" + SampleDeskFile.Text.ReplaceLineEndings("\r\n")).Name);

    [Fact]
    public void What_is_anchored_once_can_be_used_again()
    {
        string text = SampleDeskFile.With("P4: { firstResponse: 4h, resolution: 30h, hours: office }", "P4: &slow { firstResponse: 8h, resolution: 50h, hours: office }")
            .Replace("P5: { firstResponse: 8h, resolution: 50h, hours: office }", "P5: *slow", StringComparison.Ordinal);
        DateTimeOffset monday = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

        Terms terms = _file.Read(text).Terms;

        Assert.Equal(monday.AddHours(8), terms.FirstResponseDue(Priority.P4, monday));
        Assert.Equal(monday.AddHours(8), terms.FirstResponseDue(Priority.P5, monday));
    }

    [Fact]
    public void Without_a_matrix_shards_channels_and_times_after_resolution_the_standard_holds()
    {
        string text = SampleDeskFile.Text[..SampleDeskFile.Text.IndexOf("afterResolution:", StringComparison.Ordinal)];
        text = Without(Without(Without(text, "shards: 1\n", "\n"), "channels:\n", "hours:\n"), "  matrix:\n", "  targets:\n");

        DeskSettings settings = _file.Read(text);

        Assert.Equal(1, settings.Shards);
        Assert.Empty(settings.Channels);
        Assert.Equal(Priority.P1, settings.Matrix.Of(Level.High, Level.High));
        Assert.Equal((TimeSpan.FromDays(3), TimeSpan.FromDays(14)), (settings.Terms.CloseAfter, settings.Terms.ReopenWithin));
    }

    [Fact]
    public void A_channel_takes_the_queues_that_it_names()
    {
        DeskSettings settings = _file.Read(SampleDeskFile.With("queues: all", "queues: [Network, service desk]"));

        Assert.Equal(["network", "service-desk"], Assert.Single(settings.Channels).Queues);
    }

    [Theory]
    [InlineData("redactStored: [card, iban, nationalId]", "redactStored: []", "")]
    [InlineData("redactStored: [card, iban, nationalId]", "redactStored: email", "Email")]
    [InlineData("  redactStored: [card, iban, nationalId]\n", "", "Card Iban NationalId")]
    [InlineData("redactStored: [card, iban, nationalId]", "redactStored: [phone, card]", "Phone Card")]
    public void What_is_not_stored_is_what_the_file_says_and_the_standard_where_it_says_nothing(string old, string now, string kinds)
    {
        DeskSettings settings = _file.Read(SampleDeskFile.With(old, now));

        Assert.Equal(kinds, string.Join(' ', settings.Privacy.RedactStored));
    }

    [Fact]
    public void Without_a_section_on_privacy_cards_accounts_and_numbers_for_persons_are_not_stored()
    {
        string text = SampleDeskFile.Text[..SampleDeskFile.Text.IndexOf("privacy:", StringComparison.Ordinal)];

        Privacy privacy = _file.Read(text).Privacy;

        Assert.Equal("Card Iban NationalId", string.Join(' ', privacy.RedactStored));
        Assert.Empty(privacy.OwnDomains);
    }

    [Fact]
    public void The_sample_has_the_standard_for_surveys()
    {
        Assert.Equal(new SurveyTerms(), _file.Read(SampleDeskFile.Text).Terms.Surveys);
        Assert.Equal(new SurveyTerms(), _file.Read(Without(SampleDeskFile.Text, "surveys:\n", "similar:\n")).Terms.Surveys);
    }

    [Fact]
    public void What_the_file_says_about_surveys_holds()
    {
        string text = Without(SampleDeskFile.Text, "surveys:\n", "similar:\n")
            + "\nsurveys: { delay: 90m, remindAfter: 0d, expiresAfter: 3d, oncePer: 30d, anonymous: true, followUpWithin: 4h }\n";

        Assert.Equal(
            new SurveyTerms
            {
                Delay = TimeSpan.FromMinutes(90),
                RemindAfter = TimeSpan.Zero,
                ExpiresAfter = TimeSpan.FromDays(3),
                OncePer = TimeSpan.FromDays(30),
                IsAnonymous = true,
                FollowUpWithin = TimeSpan.FromHours(4),
            },
            _file.Read(text).Terms.Surveys);
    }

    [Fact]
    public void The_sample_has_the_standard_for_similar_reports()
    {
        Assert.Equal(new Similar(), _file.Read(SampleDeskFile.Text).Similar);
        Assert.Equal(new Similar(), _file.Read(Without(SampleDeskFile.Text, "similar:\n", "limits:\n")).Similar);
    }

    [Theory]
    [InlineData("  within: 8h\n", "  within: 0\n", false, Level.High)]
    [InlineData("  high: 10\n", "  high: 0\n", true, Level.Medium)]
    [InlineData("  medium: 3\n", "  medium: 0\n", true, Level.High)]
    [InlineData("  high: 10\n", "  high: 12\n", true, Level.Medium)]
    public void Nought_turns_comparing_off_or_one_of_the_raises(string old, string now, bool isOn, Level ofTen)
    {
        Similar similar = _file.Read(SampleDeskFile.With(old, now)).Similar;

        Assert.Equal((isOn, ofTen), (similar.IsOn, similar.ImpactOf(10)));
        Assert.Equal(Level.Low, similar.ImpactOf(2));
    }

    private static string Without(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal);
        return text.Remove(start, text.IndexOf(to, start, StringComparison.Ordinal) - start);
    }
}
