using ChatServiceDesk.Articles;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Files;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Status;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Tickets;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatServiceDesk.Hosting;

/// <summary>Builds the web application: the real container with real storage. Tests change what is on the far side of a wire.</summary>
internal static class DeskHost
{
    /// <param name="line">Where to listen and what to read.</param>
    /// <param name="settings">What <c>desk.yaml</c> says.</param>
    /// <param name="change">The last word on settings and services; <see langword="null"/> outside tests.</param>
    /// <param name="cancellationToken">Cancels the opening of the storage.</param>
    /// <exception cref="UsageException">The settings can't be used; the message says which.</exception>
    public static async Task<WebApplication> BuildAsync(CommandLine line, DeskSettings settings, Action<WebApplicationBuilder>? change, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables();
        change?.Invoke(builder);
        bool isDevelopment = builder.Environment.IsDevelopment();
        BotIdentity identity = Identity.Read(builder.Configuration, isDevelopment);
        AgendaOptions agenda = Patience.Read(builder.Configuration);
        var feed = GraphFeed.Read(builder.Configuration, identity, isDevelopment);
        var second = SecondEars.Read(builder.Configuration, settings, isDevelopment);
        OpenedStorage storage = builder.Services.LastOrDefault(service => service.ServiceType == typeof(ITable))?.ImplementationInstance is ITable given
            ? new OpenedStorage(given, Storages.FileBlock, given.GetType().Name, TimeProvider.System)
            : await Storages.OpenAsync(line, builder.Configuration, mayCreate: true, cancellationToken);
        builder.WebHost.UseUrls(line.Url.AbsoluteUri);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<RequestLimits>(SetLimits);
        IServiceCollection services = Services(settings, agenda, storage, identity, Identity.Authentication(identity, builder.Configuration, isDevelopment), PublicAddress.Read(builder.Configuration, line.Url, isDevelopment))
            .AddEar(line.Data is { Length: > 0 } folder && System.IO.Directory.Exists(folder) ? folder : null, await Learned.OfAsync(storage, settings, cancellationToken))
            .AddGraphFeed(feed, identity)
            .AddSingleton<StatusPage>()
            .AddSingleton<NoticePages>();
        if (second is { } ear)
        {
            services.AddSecondEar(ear.Options, ear.Credential);
        }

        foreach (ServiceDescriptor service in services.Where(service => !builder.Services.Any(other => IsReplacement(other, service))))
        {
            builder.Services.Add(service);
        }

        WebApplication app = builder.Build();
        app.Services.GetRequiredService<LocalClassifier>(); // Trained before the first message, not during it.
        app.Services.GetRequiredService<Ear>(); // Nor does it turn out then that the second ear lacks something.
        app.Services.GetRequiredService<KnowledgeBase>(); // What is wrong with an article is said at start.
        app.MapPost("/api/messages", (HttpContext context, MessagesEndpoint endpoint) => endpoint.HandleAsync(context));
        app.MapGet("/files/{tenant}/{ticket:long}/{file}", (HttpContext context, ServeFile files, string tenant, long ticket, string file) => files.HandleAsync(context, tenant, ticket, file));
        app.MapGet("/", (StatusPage page, CancellationToken cancelled) => page.ShowAsync(cancelled));
        app.MapGet("/privacy", (NoticePages pages) => pages.Privacy());
        app.MapGet("/t/{number}", (NoticePages pages, string number) => TicketNumber.TryParse(number, null, out TicketNumber known) ? pages.Ticket(known) : Results.NotFound());
        app.MapGet("/terms", (NoticePages pages) => pages.Terms());
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (StatusPage page, CancellationToken cancelled) => page.ReadyAsync(cancelled));
        return app;
    }

    /// <summary>All that answers an activity, but for the ear and the web server around it.</summary>
    public static IServiceCollection Services(
        DeskSettings settings, AgendaOptions agenda, OpenedStorage storage, BotIdentity identity, ChannelAuthenticationOptions authentication, DeskAddress? address = null) =>
        new ServiceCollection()
            .AddSingleton(settings)
            .AddSingleton(storage.Clock)
            .AddSingleton(new DeskFacts(storage.Description))
            .AddShelf(storage.Table, storage.Blobs, storage.NumberBlock)
            .AddWire(identity, authentication)
            .AddRooms(agenda)
            .AddSlices()
            .AddSingleton(new RequestLimits())
            .AddSingleton(address ?? new DeskAddress(null))
            .AddSingleton<MessagesEndpoint>();

    private static void SetLimits(KestrelServerOptions kestrel, RequestLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 2 * limits.MaxBytes; // It counts the marks between chunks as well; what is said is counted by RequestBody.
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.SlowestBytesPerSecond, limits.Grace);
    }

    /// <summary>What a test has registered stays.</summary>
    private static bool IsReplacement(ServiceDescriptor theirs, ServiceDescriptor ours) =>
        theirs.ServiceType == ours.ServiceType && theirs.ServiceType != typeof(IHostedService);
}
