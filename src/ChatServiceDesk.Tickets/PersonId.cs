namespace ChatServiceDesk.Tickets;

/// <summary>The Entra object id of a person: the one identity that is never reassigned.</summary>
public readonly record struct PersonId(string Value)
{
    public override string ToString() => Value;
}
