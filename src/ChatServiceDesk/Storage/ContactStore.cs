using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

internal sealed class ContactStore(ITable table)
{
    public async ValueTask<Contact?> FindAsync(string partition, PersonId person, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.Person(person), cancellationToken) is { } row ? Contact.Read(row) : null;
}
