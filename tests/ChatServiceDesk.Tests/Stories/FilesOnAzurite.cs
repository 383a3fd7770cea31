using System.Net;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

[assembly: AssemblyFixture(typeof(AzuriteBlobs))]

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The contents of files in Azure Blob storage, beside the tables.</summary>
public sealed class FilesOnAzurite(Azurite tables, AzuriteBlobs blobs) : Story
{
    [Fact]
    public async Task A_picture_is_kept_given_out_and_deleted_again()
    {
        string connection = await tables.ConnectionStringAsync(Cancelled) + $"BlobEndpoint={await blobs.EndpointAsync(Cancelled)};";
        await using DeskStage stage = await StartAsync(new StageStorage.Azure(connection, Azurite.FreshTableName()));
        Person mara = stage.World.Mara;
        await stage.SendsAsync(mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste());
        Reported ticket = await stage.CreatesAsync(mara, stage.Teams.ChatOf(mara).Last, Cancelled);

        using HttpResponseMessage answer = await stage.OpensAsync(stage.LinkIn(ticket.Card.ConversationId), Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(FakeFiles.Png.ToArray(), await answer.Content.ReadAsByteArrayAsync(Cancelled));
        await AssertSoundAsync(stage);

        await stage.SendsAsync(mara, "", Cancelled, stage.Teams.Files.Paste());
        await stage.HearsAsync(mara, "never mind", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(8), Cancelled);
        Assert.Equal(FileState.Stored, Assert.Single(await stage.FilesAsync(Cancelled)).State);
        await AssertSoundAsync(stage);
    }
}
