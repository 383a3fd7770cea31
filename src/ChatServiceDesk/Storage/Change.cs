using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>What is committed as one: rows, and agenda rows that the process tries at once when they are due.</summary>
internal sealed record Change(IReadOnlyList<RowChange> Rows, IReadOnlyList<AgendaRow> Agenda)
{
    public static Change None { get; } = new([], []);

    public bool IsNothing => Rows.Count == 0 && Agenda.Count == 0;

    public static Change Of(params RowChange[] rows) => new(rows, []);

    public static Change Later(params AgendaRow[] agenda) => new([], agenda);

    public Change And(Change more) => new([.. Rows, .. more.Rows], [.. Agenda, .. more.Agenda]);
}
