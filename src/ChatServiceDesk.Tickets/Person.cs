namespace ChatServiceDesk.Tickets;

/// <param name="Id">Who it is.</param>
/// <param name="Name">How they are called on cards. Decides nothing: names can be changed by their owner.</param>
public sealed record Person(PersonId Id, string Name)
{
    /// <summary>What stands for the name of somebody who has reported something without it.</summary>
    public const string Unnamed = "an employee";
}
