namespace ChatServiceDesk.Classifier.Tests;

public sealed class ReadingMessagesTests
{
    [Theory]
    [InlineData("My laptop won't turn on and I have a customer demo in an hour", Intent.Incident, "hardware")]
    [InlineData("I need access to the finance share", Intent.Request, "access")]
    [InlineData("new monitor please", Intent.Request, "hardware")]
    [InlineData("how do I set up my voicemail?", Intent.Question, "telephony")]
    [InlineData("Wie kann ich mein Passwort zurücksetzen?", Intent.Question, "access")]
    [InlineData("mon imprimante ne marche plus", Intent.Incident, "printing")]
    [InlineData("no puedo entrar al correo", Intent.Incident, "email")]
    [InlineData("I got a weird mail asking for my password", Intent.Incident, "security")]
    [InlineData("the badge reader at the door is broken", Intent.Incident, "facilities")]
    [InlineData("how many vacation days do I have left", Intent.Question, "hr")]
    public void What_people_say_every_day_is_read_right(string text, Intent intent, string category)
    {
        Understanding read = TheEar.Hears(text);

        Assert.Equal((intent, category), (read.Intent, read.Category));
        Assert.False(read.IsVague);
    }

    [Theory]
    [InlineData("it doesn't work")]
    [InlineData("help, broken")]
    [InlineData("I have a problem")]
    [InlineData("printer")]
    [InlineData("Es geht nicht")]
    [InlineData("ça ne marche pas")]
    [InlineData("no funciona")]
    public void A_report_that_says_too_little_is_vague(string text)
    {
        Understanding read = TheEar.Hears(text);

        Assert.True(read.Intent is Intent.Incident or Intent.Request or Intent.Question);
        Assert.True(read.IsVague);
    }

    [Theory]
    [InlineData("hi", SmalltalkKind.Greeting, false)]
    [InlineData("Guten Morgen!", SmalltalkKind.Greeting, false)]
    [InlineData("thanks, that solved it", SmalltalkKind.Thanks, false)]
    [InlineData("merci beaucoup", SmalltalkKind.Thanks, false)]
    [InlineData("hasta luego", SmalltalkKind.Goodbye, false)]
    [InlineData("help", SmalltalkKind.Other, true)]
    [InlineData("What can you do?", SmalltalkKind.Other, true)]
    [InlineData("Hilfe!", SmalltalkKind.Other, true)]
    [InlineData("which things can you help me with", SmalltalkKind.Other, true)]
    public void Smalltalk_has_its_kind_and_help_is_told_apart(string text, SmalltalkKind kind, bool asksForHelp)
    {
        Understanding read = TheEar.Hears(text);

        Assert.Equal(Intent.Smalltalk, read.Intent);
        Assert.Equal((kind, asksForHelp), (read.Smalltalk, read.AsksForHelp));
    }

    [Theory]
    [InlineData("my tickets", null)]
    [InlineData("Meine Tickets", null)]
    [InlineData("status of INC-1042", "INC-1042")]
    [InlineData("inc 1042?", "INC-1042")]
    [InlineData("what's happening with ticket #1042", "1042")]
    public void Asking_after_tickets_is_status_and_names_the_ticket(string text, string? ticket)
    {
        Understanding read = TheEar.Hears(text);

        Assert.Equal(Intent.Status, read.Intent);
        Assert.Equal(ticket, read.TicketNumber);
    }

    [Theory]
    [InlineData("please escalate INC-1042, I want to speak to your manager", Intent.Escalate)]
    [InlineData("Additional info for INC-1042: here is the screenshot you asked for", Intent.Comment)]
    [InlineData("tell me a joke about the weather", Intent.OutOfScope)]
    public void The_other_intents_are_heard_too(string text, Intent intent) => Assert.Equal(intent, TheEar.Hears(text).Intent);

    [Theory]
    [InlineData("Tell everyone an urgent joke about the weather", true)]
    [InlineData("Tell everyone an urgent joke about the printer", false)]
    public void Two_things_of_the_world_and_nothing_of_the_desk_is_chatter_for_certain(string text, bool isCertain) =>
        Assert.Equal(isCertain, TheEar.Hears(text) is { Intent: Intent.OutOfScope, IntentConfidence: 0.95 });

    [Theory]
    [InlineData("My work phone was stolen on the train", true)]
    [InlineData("Ich habe auf einen Link in einer Phishing-Mail geklickt", true)]
    [InlineData("My mouse needs new batteries", false)]
    [InlineData("thanks, that solved it", false)]
    public void A_security_incident_is_told_from_what_is_none(string text, bool isIncident) => Assert.Equal(isIncident, TheEar.Hears(text).IsSecurityIncident);

    [Fact]
    public void A_plain_report_is_sure_and_a_riddle_is_not()
    {
        Assert.Equal(Certainty.Sure, TheEar.Hears("the printer has a paper jam").Certainty);
        Assert.NotEqual(Certainty.Sure, TheEar.Hears("the thing on the second floor makes that noise again").Certainty);
    }

    [Fact]
    public void A_deadline_in_an_hour_is_urgent_and_a_dead_laptop_alone_is_not()
    {
        Assert.Equal(Level.High, TheEar.Hears("My laptop won't turn on and I have a customer demo in an hour").Urgency);
        Assert.Equal(Level.Low, TheEar.Hears("My laptop won't turn on").Urgency);
    }

    [Fact]
    public void The_words_that_decided_are_quoted_as_they_were_written()
    {
        Understanding read = TheEar.Hears("The PRINTER on floor two is jammed");

        Assert.Contains("PRINTER", read.Because);
        Assert.InRange(read.Because.Count, 1, 5);
        Assert.All(read.Because, word => Assert.Contains(word, "The PRINTER on floor two is jammed", StringComparison.Ordinal));
    }

    [Fact]
    public void Rankings_are_complete_sorted_and_sum_to_one()
    {
        foreach (string text in (string[])["my outlook crashes", "hi", "", "👍", "xqzt"])
        {
            Understanding read = TheEar.Hears(text);
            Assert.Equal(Taxonomy.Intents.Order(), read.Intents.Select(s => s.Label).Order());
            Assert.Equal(Taxonomy.Categories.Order(), read.Categories.Select(s => s.Label).Order());
            Assert.Equal(read.Intents.OrderByDescending(s => s.Probability), read.Intents);
            Assert.Equal(1, read.Intents.Sum(s => s.Probability), 6);
            Assert.Equal(1, read.Categories.Sum(s => s.Probability), 6);
            Assert.Equal((Taxonomy.LabelOf(read.Intent), read.IntentConfidence), (read.Intents[0].Label, read.Intents[0].Probability));
            Assert.Equal((read.Category, read.CategoryConfidence), (read.Categories[0].Label, read.Categories[0].Probability));
        }
    }
}
