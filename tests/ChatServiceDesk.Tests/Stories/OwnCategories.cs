using System.Security.Cryptography;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using ChatServiceDesk.Tickets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A category that stands in <c>desk.yaml</c> alone: what people write about it goes to its team.</summary>
public sealed class OwnCategories : Story
{
    private const string Grinding = "The centrifuge in room 4 makes a grinding noise and then shuts down";
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task A_message_about_it_is_understood_and_its_ticket_goes_to_its_queue()
    {
        using SampleDeskFile file = new();
        await File.WriteAllTextAsync(file.Path, SampleDeskFile.WithLaboratory("Lab support").Replace("  - name: People\n", "  - name: People\n  - name: Lab support\n", StringComparison.Ordinal), Cancelled);
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, config: file.Path, build: builder => builder.Services.RemoveAll<LocalClassifier>());

        PostedMessage card = await stage.HearsAsync(Mara, Grinding, Cancelled);
        string choices = card.Words;
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled); // Whatever the card has preselected.

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Contains("Laboratory", choices, StringComparison.Ordinal);
        Assert.Equal((TicketKind.Incident, "laboratory", "lab-support"), (stored.Kind, stored.Category, stored.Queue));
        Assert.Contains("Incident · Laboratory · Lab support", ticket.Card.Words, StringComparison.Ordinal);
        FileInfo model = Assert.Single(new DirectoryInfo(stage.Folder).GetFiles("ear-*.model"));
        Assert.Equal(("laboratory", await DigestAsync(model)), (stored.Classification?.Category, stored.Classification?.LocalModel));
        await AssertSoundAsync(stage);

        DateTime trained = model.LastWriteTimeUtc;
        await stage.StopAsync();
        await using DeskStage next = await stage.StartAnotherAsync(Cancelled);
        await next.ReportsAsync(Mara, Cancelled, Grinding);
        Assert.Equal(trained, Assert.Single(new DirectoryInfo(stage.Folder).GetFiles("ear-*.model")).LastWriteTimeUtc);
    }

    [Fact]
    public async Task A_ticket_of_a_category_that_is_no_longer_there_still_reads_and_moves()
    {
        using SampleDeskFile file = new();
        await File.WriteAllTextAsync(file.Path, SampleDeskFile.WithLaboratory(), Cancelled);
        await using DeskStage stage = await StartAsync(config: file.Path);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Laboratory"));
        PostedMessage card = ticket.Card;
        await stage.StopAsync();
        await File.WriteAllTextAsync(file.Path, SampleDeskFile.Text, Cancelled);
        await using DeskStage next = await stage.StartAnotherAsync(Cancelled);

        await (ticket with { Stage = next }).PressAsync(World.Sample.Ben, card, "Claim", Cancelled);

        Assert.Equal(["Opened", "Claimed"], await next.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("laboratory · Workplace", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(next);
    }

    /// <summary>What the evidence calls the model.</summary>
    private static async Task<string> DigestAsync(FileInfo model)
    {
        await using FileStream bytes = model.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, Cancelled))[..16];
    }
}
