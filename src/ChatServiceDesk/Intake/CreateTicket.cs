using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Files;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;
using Level = ChatServiceDesk.Tickets.Level;

namespace ChatServiceDesk.Intake;

/// <summary>The person confirms the intake card: a ticket with all that belongs to it, in one batch.</summary>
internal sealed partial class CreateTicket(
    DeskSettings settings, InboxStore inbox, NumberStore numbers, TicketStore tickets, DraftStore drafts, SameThing same, Ear ear, NamedPeople people, IntakeCard intake, TicketCards cards, AttachFiles attach, ReachPerson reach,
    TimeProvider clock, ILogger<CreateTicket> logger)
{
    /// <summary>Who else reports the same is nice to know at once, but nobody waits longer for it.</summary>
    private static readonly TimeSpan Comparing = TimeSpan.FromSeconds(2);

    /// <summary>No card has more; what somebody forges may.</summary>
    private const int MostDetails = 10;

    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        bool isDialog = turn.Extension is ExtensionInvoke.Submit;
        if (!(turn.IsPersonal || isDialog) || isDialog != (turn.Verb == Verbs.CreateFromMessage) || turn.Inputs.Id(IntakeCard.Draft) is not { Length: <= 200 } draftId)
        {
            return turn.Say(turn.Texts["Intake.OwnChat"]);
        }

        // One card makes one ticket, however often and on however many devices its button is pressed.
        string reportKey = InboxStore.ReportKey(turn.DraftPlace, draftId);
        if (await inbox.FindAsync(turn.Home, reportKey, cancellationToken) is { Ticket: { } made })
        {
            return await ShowAgainAsync(turn, made, cancellationToken);
        }

        Draft? draft = await drafts.FindAsync(turn.Home, turn.DraftPlace, cancellationToken);
        Draft? own = draft?.Id == draftId ? draft : null;
        Classification? read = own?.Classification;
        IntakeCard.Form form = Read(turn.Inputs, draftId, read) with { Details = DetailsOn(turn.Inputs), Files = own?.Files.Count ?? 0 };
        NamedPeople.Named named = form.IsConfidential is null ? await people.ReadAsync(turn, cancellationToken) : NamedPeople.Named.Nobody; // Not asked on such a card.
        form = form with { For = named.For, Others = named.Others };
        if ((Problem(form, turn.Texts) ?? (named.IsComplete ? null : turn.Texts["Behalf.Unknown"]) ?? Unknown(turn.Inputs, turn.Texts) ?? NoName(form, turn.Texts)) is { } problem)
        {
            return turn.Show(isDialog ? intake.ForDialog(form, turn.Texts, problem) : intake.For(form, turn.Texts, problem), problem);
        }

        if ((isDialog ? await reach.EnsureAsync(turn, cancellationToken) : Change.None) is not { } reached)
        {
            return turn.Say(turn.Texts["Extension.NoChat"]);
        }

        form = Confine(form);
        int shard = Partitions.ShardOf(turn.Person.Id, turn.Shards);
        long number = await numbers.NextAsync(turn.Home, shard, turn.Shards, cancellationToken);
        Decision.Accepted opened = await CompareAsync(turn, Open(turn, form, own, number), cancellationToken);
        LogOpened(opened.Next.Number, opened.Next.Queue, opened.Next.Priority);
        // Pressed on an old client, the card can't become the receipt; the agenda posts one then, and one is enough.
        return (turn.IsInvoke ? turn.Show(cards.ForRequester(opened.Next, turn.Texts), turn.Texts.Say("Intake.Created", opened.Next.Number))
            : form.For is null ? TurnOutcome.Nothing : turn.Reply(turn.Texts.Say("Intake.Created", opened.Next.Number)))
            .Then(TicketChange.Of(turn.Home, null, opened, turn.Cause))
            .Then(TicketChange.Origin(number, new InboxEntry { Key = reportKey, At = turn.Now, Person = turn.Person.Id.Value, Ticket = number }, ReceiptPlace(turn, form.For is null ? AgendaPlan.RequesterPlace : AgendaPlan.ReporterPlace)))
            .Then(await attach.ToAsync(turn.Home, own?.Files ?? [], opened.Next, turn.Now, cancellationToken))
            .Then(reached)
            .Then(own?.Delete() ?? Change.None);
    }

    /// <summary>Kept when the dialog was opened; another dialog may have taken its place, then the client says it once more.</summary>
    private static string? MessageLinkOf(Turn turn, Draft? draft) =>
        draft?.MessageLink ?? (turn.Extension is ExtensionInvoke.Submit { Message.Link: { } link } && MessageLinks.IsOne(link) ? link.AbsoluteUri : null);

    private static IntakeCard.Form Read(CardInputs inputs, string draftId, Classification? read) => new()
    {
        DraftId = draftId,
        Kind = inputs.Choice<TicketKind>(IntakeCard.Kind) ?? TicketKind.Incident,
        Category = inputs.Text(IntakeCard.Category) ?? "",
        Title = inputs.Text(IntakeCard.Title) ?? "",
        Description = inputs.Text(IntakeCard.Description) ?? "",
        Impact = inputs.Choice<Level>(IntakeCard.Affected) ?? Level.Low,
        Urgency = inputs.Choice<Level>(IntakeCard.Working) ?? Level.Low,
        IsConfidential = inputs.Text(IntakeCard.Confidential) is { } chosen ? chosen == "true" : null,
        IsAnonymous = WithoutName.IsOn(inputs),
        HasAiTitle = read?.AiTitle is { } written && written == inputs.Text(IntakeCard.Title),
    };

    /// <summary>What was asked, as it stands on the card now: a field that was emptied comes back without a value.</summary>
    private FilledSlot[] DetailsOn(CardInputs inputs) =>
    [
        .. (inputs.Id(IntakeCard.Slots) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostDetails)
            .Select(key => SlotPlan.Find(settings, key)).OfType<Slot>()
            .Select(slot => new FilledSlot(slot, CardText.Truncate(inputs.Text(IntakeCard.InputOf(slot.Key)) ?? "", SlotPlan.LongestAnswer))),
    ];

    /// <summary>
    /// What looks like a security incident goes to the security team alone, whatever category was chosen, unless its person has said that it is
    /// none. Where they were not asked, the words decide: they may have been changed on the card.
    /// </summary>
    private IntakeCard.Form Confine(IntakeCard.Form form)
    {
        bool isConfined = form.IsConfidential
            ?? Drafting.IsSecurityIncident(ear.Understand(form.Description.Length > 0 ? form.Description : form.Title));
        IntakeCard.Form confined = isConfined ? form with { Category = Taxonomy.Security } : form;
        return confined is { Category: Taxonomy.Security, Kind: TicketKind.Incident }
            ? confined with { Urgency = Drafting.UrgencyOfSecurity(confined.Impact, confined.Urgency, settings.Matrix) }
            : confined;
    }

    /// <summary>Told on the card: a name that was to be left out is never sent along.</summary>
    private string? NoName(IntakeCard.Form form, Texts texts) => form.IsAnonymous ? WithoutName.Problem(form, Confine(form).Category, settings, texts) : null;

    /// <summary>What is left out has a default; what the card does not offer is not guessed at.</summary>
    private static string? Unknown(CardInputs inputs, Texts texts) =>
        IsUnknown<TicketKind>(inputs, IntakeCard.Kind) ? texts["Intake.KindUnknown"]
        : IsUnknown<Level>(inputs, IntakeCard.Affected) ? texts["Intake.AffectedUnknown"]
        : IsUnknown<Level>(inputs, IntakeCard.Working) ? texts["Intake.WorkingUnknown"]
        : null;

    private static bool IsUnknown<T>(CardInputs inputs, string name)
        where T : struct, Enum =>
        inputs.Text(name) is not null && inputs.Choice<T>(name) is null;

    /// <summary>The card that was pressed becomes the receipt, and stands where it stood. A pressed fallback button leaves it where it is.</summary>
    private static Place ReceiptPlace(Turn turn, string name) => turn is { IsInvoke: true, Activity.ReplyToId: { Length: > 0 } card }
        ? new Place
        {
            Name = name,
            Conversation = turn.Activity.Conversation.Id,
            ServiceUrl = turn.Activity.ServiceUrl.AbsoluteUri,
            Activity = card,
            Shown = 1,
        }
        : new Place { Name = name };

    private string? Problem(IntakeCard.Form form, Texts texts) => form switch
    {
        { Title.Length: 0 } => texts["Intake.TitleEmpty"],
        { Title.Length: > IntakeCard.MaxTitle } => texts.Say("Intake.TitleLong", IntakeCard.MaxTitle),
        { Description.Length: > IntakeCard.MaxDescription } => texts.Say("Intake.DescriptionLong", IntakeCard.MaxDescription),
        _ when settings.FindCategory(form.Category) is null => texts["Intake.CategoryMissing"],
        _ => null,
    };

    private Decision.Accepted Open(Turn turn, IntakeCard.Form form, Draft? draft, long number)
    {
        string queue = settings.QueueOf(form.Category).Key;
        TicketDetail[] details = [.. form.Details.Where(detail => detail.Text.Length > 0).Select(detail => new TicketDetail(detail.Slot.Key, detail.Slot.Name, detail.Text))];
        string said = string.Join('\n', details.Select(detail => detail.Text).Prepend(form.Description)); // Where it is tells one printer from another.
        Report report = new()
        {
            Kind = form.Kind,
            Category = form.Category,
            Title = form.Title,
            Description = form.Description.Length > 0 ? form.Description : form.Title,
            Impact = form.Impact,
            Urgency = form.Urgency,
            Requester = form.For ?? turn.Person,
            ReportedBy = form.For is null ? null : turn.Person,
            Affected = form.Others,
            IsAnonymous = form.IsAnonymous,
            Details = details,
            Classification = draft?.Classification,
            MessageLink = MessageLinkOf(turn, draft),
            Language = turn.Texts.Language,
            Likeness = same.SignatureOf(form.Kind, queue, form.Title, said),
        };
        return Ticket.Open(new TicketNumber(form.Kind, number), report, queue, settings.Matrix, settings.Terms, turn.Now);
    }

    /// <summary>For the receipt and the first card. When it can't be found out now, it is once the ticket is stored.</summary>
    private async Task<Decision.Accepted> CompareAsync(Turn turn, Decision.Accepted opened, CancellationToken cancellationToken)
    {
        using CancellationTokenSource budget = new(Comparing, clock);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            SameThing.Group group = await same.GroupOfAsync(turn.Tenant, opened.Next, turn.Now, both.Token);
            return opened with { Next = opened.Next with { Same = group.Same } };
        }
        catch (Exception e) when (e is TableException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotCompared(opened.Next.Number);
            return opened;
        }
    }

    private async ValueTask<TurnOutcome> ShowAgainAsync(Turn turn, long number, CancellationToken cancellationToken) =>
        await tickets.FindAsync(turn.Home, number, cancellationToken) is { } stored && stored.Ticket.IsOf(turn.Person.Id)
            ? turn.Show(cards.ForRequester(stored.Ticket, Texts.Of(stored.Ticket)), stored.Ticket.Number.ToString())
            : turn.Say(turn.Texts["Tickets.NotFound"]);

    [LoggerMessage(2004, LogLevel.Warning, "Intake: {Ticket} could not be compared with others in time; it will be")]
    private partial void LogNotCompared(TicketNumber ticket);

    [LoggerMessage(2003, LogLevel.Information, "Intake: {Ticket} opened in {Queue} with {Priority}")]
    private partial void LogOpened(TicketNumber ticket, string queue, Priority priority);
}
