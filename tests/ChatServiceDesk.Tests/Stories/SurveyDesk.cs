using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Desks that ask differently, and what their stories begin with.</summary>
internal static class SurveyDesk
{
    public const string Satisfied = "How satisfied are you?";

    public const string Mattered = "What mattered here? (optional)";

    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="storage">The embedded one if not given.</param>
    /// <param name="lines">Lines of the section <c>surveys</c> in place of the sample's.</param>
    public static async Task<DeskStage> StartAsync(CancellationToken cancellationToken, StageStorage? storage = null, params string[] lines)
    {
        string text = SampleDeskFile.Text;
        foreach (string line in lines)
        {
            string key = line.Split(':')[0];
            string old = Assert.Single(text.Split('\n'), other => other.StartsWith($"  {key}:", StringComparison.Ordinal));
            text = text.Replace($"{old}\n", $"  {line}\n", StringComparison.Ordinal);
        }

        return await StartWithAsync(text, cancellationToken, storage);
    }

    /// <summary>With a whole file in place of the sample.</summary>
    public static async Task<DeskStage> StartWithAsync(string text, CancellationToken cancellationToken, StageStorage? storage = null)
    {
        using SampleDeskFile file = new();
        await File.WriteAllTextAsync(file.Path, text, cancellationToken);
        return await DeskStage.StartAsync(cancellationToken, storage, config: file.Path);
    }

    public static async Task<Reported> ResolvedAsync(this DeskStage stage, Person who, CancellationToken cancellationToken)
    {
        Reported ticket = await stage.ReportsAsync(who, cancellationToken);
        await ticket.ResolveAsync(stage.World.Ben, "New battery", cancellationToken);
        return ticket;
    }

    /// <summary>How many messages with the question a person has.</summary>
    public static int Questions(this DeskStage stage, Person who) => stage.Teams.ChatOf(who).Cards.Count(card => card.Words.Contains(Satisfied, StringComparison.Ordinal));
}
