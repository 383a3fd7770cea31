using System.Security.Cryptography;
using ChatServiceDesk.Advising;
using ChatServiceDesk.Articles;
using ChatServiceDesk.Asking;
using ChatServiceDesk.Claiming;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Classifier.Redaction;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Connecting;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Correcting;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Editing;
using ChatServiceDesk.Following;
using ChatServiceDesk.Escalating;
using ChatServiceDesk.Extension;
using ChatServiceDesk.Files;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Help;
using ChatServiceDesk.Holding;
using ChatServiceDesk.Intake;
using ChatServiceDesk.MyTickets;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Preferences;
using ChatServiceDesk.Prioritising;
using ChatServiceDesk.Raising;
using ChatServiceDesk.Resolving;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Surveys;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Talking;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Watching;
using ChatServiceDesk.Withdrawing;

namespace ChatServiceDesk;

/// <summary>What the desk is made of. Reads as its table of contents.</summary>
internal static class Desk
{
    /// <summary>The slices: what people do here.</summary>
    public static IServiceCollection AddSlices(this IServiceCollection services) => services
        .AddReporting()
        .AddTicketMoves()
        .AddSingleton<Answers>()
        .AddSingleton<ListMyTickets>()
        .AddSingleton<PublicHistory>()
        .AddSingleton<ChooseNotifications>()
        .AddSingleton<ConnectChannel>()
        .AddSingleton<InstallDesk>()
        .AddSingleton<TurnRouter>()
        .AddSingleton<TurnPipeline.Router>(provider => provider.GetRequiredService<TurnRouter>().RouteAsync)
        .AddSingleton<AdviceAgenda.Writer>(provider => provider.GetRequiredService<WriteAdvice>().HandleAsync)
        .AddSingleton(Timers);

    /// <summary>Until there is a ticket.</summary>
    private static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddSingleton<IntakeCard>()
        .AddSingleton<TopicCard>()
        .AddSingleton<NextCard>()
        .AddSingleton<OfferPassage>()
        .AddSingleton<JudgePassage>()
        .AddSingleton<WriteAdvice>()
        .AddSingleton<RateAdvice>()
        .AddSingleton<HearReport>()
        .AddSingleton<BeginFromMessage>()
        .AddSingleton<FindFromCompose>()
        .AddSingleton<PreviewLink>()
        .AddSingleton<CreateTicket>()
        .AddSingleton<MadeTicket>()
        .AddSingleton<DismissDraft>()
        .AddSingleton<ChooseTopic>()
        .AddSingleton<OpenDraft>()
        .AddSingleton<AnswerSlot>()
        .AddSingleton<ResumeReport>()
        .AddSingleton<SteerReport>()
        .AddSingleton<OfferKnown>()
        .AddSingleton<NamedPeople>()
        .AddSingleton<SettleKnown>();

    /// <summary>What people do with one.</summary>
    private static IServiceCollection AddTicketMoves(this IServiceCollection services) => services
        .AddSingleton<ClaimTicket>()
        .AddSingleton<AskRequester>()
        .AddSingleton<AnswerQuestion>()
        .AddSingleton<ChangePriority>()
        .AddSingleton<CorrectTicket>()
        .AddSingleton<ResolveTicket>()
        .AddSingleton<ReopenTicket>()
        .AddSingleton<RateResolution>()
        .AddSingleton<CloseComplaint>()
        .AddSingleton<SurveyTimers>()
        .AddSingleton<HearComment>()
        .AddSingleton<ChooseTicket>()
        .AddSingleton<ChangeSaid>()
        .AddSingleton<AgentsThread>()
        .AddSingleton<TellRequester>()
        .AddSingleton<AddInformation>()
        .AddSingleton<EditTicket>()
        .AddSingleton<WithdrawTicket>()
        .AddSingleton<HoldTicket>()
        .AddSingleton<WatchTargets>()
        .AddSingleton<EscalateTicket>()
        .AddSingleton<RaiseImpact>()
        .AddSingleton<PointToTicket>()
        .AddSingleton<FollowTicket>()
        .AddSingleton<TellFollowers>();

    private static TimerHandlers Timers(IServiceProvider provider) => new(
        new Dictionary<string, TimerHandlers.Handler>(StringComparer.Ordinal)
        {
            [AgendaPlan.PointToTicket] = provider.GetRequiredService<PointToTicket>().HandleAsync,
            [AgendaPlan.TellFollowers] = provider.GetRequiredService<TellFollowers>().HandleAsync,
            [AgendaPlan.Close] = (ticket, row, now, _) => ValueTask.FromResult(CloseTicket.Handle(ticket, row, now)),
            [AgendaPlan.AskRating] = SurveyTimer(provider),
            [AgendaPlan.RemindRating] = SurveyTimer(provider),
            [AgendaPlan.ExpireRating] = SurveyTimer(provider),
            [AgendaPlan.FollowUp] = SurveyTimer(provider),
            [AgendaPlan.WatchResponse] = (ticket, row, now, _) => ValueTask.FromResult(provider.GetRequiredService<WatchTargets>().Handle(ticket, row, now)),
            [AgendaPlan.WatchResolution] = (ticket, row, now, _) => ValueTask.FromResult(provider.GetRequiredService<WatchTargets>().Handle(ticket, row, now)),
            [AgendaPlan.Compare] = provider.GetRequiredService<RaiseImpact>().HandleAsync,
        },
        new Dictionary<AgendaKind, TimerHandlers.Errand> { [AgendaKind.Follow] = provider.GetRequiredService<FollowTicket>().HandleAsync });

