using ChatServiceDesk.Classifier;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Configuration;

/// <summary>What <c>desk.yaml</c> says.</summary>
internal sealed record DeskSettings
{
    public required string Name { get; init; }

    /// <summary>Partitions that a new tenant's tickets are spread over, 1 to 64. Fixed when the tenant is first seen.</summary>
    public required int Shards { get; init; }

    public required IReadOnlyList<Queue> Queues { get; init; }

    /// <summary>Takes what no other queue takes.</summary>
    public required Queue DefaultQueue { get; init; }

    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>What the ear learns about the categories beyond what ships.</summary>
    public Additions Additions { get; init; } = Additions.None;

    public required IReadOnlyList<ConfiguredChannel> Channels { get; init; }

    public Limits Limits { get; init; } = new();

    public Privacy Privacy { get; init; } = new();

    public Notifying Notifying { get; init; } = new();

    public Similar Similar { get; init; } = new();

    public IntakeRules Intake { get; init; } = new();

    public FileRules Files { get; init; } = new();

    /// <summary>The folder of the articles; <see langword="null"/> turns knowledge off.</summary>
    public string? Knowledge { get; init; }

    public required PriorityMatrix Matrix { get; init; }

    public required Terms Terms { get; init; }

    /// <summary>The zone in which times are written for people who have told us none.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public Category? FindCategory(string key) => Categories.FirstOrDefault(category => category.Key == key);

    /// <summary>The queue of a category; the default queue for one that is not (or no longer) configured.</summary>
    public Queue QueueOf(string category) => FindCategory(category)?.Queue ?? DefaultQueue;

    public Queue? FindQueue(string typed) => Queues.FirstOrDefault(queue => queue.Key == Queue.KeyOf(typed));

    /// <summary>Whether a queue's cards may only go to channels that name it.</summary>
    public bool IsRestricted(string queue) => Queues.FirstOrDefault(known => known.Key == queue)?.IsRestricted ?? false;

    /// <returns><see langword="null"/> where nobody is named.</returns>
    public Lead? LeadOf(string queue) => Queues.FirstOrDefault(known => known.Key == queue)?.Lead;

    public string NameOfCategory(string key) => FindCategory(key)?.Name ?? key;

    public string NameOfQueue(string key) => Queues.FirstOrDefault(queue => queue.Key == key)?.Name ?? key;
}
