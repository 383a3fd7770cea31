using System.Security.Cryptography;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>The secret that signs links to files: one for each store, made when it is first wanted, so that all replicas have the same.</summary>
internal sealed class LinkSecretStore(ITable table)
{
    private const string Partition = "secrets";
    private const string Key = "links";
    private const int Bytes = 32;

    private volatile byte[]? _known;

    public async ValueTask<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        while (_known is null)
        {
            if (await table.GetAsync(Partition, Key, cancellationToken) is { } row)
            {
                _known = Convert.FromHexString(row.Data.String("Secret"));
                break;
            }

            try
            {
                await table.CommitAsync(Partition, [new RowChange.Insert(Key, new RowData { ["Secret"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)) })], cancellationToken);
            }
            catch (TableException e) when (e.IsConflict)
            {
                // Another replica was faster; its secret counts.
            }
        }

        return _known;
    }
}