    private static TimerHandlers.Handler SurveyTimer(IServiceProvider provider)
    {
        SurveyTimers timers = provider.GetRequiredService<SurveyTimers>();
        return (ticket, row, now, _) => ValueTask.FromResult(timers.Handle(ticket, row, now));
    }

    /// <summary>The shared rooms.</summary>
    public static IServiceCollection AddRooms(this IServiceCollection services, AgendaOptions agenda) => services
        .AddSingleton<TurnPipeline>()
        .AddSingleton<TypingSign>()
        .AddSingleton<SafeWords>()
        .AddSingleton<Redact>(provider =>
        {
            Redactor redactor = new(new RedactorOptions { OwnDomains = provider.GetRequiredService<DeskSettings>().Privacy.OwnDomains });
            return text => redactor.Redact(text).Text;
        })
        .AddSingleton<ActivityLimit>()
        .AddSingleton<TicketActions>()
        .AddSingleton<ThreadTickets>()
        .AddSingleton<OwnTickets>()
        .AddSingleton<Ear>()
        .AddSingleton<Adviser>()
        .AddSingleton<SpokenLanguage>()
        .AddSingleton<SameThing>()
        .AddSingleton<KnowledgeBase>()
        .AddSingleton<ContactDirectory>()
        .AddSingleton<QueueChannels>()
        .AddSingleton<ReachPerson>()
        .AddSingleton<TicketLinks>()
        .AddSingleton<FilePolicy>()
        .AddSingleton(provider => FileHttp.Create(provider.GetRequiredService<ServiceUrlPolicy>()))
        .AddSingleton<FileFetcher>()
        .AddSingleton<ReceiveFiles>()
        .AddSingleton<AttachFiles>()
        .AddSingleton<FetchFile>()
        .AddSingleton<FileLinks>()
        .AddSingleton<FileNews>()
        .AddSingleton<ServeFile>()
        .AddSingleton<TicketCards>()
        .AddSingleton<TicketMessages>()
        .AddSingleton<Previews>()
        .AddSingleton<PushGate>()
        .AddSingleton<ActivityFeed>()
        .AddSingleton<Courier>()
        .AddSingleton<OperatorsAlert>()
        .AddSingleton<Postman>()
        .AddSingleton(provider => SendingRates.Of(provider.GetRequiredService<DeskSettings>().Limits))
        .AddSingleton<ConversationPace>()
        .AddSingleton(agenda)
        .AddSingleton<AdviceAgenda>()
        .AddSingleton<AgendaWorker>()
        .AddSingleton<AgendaPump>()
        .AddHostedService(provider => provider.GetRequiredService<AgendaPump>())
        .AddSingleton<DeskMetrics>()
        .AddSingleton(new Random(RandomNumberGenerator.GetInt32(int.MaxValue)));

    /// <summary>The shelf. The container closes the table.</summary>
    public static IServiceCollection AddShelf(this IServiceCollection services, ITable table, IBlobs blobs, int numberBlock) => services
        .AddSingleton(_ => table)
        .AddSingleton(blobs)
        .AddSingleton<Journal>()
        .AddSingleton<TicketStore>()
        .AddSingleton<OpenReportStore>()
        .AddSingleton<SurveyStore>()
        .AddSingleton<FollowerStore>()
        .AddSingleton<AgendaStore>()
        .AddSingleton<InboxStore>()
        .AddSingleton<InboxExpiry>()
        .AddSingleton<ContactStore>()
        .AddSingleton<DraftStore>()
        .AddSingleton<TalkStore>()
        .AddSingleton<ThreadStore>()
        .AddSingleton<SaidMessageStore>()
        .AddSingleton<FileStore>()
        .AddSingleton<LinkSecretStore>()
        .AddSingleton<ShownPassageStore>()
        .AddSingleton<ChannelStore>()
        .AddSingleton<AlertStore>()
        .AddSingleton(provider => new NumberStore(table, numberBlock))
        .AddSingleton(provider => new TenantStore(table, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<DeskSettings>().Shards));

    /// <summary>The wire.</summary>
    public static IServiceCollection AddWire(this IServiceCollection services, BotIdentity identity, ChannelAuthenticationOptions authentication) => services
        .AddSingleton(authentication)
        .AddSingleton(authentication.ServiceUrls)
        .AddSingleton(provider => new ConnectorToken(
            ConnectorCredential.Create(identity), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConnectorToken>>()))
        .AddSingleton(_ => ConnectorClient.CreateHttp())
        .AddSingleton<ConnectorClient>()
        .AddSingleton(provider => new ChannelKeys(
            authentication.OpenIdMetadata,
            provider.GetRequiredService<HttpClient>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ChannelKeys>>()))
        .AddSingleton<ChannelAuthenticator>();

    /// <summary>The ear, with what this desk has taught it.</summary>
    public static IServiceCollection AddEar(this IServiceCollection services, string? cacheDirectory, Additions learned) =>
        services.AddSingleton(_ => LocalClassifier.Shipped(cacheDirectory, learned));

    /// <summary>The second ear. What it is told has gone through <see cref="Redact"/>; without that it does not start.</summary>
    public static IServiceCollection AddSecondEar(this IServiceCollection services, SecondEarOptions options, SecondEarCredential credential) =>
        services.AddSingleton(provider => new SecondEar(options, credential, provider.GetRequiredService<Redact>().Invoke, provider.GetRequiredService<TimeProvider>()));
}
