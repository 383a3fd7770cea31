using ChatServiceDesk.Classifier;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>What a report may be about: its kind and its category.</summary>
internal readonly record struct Topic(TicketKind Kind, string Category)
{
    private const int Most = 3;

    /// <summary>The most likely, likeliest first. A question becomes a service request, and whoever complains reports an incident.</summary>
    public static IReadOnlyList<Topic> Likeliest(Understanding heard) =>
    [
        .. Enum.GetValues<TicketKind>()
            .SelectMany(kind => heard.Categories.Select(category => (Topic: new Topic(kind, category.Label), Share: ShareOf(kind, heard) * category.Probability)))
            .OrderByDescending(offer => offer.Share)
            .Take(Most)
            .Select(offer => offer.Topic),
    ];

    private static double ShareOf(TicketKind kind, Understanding heard) => heard.Intents
        .Where(intent => kind == Taxonomy.IntentOf(intent.Label) switch
        {
            Intent.Incident or Intent.Escalate => TicketKind.Incident,
            Intent.Request or Intent.Question => TicketKind.ServiceRequest,
            _ => null as TicketKind?,
        })
        .Sum(intent => intent.Probability);
}
