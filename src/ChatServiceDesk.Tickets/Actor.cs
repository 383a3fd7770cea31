namespace ChatServiceDesk.Tickets;

/// <param name="Role">In which capacity they acted.</param>
/// <param name="Person">Who acted; for <see cref="ActorRole.Desk"/> it is <see cref="DeskItself"/>.</param>
public sealed record Actor(ActorRole Role, Person Person)
{
    public static Actor DeskItself { get; } = new(ActorRole.Desk, new Person(new PersonId("desk"), "Service desk"));

    public static Actor Requester(Person person) => new(ActorRole.Requester, person);

    public static Actor Agent(Person person) => new(ActorRole.Agent, person);
}
