using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

internal sealed class ContactStore(ITable table)
{
    public async ValueTask<Contact?> FindAsync(string partition, PersonId person, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.Person(person), cancellationToken) is { } row ? Contact.Read(row) : null;

    /// <summary>Notes that a person's chat answers at another address. When that can't be saved, the next message finds its way again.</summary>
    public async Task MoveAsync(string partition, Contact contact, string serviceUrl)
    {
        try
        {
            // Not the attempt's token: the message is out, and nothing may call that in question.
            await table.CommitAsync(partition, (contact with { ServiceUrl = serviceUrl }).Save().Rows, CancellationToken.None);
        }
        catch (TableException)
        {
            // The person has just written, or the table is slow.
        }
    }
}
