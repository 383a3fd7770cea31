using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Hosting;

/// <summary>What the ear is taught beyond what ships: by <c>desk.yaml</c>, and by the corrections that the store holds.</summary>
internal static class Learned
{
    /// <summary>For tickets of an earlier version, which don't say in which language they are.</summary>
    private const string UnknownLanguage = "en";

    /// <summary>For commands, which also run before there is a desk: without a store, what <c>desk.yaml</c> says is all.</summary>
    /// <exception cref="UsageException">The store is there and can't be used.</exception>
    public static async Task<Additions> OfAsync(CommandLine line, DeskSettings settings, CancellationToken cancellationToken)
    {
        IConfiguration configuration = Storages.Configuration();
        if (!Storages.MayHold(line, configuration))
        {
            return settings.Additions;
        }

        OpenedStorage opened = await Storages.OpenAsync(line, configuration, mayCreate: false, cancellationToken);
        try
        {
            return await OfAsync(opened, settings, cancellationToken);
        }
        catch (TableException e) when (e.Code is TableErrorCode.TableNotFound)
        {
            return settings.Additions;
        }
        catch (TableException e)
        {
            throw new UsageException($"The storage can't be used: {e.Message}", e);
        }
        finally
        {
            if (opened.Table is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
        }
    }

    /// <exception cref="TableException">The storage fails.</exception>
    public static async Task<Additions> OfAsync(OpenedStorage storage, DeskSettings settings, CancellationToken cancellationToken)
    {
        LessonStore lessons = new(storage.Table, new TenantStore(storage.Table, storage.Clock, settings.Shards));
        return settings.Additions.With(await lessons.ReadAllAsync(_ => UnknownLanguage, cancellationToken).ToListAsync(cancellationToken));
    }
}
