using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Names and values in two columns.</summary>
public sealed record FactSet : CardElement
{
    public FactSet(IReadOnlyList<Fact> facts) : base("FactSet") => Facts = facts;

    public IReadOnlyList<Fact> Facts { get; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteStartArray("facts");
        foreach (Fact fact in Facts)
            fact.Write(json);
        json.WriteEndArray();
    }
}
