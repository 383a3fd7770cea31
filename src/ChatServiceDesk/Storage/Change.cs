using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>What is committed as one: rows, and agenda rows that the process tries at once when they are due.</summary>
internal sealed record Change(IReadOnlyList<RowChange> Rows, IReadOnlyList<AgendaRow> Agenda)
{
    public static Change None { get; } = new([], []);

    public Change With(params RowChange[] rows) => this with { Rows = [.. Rows, .. rows] };

    public Change With(params AgendaRow[] agenda) => this with { Agenda = [.. Agenda, .. agenda] };
}
