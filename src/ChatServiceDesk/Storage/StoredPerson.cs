using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>A person inside the JSON of a row.</summary>
internal sealed record StoredPerson(string Id, string Name)
{
    public static StoredPerson Of(Person person) => new(person.Id.Value, person.Name);

    public Person Read() => new(new PersonId(Id), Name);
}
